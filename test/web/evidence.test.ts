import { describe, expect, it } from 'vitest';
import type { PointVerdict, Suggestion, Verdict } from '../../web/api-types.ts';
import { evidenceOf, suggestionFor } from '../../web/features/practice/evidence.ts';
import { attemptAt, given, point } from '../support/sitting.ts';

const suggestion = (verdict: Verdict, over: Partial<Suggestion> = {}): Suggestion => ({
  pointId: 'p',
  verdict,
  quotes: [{ start: 0, end: 2 }],
  confidence: 0.7,
  ...over,
});
const byModel: Partial<PointVerdict> = { by: 'machine', quotes: [{ start: 3, end: 9 }], confidence: 0.9 };

describe('a suggestion', () => {
  it('is for a point that nobody judged', () => {
    const attempt = attemptAt('a', { suggestions: [suggestion('covered')] });
    expect(suggestionFor(attempt, point('p'))).toBe(attempt.suggestions[0]);
    expect(suggestionFor(attempt, point('p', 'missed'))).toBeUndefined();
  });
  it('is none where the grader could not tell', () => {
    expect(suggestionFor(attemptAt('a', { suggestions: [suggestion('unjudged')] }), point('p'))).toBeUndefined();
  });
});

describe('the evidence', () => {
  it('of a suggestion does not count yet', () => {
    const attempt = attemptAt('a', { points: [point('o'), point('p')], suggestions: [suggestion('partial')] });
    expect(evidenceOf(attempt)).toEqual([
      { start: 0, end: 2, pointId: 'p', number: 2, verdict: 'partial', counts: false },
    ]);
  });
  it('counts once the learner judged, by their verdict', () => {
    const attempt = attemptAt('a', { points: [point('p', 'wrong')], suggestions: [suggestion('covered')] });
    expect(evidenceOf(attempt)).toMatchObject([{ start: 0, verdict: 'wrong', counts: true }]);
  });
  it.each(['missed', 'unjudged'] as const)('is none for a point that is %s', (verdict) => {
    const attempt = attemptAt('a', { points: [point('p', verdict)], suggestions: [suggestion('missed')] });
    expect(evidenceOf(attempt)).toEqual([]);
  });
  it('is the model’s rather than the suggestion’s', () => {
    const judged = point('p', 'covered', { history: [given('p', 'covered', byModel)] });
    const attempt = attemptAt('a', { points: [judged], suggestions: [suggestion('covered')] });
    expect(evidenceOf(attempt)).toMatchObject([{ start: 3, end: 9 }]);
  });
  it('stays the model’s when the learner agrees', () => {
    const history = [given('p', 'covered', byModel), given('p', 'covered')];
    const attempt = attemptAt('a', { points: [point('p', 'covered', { history })] });
    expect(evidenceOf(attempt)).toMatchObject([{ start: 3, end: 9 }]);
  });
  it('of a drill is that of its point', () => {
    const points = [point('p', 'covered'), point('q', 'covered')];
    const suggestions = [suggestion('covered'), suggestion('covered', { pointId: 'q' })];
    const attempt = attemptAt('a', { points, suggestions, pointId: 'q' });
    expect(evidenceOf(attempt)).toMatchObject([{ pointId: 'q', number: 1 }]);
  });
});
