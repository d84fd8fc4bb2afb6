import { describe, expect, it } from 'vitest';
import { isJudged, pointsOf, tally } from '../../web/features/practice/judging.ts';
import { attemptAt, point } from '../support/sitting.ts';

const bonus = point('extra', 'covered', { role: 'bonus' });
const must = point('core', 'unjudged', { role: 'must' });

describe('the points to judge', () => {
  it('of a question are all, in the file’s order', () => {
    expect(pointsOf(attemptAt('a', { points: [bonus, must] })).map(({ id }) => id)).toEqual(['extra', 'core']);
  });
  it('of a drill are the one it asks for', () => {
    expect(pointsOf(attemptAt('a', { points: [bonus, must], pointId: 'core' }))).toEqual([must]);
  });
  it.each(['covered', 'partial', 'missed', 'wrong'] as const)('are judged once they are %s', (verdict) => {
    expect(isJudged(point('p', verdict))).toBe(true);
    expect(isJudged(point('p'))).toBe(false);
  });
});

describe('the tally', () => {
  it('counts a covered point as one, a partly covered one as half, others as none', () => {
    const points = (['covered', 'partial', 'missed', 'wrong', 'unjudged'] as const).map((verdict) =>
      point(verdict, verdict),
    );
    expect(tally(attemptAt('a', { points }))).toEqual({ made: 1.5, judged: 4, open: 1, total: 5 });
  });
  it('leaves bonus points out of a question', () => {
    expect(tally(attemptAt('a', { points: [bonus, must] }))).toEqual({ made: 0, judged: 0, open: 1, total: 1 });
  });
  it('counts of a group as many as it needs, and is done with it once they are covered', () => {
    const group = { id: 'g', need: 2 };
    const points = (['covered', 'partial', 'unjudged', 'missed'] as const).map((v) => point(v, v, { group }));
    expect(tally(attemptAt('a', { points }))).toEqual({ made: 1.5, judged: 3, open: 1, total: 2 });
    const enough = [...points, point('another', 'covered', { group })];
    expect(tally(attemptAt('a', { points: enough }))).toEqual({ made: 2, judged: 4, open: 0, total: 2 });
  });
  it('counts a bonus point where a drill asks for it', () => {
    expect(tally(attemptAt('a', { points: [bonus, must], pointId: 'extra' }))).toEqual({
      made: 1,
      judged: 1,
      open: 0,
      total: 1,
    });
  });
});
