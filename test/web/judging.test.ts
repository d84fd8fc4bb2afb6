import { describe, expect, it } from 'vitest';
import { inForce, isJudged, lookFirst, ofModel, pointsOf, tally } from '../../web/features/practice/judging.ts';
import { attemptAt, given, point } from '../support/sitting.ts';

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

describe('the verdict in force', () => {
  const machine = given('p', 'missed', { by: 'machine' });
  const self = given('p', 'covered');
  const coach = given('p', 'wrong', { by: 'coach' });
  it.each([
    [[machine, self], self],
    [[self, machine], self],
    [[coach, self, machine], coach],
    [[self, given('p', 'partial')], given('p', 'partial')],
    [[given('p', 'covered', { rev: 0 })], undefined],
  ])('of %j is %j', (history, expected) => {
    expect(inForce(point('p', 'unjudged', { history }), 1)).toEqual(expected);
  });
  it('hides nothing of what the model said', () => {
    expect(ofModel(point('p', 'covered', { history: [machine, self] }), 1)).toBe(machine);
  });
});

describe('what to look at first', () => {
  it('is what to check, then what was wrong, missed and partly said; a bonus only if wrong', () => {
    const toCheck = point('check', 'covered', { history: [given('check', 'covered', { by: 'machine', check: true })] });
    const points = [
      point('covered', 'covered'),
      point('partial', 'partial'),
      point('missed', 'missed'),
      point('extra', 'missed', { role: 'bonus' }),
      point('odd', 'wrong', { role: 'bonus' }),
      toCheck,
    ];
    expect(lookFirst(points, 1).map((index) => points[index]!.id)).toEqual(['check', 'odd', 'missed', 'partial']);
  });
  it('is no point that others of its group made up for', () => {
    const group = { id: 'any', need: 1 };
    const points = [point('p', 'missed', { group }), point('q', 'covered', { group })];
    expect(lookFirst(points, 1)).toEqual([]);
    expect(lookFirst([points[0]!, point('q', 'partial', { group })], 1)).toEqual([0, 1]);
  });
  it('is no longer to check once the learner looked', () => {
    const history = [given('p', 'covered', { by: 'machine', check: true }), given('p', 'covered')];
    expect(lookFirst([point('p', 'covered', { history })], 1)).toEqual([]);
  });
});
