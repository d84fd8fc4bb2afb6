import { describe, expect, it } from 'vitest';
import type { GradingResult, Verdict } from '../../web/api-types.ts';
import { gradingUnderWay, withOneMore, withResults } from '../../web/features/practice/live-grading.ts';
import { attemptAt, given, gradingOf, point } from '../support/sitting.ts';

const result = (pointId: string, verdict: Verdict): GradingResult => ({
  pointId,
  verdict,
  quotes: [],
  reason: 'So it is.',
  confidence: 0.8,
  check: false,
});
const running = gradingOf('g', { status: 'running' });

describe('a grading is under way', () => {
  it.each([
    ['queued', true],
    ['running', true],
    ['done', false],
    ['failed', false],
  ] as const)('while the last one is %s: %s', (status, isIt) => {
    const attempt = attemptAt('a', { gradings: [gradingOf('f'), gradingOf('g', { status })] });
    expect(gradingUnderWay(attempt)?.id).toBe(isIt ? 'g' : undefined);
  });
});

describe('what a grading has said so far', () => {
  const verdicts = (...points: ReturnType<typeof point>[]) =>
    withResults(attemptAt('a', { points }), running, [result('p', 'covered')], 'gpt-5-mini').points.map(
      ({ verdict }) => verdict,
    );

  it('shows on its points', () => {
    expect(verdicts(point('p'), point('q'))).toEqual(['covered', 'unjudged']);
  });
  it('does not touch what the learner judged', () => {
    expect(verdicts(point('p', 'missed', { history: [given('p', 'missed')] }))).toEqual(['missed']);
  });
  it('takes the place of an earlier grading', () => {
    expect(verdicts(point('p', 'missed', { history: [given('p', 'missed', { by: 'machine' })] }))).toEqual(['covered']);
  });
  it('is not mixed with the points of another revision', () => {
    const attempt = attemptAt('a', { points: [point('p')] });
    expect(withResults(attempt, { ...running, rev: 2 }, [result('p', 'covered')], null)).toBe(attempt);
  });
  it('of a point that comes again is what it said last', () => {
    const once = withOneMore([result('q', 'wrong')], result('p', 'missed'));
    expect(withOneMore(once, result('p', 'covered')).map(({ pointId, verdict }) => [pointId, verdict])).toEqual([
      ['q', 'wrong'],
      ['p', 'covered'],
    ]);
  });
});
