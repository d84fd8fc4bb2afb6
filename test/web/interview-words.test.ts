import { describe, expect, it } from 'vitest';
import {
  pausedWords,
  plannedHeadline,
  rulesOf,
  settingsLine,
  spokenNeeds,
  subjectOf,
  timeLeft,
} from '../../web/features/interview/interview-words.ts';
import type { Career, Deck } from '../../web/api-types.ts';
import { told } from '../support/interview-told.ts';

const { settings } = told();

describe('an interview in words', () => {
  it('says how much comes', () => {
    expect(plannedHeadline(told())).toBe('Five questions in fifteen minutes.');
    expect(plannedHeadline(told({ questionCount: 1 }))).toBe('One question in fifteen minutes.');
  });
  it('says its settings in a line', () => {
    expect(settingsLine(settings)).toBe('15\u00a0min · typed · all levels');
    expect(settingsLine({ ...settings, levels: [2, 3] })).toBe('15\u00a0min · typed · mid and senior');
  });
  it('is named for its skill or career, and plainly until that is known', () => {
    const deck = { skillId: settings.skillId, skillTitle: 'Containers' } as Deck;
    const career = { id: 'dev', title: 'Developer' } as Career;
    expect(subjectOf(settings, [], [deck])).toBe('Containers');
    expect(subjectOf({ careerId: 'dev', skillId: null }, [career], [deck])).toBe('Developer');
    expect(subjectOf(settings, [], [])).toBe('Mock interview');
  });
  it.each([
    [0, '0 seconds'],
    [1000, '1 second'],
    [60_000, '1 minute'],
    [725_400, '12 minutes and 5 seconds'],
  ])('has %i ms left: %s', (ms, words) => {
    expect(timeLeft(ms)).toBe(words);
  });
  it('promises no follow-up and no time to think that do not come', () => {
    const [asked] = rulesOf({ ...settings, think: false, followUps: false });
    expect(asked).toBe('One question at a time. You answer at once. Nothing is judged until the end.');
  });
  it('says why it is paused', () => {
    expect(pausedWords({ pausedBecause: 'away' })).toContain('Nothing was heard from this page');
    expect(pausedWords({ pausedBecause: 'learner' })).toContain('Go on when you are ready.');
  });
  it('says what speaking needs', () => {
    expect(spokenNeeds('insecure', null)).toContain('https');
    expect(spokenNeeds(undefined, null)).toContain('This server turns no speech into words');
    expect(spokenNeeds(undefined, { host: 'speech.example' })).toContain('by speech.example');
  });
});
