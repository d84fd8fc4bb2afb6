import { describe, expect, it } from 'vitest';
import { breakWords, checkBreaks } from '../../web/features/account/break-words.ts';
import { untilDate } from '../../web/features/account/interview-words.ts';
import { minutesWords, workloadWords } from '../../web/features/account/workload-words.ts';

describe('the date of the interview', () => {
  it.each([
    ['', 'None set: questions come when they are due.'],
    ['2026-12-04', 'In 9 days.'],
    ['2026-11-26', 'Tomorrow.'],
    ['2026-11-25', 'Today. All the best.'],
    ['2026-11-24', 'This day has passed, 1 day ago: questions come when they are due. Clear it, or set the next one.'],
  ])('“%s” on 25 November reads “%s”', (date, words) => {
    expect(untilDate(date, '2026-11-25')).toBe(words);
  });
});

describe('a break', () => {
  const words = (from: string, to: string) => breakWords({ from, to }, '2026-11-25');
  it.each([
    ['2026-12-21', '2027-01-03', 'Monday, 21 December to Sunday, 3 January: 14 days.'],
    ['2026-12-24', '2026-12-24', 'Thursday, 24 December: 1 day.'],
    ['2026-11-24', '2026-11-25', 'Tuesday, 24 November to Wednesday, 25 November: 2 days, on now.'],
    ['2026-11-23', '2026-11-24', 'Monday, 23 November to Tuesday, 24 November: 2 days, over.'],
    ['2026-12-24', '', ''],
    ['2026-12-24', '2026-12-23', ''],
  ])('from “%s” to “%s” reads “%s”', (from, to, said) => {
    expect(words(from, to)).toBe(said);
  });
  it('without a date, or with its ends swapped, is told at its field', () => {
    expect(
      checkBreaks([
        { from: '2026-12-21', to: '2026-12-21' },
        { from: '', to: '2026-12-23' },
        { from: '2026-12-24', to: '' },
        { from: '2026-12-24', to: '2026-12-23' },
      ]),
    ).toEqual({
      'breaks/1/from': 'Give the first day off, or remove this break.',
      'breaks/2/to': 'Give the last day off, or remove this break.',
      'breaks/3/to': 'This is before the first day off.',
    });
  });
});

describe('what a retention costs', () => {
  const points = Array.from({ length: 10 }, (_, index) => ({
    retention: (70 + 3 * index) / 100,
    minutesPerDay: 3 * index,
    remembered: 0.9,
  }));
  it.each([
    [90, 90, 'At 90 %: about 20 minutes a day over the next 90 days; at 95 %: about 25 minutes a day.'],
    [95, 95, 'At 95 %: about 25 minutes a day over the next 90 days; at 90 %: about 20 minutes a day.'],
    [85, 90, 'At 85 %: about 15 minutes a day over the next 90 days; at 90 %, as now: about 20 minutes a day.'],
    [85, 99, 'At 85 %: about 15 minutes a day over the next 90 days.'],
    [86, 86, 'At 86 %: about 16 minutes a day over the next 90 days; at 95 %: about 25 minutes a day.'],
    [98, 90, 'Above 97 % the time is not worked out: it rises steeply.'],
  ])('at %d with %d in force reads “%s”', (percent, saved, words) => {
    expect(workloadWords(points, percent, saved)).toBe(words);
  });
  it.each([
    [0.2, 'less than a minute a day'],
    [1.2, 'about 1 minute a day'],
  ])('of %d minutes reads “%s”', (minutes, words) => {
    expect(minutesWords(minutes)).toBe(words);
  });
});
