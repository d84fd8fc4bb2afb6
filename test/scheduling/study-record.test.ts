import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldReviews, inOrder, type FoldedReview } from '../../api/scheduling/fold.ts';
import { addTallies } from '../../api/scheduling/retention.ts';
import { addToRecord, emptyRecord } from '../../api/scheduling/study-record.ts';
import { studyDate } from '../../api/scheduling/study-day.ts';
import { runs } from '../support/long.ts';
import { anyLog, review } from '../support/reviews.ts';

/** The record of a log; reviews are of one card unless they are given with another's id. */
function recordOf(log: readonly FoldedReview[], cardOf: (review: FoldedReview) => string = () => 'card') {
  const record = emptyRecord();
  for (const one of log.toSorted(inOrder)) addToRecord(record, cardOf(one), one);
  return record;
}
const dates = (log: readonly FoldedReview[]) =>
  [...recordOf(log).days].map(([day, { answers }]) => [studyDate(day), answers]);
const vancouver = { timeZone: 'America/Vancouver', rolloverHour: 4 };
const kiritimati = { timeZone: 'Pacific/Kiritimati', rolloverHour: 4 };

describe('the record of a log', () => {
  it('takes the study day of each answer from the zone and rollover kept with it', () => {
    const at = Date.parse('2026-11-22T23:30:00Z');
    const later = Date.parse('2026-11-24T11:00:00Z'); // 03:00 on the 24th there: still the 23rd
    expect(dates([review({ at, clock: vancouver }), review({ at: later, clock: vancouver })])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-23', 1],
    ]);
    expect(dates([review({ at }), review({ at: later, clock: vancouver })])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-23', 1],
    ]);
    expect(dates([review({ at, clock: vancouver }), review({ at: later })])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-24', 1],
    ]);
  });
  it('never goes back a day, though the learner flew to where it was yesterday', () => {
    const at = Date.parse('2026-11-22T20:00:00Z'); // the 23rd on Kiritimati, the 22nd in Vancouver
    const flown = [review({ at, clock: kiritimati }), review({ at: at + 3_600_000, clock: vancouver })];
    expect(dates(flown)).toEqual([['2026-11-23', 2]]);
  });
  it('adds up the time of answers, of an interrupted one twenty minutes, and takes an untimed one as none', () => {
    const at = Date.parse('2026-11-22T12:00:00Z');
    const log = [null, 45_000, 4_000_000].map((durationMs, index) => review({ at: at + index, durationMs }));
    expect([...recordOf(log).days.values()]).toEqual([{ answers: 3, ms: 45_000 + 20 * 60_000 }]);
  });
  it('checks no prediction on a day on which a mock interview had asked the card before', () => {
    const at = Date.parse('2026-11-02T12:00:00Z');
    const days = (count: number, over: Partial<FoldedReview> = {}) =>
      review({ at: at + count * 86_400_000, rating: 'easy', ...over });
    const interview = days(9, { source: 'interview', at: at + 9 * 86_400_000 - 1000 });
    expect(recordOf([days(0), days(9)]).young.answers).toBe(1);
    expect(recordOf([days(0), interview, days(9)]).young.answers).toBe(0);
    expect(recordOf([days(0), interview, days(10)]).young.answers).toBe(1);
    expect(recordOf([days(0), interview, days(9)], ({ source }) => source).young.answers).toBe(1);
  });
  it('counts every answer once, on days in order, and each checked one in one age and one month', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const record = recordOf(log);
        const days = [...record.days.keys()];
        expect(days).toEqual(days.toSorted((a, b) => a - b));
        expect([...record.days.values()].reduce((sum, { answers }) => sum + answers, 0)).toBe(log.length);
        const { answers, passed } = addTallies(record.young, record.mature);
        const months = [...record.months.values()];
        expect(months.reduce((sum, tally) => sum + tally.answers, 0)).toBe(answers);
        expect(months.reduce((sum, tally) => sum + tally.passed, 0)).toBe(passed);
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
  it('leaves each card as the fold of its log does', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (one, other) => {
        const ids = new Set(one.map(({ id }) => id));
        const record = recordOf([...one, ...other], (each) => (ids.has(each.id) ? 'one' : 'other'));
        const memories = [...record.cards].map(([id, { memory }]) => [id, memory]);
        const folds = Object.entries({ one, other }).filter(([, log]) => log.length > 0);
        expect(Object.fromEntries(memories)).toEqual(
          Object.fromEntries(folds.map(([id, log]) => [id, foldReviews(log, id, 0)])),
        );
      }),
      { numRuns: runs(200, 10_000) },
    );
  });
});
