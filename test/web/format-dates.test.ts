import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyDate, studyDay } from '../../api/scheduling/study-day.ts';
import {
  dateIn,
  dayHere,
  formatDate,
  formatDay,
  formatDayLong,
  formatDayShort,
  formatMonth,
  formatMonthShort,
  formatTime,
  formatWhen,
  studyDayOf,
} from '../../web/format.ts';
import { runs } from '../support/long.ts';

const berlin = { timeZone: 'Europe/Berlin', rolloverHour: 4 };
const at = (instant: string) => new Date(instant);
const when = (due: string, now: string, clock = berlin) => formatWhen(at(due), at(now), clock);

describe('a study day', () => {
  it('begins at the rollover of the learner’s wall clock', () => {
    expect(studyDayOf(at('2026-11-24T02:59:59Z'), berlin)).toBe('2026-11-23');
    expect(studyDayOf(at('2026-11-24T03:00:00Z'), berlin)).toBe('2026-11-24');
  });
  it('begins at the rollover also on the day when clocks are set forward', () => {
    expect(studyDayOf(at('2027-03-28T01:59:59Z'), berlin)).toBe('2027-03-27');
    expect(studyDayOf(at('2027-03-28T02:00:00Z'), berlin)).toBe('2027-03-28');
  });
  it('begins at the rollover also on the day when clocks are set back', () => {
    expect(studyDayOf(at('2026-10-25T02:59:59Z'), berlin)).toBe('2026-10-24');
    expect(studyDayOf(at('2026-10-25T03:00:00Z'), berlin)).toBe('2026-10-25');
  });
  it('is the calendar’s with a rollover at midnight', () => {
    const midnight = { timeZone: 'Asia/Kolkata', rolloverHour: 0 };
    expect(studyDayOf(at('2026-11-23T18:29:59Z'), midnight)).toBe('2026-11-23');
    expect(studyDayOf(at('2026-11-23T18:30:00Z'), midnight)).toBe('2026-11-24');
  });
  it('is the server’s, in every zone and at every instant', () => {
    // Not with the rollover at two, over which Antarctica/Troll sets its clocks back (test/scheduling).
    const zones = Intl.supportedValuesOf('timeZone');
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(3, 4, 5, 6, 12),
        instant,
        (timeZone, rolloverHour, moment) => {
          const clock = { timeZone, rolloverHour };
          expect(studyDayOf(new Date(moment), clock)).toBe(studyDate(studyDay(moment, clock)));
        },
      ),
      { numRuns: runs(500, 20_000) },
    );
  });
});

describe('when a card comes back', () => {
  it.each([
    ['2026-11-24T12:00:00Z', 'now'],
    ['2026-11-20T12:00:00Z', 'now'],
    ['2026-11-24T12:00:01Z', 'in 1 minute'],
    ['2026-11-24T12:10:00Z', 'in 10 minutes'],
    ['2026-11-24T12:59:00Z', 'in 59 minutes'],
    ['2026-11-24T12:59:01Z', 'at 13:59'],
    ['2026-11-24T15:40:00Z', 'at 16:40'],
    ['2026-11-25T02:59:00Z', 'at 03:59'],
    ['2026-11-25T03:00:00Z', 'tomorrow'],
    ['2026-11-26T02:59:00Z', 'tomorrow'],
    ['2026-11-26T03:00:00Z', 'on Thursday, 26 November'],
    ['2026-12-31T12:00:00Z', 'on Thursday, 31 December'],
    ['2027-01-21T12:00:00Z', 'on Thursday, 21 January 2027'],
  ])('for %s, asked at noon UTC in Berlin, reads “%s”', (due, words) => {
    expect(when(due, '2026-11-24T12:00:00Z')).toBe(words);
  });
  it('is told in the learner’s zone, not the browser’s', () => {
    const vancouver = { timeZone: 'America/Vancouver', rolloverHour: 4 };
    expect(when('2026-11-24T19:40:00Z', '2026-11-24T12:30:00Z', vancouver)).toBe('at 11:40');
    expect(when('2026-11-24T19:40:00Z', '2026-11-24T11:30:00Z', vancouver)).toBe('tomorrow');
  });
  it('is tomorrow late at night for what is due in the calendar’s day begun', () => {
    expect(when('2026-11-25T08:00:00Z', '2026-11-25T01:00:00Z')).toBe('tomorrow');
  });
  it('is tomorrow on the long day when clocks are set back', () => {
    expect(when('2026-10-25T12:00:00Z', '2026-10-24T02:30:00Z')).toBe('tomorrow');
  });
  it('is tomorrow for the short day when clocks are set forward', () => {
    expect(when('2027-03-27T12:00:00Z', '2027-03-27T02:30:00Z')).toBe('tomorrow');
    expect(when('2027-03-28T12:00:00Z', '2027-03-27T02:30:00Z')).toBe('on Sunday, 28 March');
  });
  it('is tomorrow on New Year’s Eve', () => {
    expect(when('2027-01-01T12:00:00Z', '2026-12-31T12:00:00Z')).toBe('tomorrow');
  });
});

describe('a date', () => {
  it('of a study day reads the same in every zone', () => {
    expect(formatDay('2026-11-24')).toBe('Tuesday, 24 November');
    expect([formatDayShort('2026-11-04'), formatDayLong('2026-11-04')]).toEqual(['4 Nov', '4 November 2026']);
  });
  it('is called as Intl calls it', () => {
    const named = (date: string, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(date));
    const [day, month] = [{ day: 'numeric' }, { month: 'long' }] as const;
    for (let ms = Date.parse('2026-01-01'); ms < Date.parse('2027-01-01'); ms += 86_400_000) {
      const date = new Date(ms).toISOString().slice(0, 10);
      expect(formatDay(date)).toBe(`${named(date, { weekday: 'long' })}, ${named(date, { ...day, ...month })}`);
      expect(formatDayLong(date)).toBe(named(date, { ...day, ...month, year: 'numeric' }));
      expect(formatDayShort(date)).toBe(named(date, { ...day, month: 'short' }));
    }
  });
  it('of an instant in a zone begins at its midnight, not with its study day', () => {
    expect(dateIn(at('2026-12-05T02:05:00Z'), 'UTC')).toBe('2026-12-05');
    expect(dateIn(at('2026-12-05T02:05:00Z'), 'America/New_York')).toBe('2026-12-04');
  });
  it('of an instant where the browser is, is that of its clock', () => {
    expect(dayHere(new Date(2026, 10, 24, 23, 59))).toBe('2026-11-24');
    expect(dayHere(new Date(2026, 10, 24, 0, 0))).toBe('2026-11-24');
  });
  it('of a month is its name, short where room is scarce', () => {
    expect([formatMonth('2026-11'), formatMonthShort('2027-01')]).toEqual(['November 2026', 'Jan']);
  });
  it('has its time of day in the zone asked for', () => {
    expect(formatTime('2026-11-24T15:40:00Z', 'Europe/Berlin')).toBe('16:40');
  });
  it('of an instant is that of the learner’s zone', () => {
    expect(formatDate('2027-01-21T23:30:00Z', 'UTC')).toBe('21 January 2027');
    expect(formatDate('2027-01-21T23:30:00Z', 'Asia/Kolkata')).toBe('22 January 2027');
  });
});
