import { describe, expect, it } from 'vitest';
import { drillChanges, type Drill } from '../../api/attempts/drill-changes.ts';
import type { JudgedPoint, Verdict } from '../../api/grading/rubric.ts';

const attempt = { id: 'now', inputMode: 'typed' } as const;
const point = (id: string, verdict: Verdict, weight = 1, role: JudgedPoint['role'] = 'ordinary'): JudgedPoint => ({
  id,
  verdict,
  weight,
  role,
  group: null,
});
/** A point of a group of which two are asked for. */
const member = (id: string, verdict: Verdict): JudgedPoint => ({ ...point(id, verdict), group: { id: 'g', need: 2 } });
const drill = (pointId: string, over: Partial<Drill> = {}): Drill => ({
  pointId,
  resting: false,
  openedBy: 'before',
  begun: true,
  ...over,
});

describe('drills of a judged answer', () => {
  it('open for missed and wrong points, the heaviest two, in the file’s order among equals', () => {
    const points = [point('a', 'missed'), point('b', 'wrong', 2), point('c', 'missed'), point('d', 'missed', 2)];
    expect(drillChanges(attempt, points, [])).toEqual({ open: ['b', 'd'], wake: [], rest: [] });
  });
  it('never open for bonus, partial, covered or unjudged points', () => {
    const points = [
      point('a', 'missed', 3, 'bonus'),
      point('b', 'partial'),
      point('c', 'covered'),
      point('d', 'unjudged'),
    ];
    expect(drillChanges(attempt, points, [])).toEqual({ open: [], wake: [], rest: [] });
  });
  it('wake again when the point is missed again, beyond the two new ones', () => {
    const points = [point('a', 'missed'), point('b', 'missed'), point('c', 'missed')];
    expect(drillChanges(attempt, points, [drill('c', { resting: true })])).toEqual({
      open: ['a', 'b'],
      wake: ['c'],
      rest: [],
    });
  });
  it('rest when a typed or spoken answer covers the point', () => {
    expect(drillChanges(attempt, [point('a', 'covered')], [drill('a')]).rest).toEqual(['a']);
    expect(drillChanges({ id: 'now', inputMode: 'spoken' }, [point('a', 'covered')], [drill('a')]).rest).toEqual(['a']);
  });
  it('do not rest for an answer in one’s head, or a partial one', () => {
    expect(drillChanges({ id: 'now', inputMode: 'recalled' }, [point('a', 'covered')], [drill('a')]).rest).toEqual([]);
    expect(drillChanges(attempt, [point('a', 'partial')], [drill('a')]).rest).toEqual([]);
  });
  it('close again when the verdict that opened them is taken back', () => {
    const opened = drill('a', { openedBy: 'now', begun: false });
    expect(drillChanges({ id: 'now', inputMode: 'recalled' }, [point('a', 'partial')], [opened]).rest).toEqual(['a']);
  });
  it('count what this answer has opened already against its two', () => {
    const points = [point('a', 'missed'), point('b', 'missed'), point('c', 'missed', 3)];
    const opened = [drill('a', { openedBy: 'now', begun: false }), drill('b', { openedBy: 'now', begun: false })];
    expect(drillChanges(attempt, points, opened).open).toEqual([]);
  });
  it('of a group open for no more points than it lacks, and for none once it has enough', () => {
    const lacking = [member('a', 'missed'), member('b', 'covered'), member('c', 'missed')];
    expect(drillChanges(attempt, lacking, []).open).toEqual(['a']);
    expect(drillChanges(attempt, [member('a', 'missed'), member('b', 'covered'), member('c', 'partial')], [])).toEqual({
      open: [],
      wake: [],
      rest: [],
    });
  });
  it('of a group wait for verdicts that could still make up for a miss', () => {
    expect(
      drillChanges(attempt, [member('a', 'missed'), member('b', 'unjudged'), member('c', 'unjudged')], []).open,
    ).toEqual([]);
  });
  it('of a group stay with the point that has one already, and close when it is no longer lacking', () => {
    const lacking = [member('a', 'missed'), member('b', 'covered'), member('c', 'missed')];
    expect(drillChanges(attempt, lacking, [drill('c', { resting: true })])).toEqual({
      open: [],
      wake: ['c'],
      rest: [],
    });
    const enough = [member('a', 'missed'), member('b', 'covered'), member('c', 'covered')];
    expect(drillChanges(attempt, enough, [drill('a', { openedBy: 'now', begun: false })]).rest).toEqual(['a']);
  });
  it('of a group open for a wrong statement, however many others were made', () => {
    const points = [member('a', 'wrong'), member('b', 'covered'), member('c', 'covered')];
    expect(drillChanges(attempt, points, []).open).toEqual(['a']);
  });
  it('free a place when one is taken back', () => {
    const points = [point('a', 'covered'), point('b', 'missed'), point('c', 'missed')];
    const opened = [drill('a', { openedBy: 'now', begun: false }), drill('b', { openedBy: 'now', begun: false })];
    expect(drillChanges(attempt, points, opened)).toEqual({ open: ['c'], wake: [], rest: ['a'] });
  });
});
