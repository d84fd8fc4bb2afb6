import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, offsetAt, startOfStudyDay, studyDate, studyDay } from '../../api/scheduling/study-day.ts';
import { runs } from '../support/long.ts';

const dateAt = (instant: string, timeZone: string, rolloverHour = 4) =>
  studyDate(studyDay(Date.parse(instant), { timeZone, rolloverHour }));

describe('study day', () => {
  it('begins at the rollover of the learner’s wall clock', () => {
    expect(dateAt('2026-11-22T11:59:59.999Z', 'America/Vancouver')).toBe('2026-11-21');
    expect(dateAt('2026-11-22T12:00:00.000Z', 'America/Vancouver')).toBe('2026-11-22');
  });
  it('knows half-hour zones', () => {
    expect(dateAt('2026-11-21T22:29:59Z', 'Asia/Kolkata')).toBe('2026-11-21');
    expect(dateAt('2026-11-21T22:30:00Z', 'Asia/Kolkata')).toBe('2026-11-22');
  });
  it('goes on once begun, though Antarctica/Troll sets its clock back over the rollover by two hours', () => {
    const troll = { timeZone: 'Antarctica/Troll', rolloverHour: 2 };
    const begun = Date.parse('2026-10-25T00:30:00Z'); // 02:30 summer time, after the rollover
    const setBack = Date.parse('2026-10-25T01:30:00Z'); // 01:30 winter time, before it on the wall
    expect(studyDay(setBack, troll)).toBe(studyDay(begun, troll));
  });
  it('begins with the first instant after a rollover hour that daylight saving skips', () => {
    const berlin = { timeZone: 'Europe/Berlin', rolloverHour: 2 }; // 2027-03-28: 02:00 becomes 03:00
    const day = studyDay(Date.parse('2027-03-28T10:00:00Z'), berlin);
    expect(new Date(startOfStudyDay(day, berlin)).toISOString()).toBe('2027-03-28T01:00:00.000Z');
  });

  const zones = Intl.supportedValuesOf('timeZone');
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'is monotone and contiguous in every zone of 2026 and 2027 with the rollover at %d',
    (rolloverHour) => {
      const faults: string[] = [];
      for (const timeZone of zones) {
        const clock = { timeZone, rolloverHour };
        let day = studyDay(Date.UTC(2026, 0, 1), clock);
        for (
          let start = startOfStudyDay(day + 1, clock);
          start < Date.UTC(2028, 0, 1);
          start = startOfStudyDay(day + 1, clock)
        ) {
          if (studyDay(start - 1, clock) !== day || studyDay(start, clock) !== day + 1)
            faults.push(`${timeZone} ${new Date(start).toISOString()}`);
          day += 1;
        }
      }
      expect(faults).toEqual([]);
    },
  );
  it('reads the wall clock of every zone, as of any instant since 1900', () => {
    const instant = fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (timeZone, second) => {
        const at = second * 1000;
        const wall = new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 19);
        expect(`${timeZone} ${wall}`).toBe(`${timeZone} ${wallClock(at, timeZone)}`);
      }),
      { numRuns: runs(2000, 20_000) },
    );
  });
  it('never goes back as time goes on', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        instant,
        fc.integer({ min: 0, max: 2 * dayMs }),
        (timeZone, rolloverHour, at, later) => {
          const clock = { timeZone, rolloverHour };
          expect(studyDay(at + later, clock)).toBeGreaterThanOrEqual(studyDay(at, clock));
        },
      ),
      { numRuns: runs(2000, 100_000) },
    );
  });
});

/** What a clock on the wall shows, written as ISO 8601. */
function wallClock(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(at).replace(' ', 'T');
}
