import { describe, expect, it } from 'vitest';
import {
  comparisonWords,
  madeWords,
  mannerWords,
  nextPoint,
  overruled,
  waitedWords,
} from '../../web/features/submissions/submission-words.ts';
import { given, point } from '../support/sitting.ts';

describe('the words of a queue', () => {
  it('say what model and learner found, and whether they agree', () => {
    const made = { made: 5, of: 9 };
    expect([madeWords(made), madeWords(null)]).toEqual(['5 of 9', '–']);
    expect(comparisonWords({ machine: made, self: made, disagree: 2 })).toBe('they disagree on 2 points');
    expect(comparisonWords({ machine: made, self: made, disagree: 0 })).toBe('they agree');
    expect(comparisonWords({ machine: null, self: made, disagree: 0 })).toBe('not graded by a model');
    expect(comparisonWords({ machine: made, self: null, disagree: 0 })).toBe('not judged by the learner');
    expect(comparisonWords({ machine: null, self: null, disagree: 0 })).toBe('judged by nobody yet');
  });
  it('say how it was answered, and in which take', () => {
    const one = { inputModes: ['spoken' as const], durationMs: 221_000, answers: 1, take: 1 };
    expect(mannerWords(one)).toMatch(/^spoken .+ · take 1$/);
    expect(mannerWords({ ...one, answers: 3 })).toMatch(/^3 answers · spoken/);
    expect(mannerWords({ ...one, inputModes: [], answers: 0 })).toBe('no answer · take 1');
  });
  it.each([
    [59_000, 'now'],
    [60_000, '1 min'],
    [6.9 * 3_600_000, '6 h'],
    [24 * 3_600_000, '1 day'],
    [49 * 3_600_000, '2 days'],
  ])('say how long it has waited: %i ms are %s', (ms, words) => {
    const since = '2026-11-22T12:00:00.000Z';
    expect(waitedWords(since, new Date(Date.parse(since) + ms))).toBe(words);
  });
});

describe('a verdict of a coach', () => {
  const judged = point('live', 'missed', {
    history: [given('live', 'covered', { by: 'machine' }), given('live', 'missed')],
  });
  it('overrules whoever said otherwise of the same revision', () => {
    expect(overruled(judged, 1, 'missed')).toEqual(['the model says covered']);
    expect(overruled(judged, 1, 'partial')).toEqual(['the model says covered', 'the learner says missed']);
    expect(overruled(judged, 2, 'partial')).toEqual([]);
  });
  it('leads to the next point that the coach has not judged', () => {
    const own = given('b', 'covered', { by: 'coach', judge: { name: 'Ada', isYou: true } });
    const points = [judged, point('b', 'covered', { history: [own] }), point('c')];
    expect([nextPoint({ points }, 0), nextPoint({ points }, 2)]).toEqual([2, 2]);
  });
});
