import { describe, expect, it } from 'vitest';
import { planSentence } from '../../web/features/today/due-words.ts';
import {
  daysLeftWords,
  focusWords,
  planWorth,
  readinessToday,
  weakestSkills,
} from '../../web/features/plan/readiness-words.ts';

const overall = {
  questions: 20,
  unseen: 5,
  today: 0.34,
  ifStopped: 0.3,
  without: 0.77,
  with: 0.86,
  withTenMore: 0.91,
};
const skill = (title: string, share: number) => ({ ...overall, skillId: title, title, with: share });

describe('readiness in words', () => {
  it('says what the plan is worth', () => {
    expect(planWorth({ overall })).toBe(
      '9 more in a hundred than by answering only what is due; if you stopped now, 30\u00a0%.',
    );
    expect(planWorth({ overall: { ...overall, with: 0.77 } })).toMatch(/^As much as by answering only/);
    expect(planWorth({ overall: { ...overall, with: null } })).toBe('');
  });
  it('says what an interview today would bring, but guesses nothing before the first answer', () => {
    expect(readinessToday({ overall })).toContain('34\u00a0% of the points');
    expect(readinessToday({ overall: { ...overall, unseen: 20 } })).toBe('');
  });
  it('names the two skills that will be weakest, where some are behind', () => {
    const skills = [skill('Networks', 0.9), skill('Secrets', 0.64), skill('Mesh', 0.58)];
    expect(weakestSkills({ overall, skills })).toBe('Weakest: Mesh 58\u00a0%, Secrets 64\u00a0%.');
    expect(weakestSkills({ overall, skills: [skill('Networks', 0.86)] })).toBe('');
  });
  it('sets what the chosen focus reaches beside the other', () => {
    const focuses = { breadth: { score: 0.79, known: 0.41 }, depth: { score: 0.7, known: 0.61 } };
    expect(focusWords(focuses, 'breadth')).toBe(
      'The plan goes for breadth: 41\u00a0% of the questions known well. For depth: 61\u00a0%, and a score of 70\u00a0%.',
    );
  });
  it('counts the days', () => {
    expect([0, 1, 12].map(daysLeftWords)).toEqual(['today', 'tomorrow', '12 days']);
  });
  it('says what the plan chose for today', () => {
    expect(planSentence({ learning: 1, review: 3, new: 2, drills: 1 })).toBe(
      'Chosen for your interview: three reviews, two new and one drill.',
    );
  });
});
