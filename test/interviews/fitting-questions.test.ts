import { describe, expect, it } from 'vitest';
import {
  fittingQuestions,
  whyNothingFits,
  type FitSettings,
  type Fitted,
} from '../../api/interviews/fitting-questions.ts';

const minute = 60_000;
const question = (over: Partial<Fitted> = {}): Fitted => ({
  deckId: 'containers',
  deckTitle: 'Containers',
  ownDeck: false,
  skillId: 'docker',
  skillTitle: 'Docker',
  level: 2,
  plannedMs: 3 * minute,
  ...over,
});
const settings: FitSettings = { deckIds: [], levels: [1, 2, 3], minutes: 15, skillId: null, careerSkillIds: null };
const why = (questions: Fitted[], over: Partial<FitSettings>) => whyNothingFits(questions, { ...settings, ...over });

describe('questions that fit', () => {
  it('are of the decks, else of the skill, else of the career, else all of the service', () => {
    const all = [
      question(),
      question({ deckId: 'pods', skillId: 'kubernetes' }),
      question({ deckId: 'mine', skillId: 'own', ownDeck: true }),
    ];
    const decksOf = (over: Partial<FitSettings>) =>
      fittingQuestions(all, { ...settings, ...over }).map(({ deckId }) => deckId);
    expect(decksOf({})).toEqual(['containers', 'pods']);
    expect(decksOf({ careerSkillIds: ['docker', 'own'] })).toEqual(['containers']);
    expect(decksOf({ careerSkillIds: ['docker'], skillId: 'kubernetes' })).toEqual(['pods']);
    expect(decksOf({ careerSkillIds: ['docker'], skillId: 'docker', deckIds: ['mine'] })).toEqual(['mine']);
  });
});

describe('where no question fits, the error names', () => {
  it('the minutes that would do', () => {
    expect(why([question({ plannedMs: 16.5 * minute }), question({ plannedMs: 40 * minute })], {})).toEqual([
      { pointer: '/body/minutes', message: 'every question that fits takes longer: take at least 17 minutes' },
    ]);
  });
  it('each setting that alone stands in the way, with what to make of it', () => {
    const questions = [
      question(),
      question({ level: 3, skillId: 'kubernetes', skillTitle: 'Kubernetes', deckId: 'pods', deckTitle: 'Pods' }),
    ];
    expect(why(questions, { levels: [3], skillId: 'docker', careerSkillIds: ['docker', 'kubernetes'] })).toEqual([
      { pointer: '/body/levels', message: 'there are no senior questions in this skill: add level 2 (mid)' },
      {
        pointer: '/body/skillId',
        message: 'there are no senior questions in this skill: choose another, such as “Kubernetes”',
      },
    ]);
    expect(why(questions, { levels: [1, 3], careerSkillIds: ['docker'] })).toContainEqual({
      pointer: '/body/careerId',
      message:
        'there are no junior or senior questions in this career: choose another, or a skill such as “Kubernetes”',
    });
    expect(why(questions, { levels: [3], deckIds: ['containers', 'compose'] })[0].message).toBe(
      'there are no senior questions in these decks: add level 2 (mid)',
    );
  });
  it('the narrowest one where none alone would help', () => {
    const [error] = why([question()], { levels: [3], deckIds: ['pods'] });
    expect(error).toMatchObject({ pointer: '/body/deckIds', message: expect.stringContaining('no single setting') });
    expect(why([], {})[0].message).toContain('there are no questions in the library');
  });
});
