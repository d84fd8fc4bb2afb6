import { describe, expect, it } from 'vitest';
import {
  capital,
  count,
  countWord,
  formatClock,
  formatDuration,
  formatInterval,
  halves,
  listing,
  numberWord,
  percent,
  versionsOf,
} from '../../web/format.ts';

describe('a number in words', () => {
  it.each([
    [0, 'no'],
    [1, 'one'],
    [12, 'twelve'],
    [19, 'nineteen'],
    [20, 'twenty'],
    [21, 'twenty-one'],
    [40, 'forty'],
    [99, 'ninety-nine'],
  ])('%d is “%s”', (n, word) => {
    expect(numberWord(n)).toBe(word);
  });
  it.each([100, 1234, -1, 2.5])('stays in digits for %d', (n) => {
    expect(numberWord(n)).toBe(String(n));
  });
});

describe('a count', () => {
  it.each([
    [0, 'no questions'],
    [1, 'one question'],
    [7, 'seven questions'],
    [100, '100 questions'],
  ])('of %d reads “%s”', (n, words) => {
    expect(countWord(n, 'question')).toBe(words);
  });
  it('in digits has its plural too', () => {
    expect([0, 1, 2].map((n) => count(n, 'point'))).toEqual(['0 points', '1 point', '2 points']);
  });
  it('takes a plural of its own', () => {
    expect([count(2, 'entry', 'entries'), countWord(1, 'entry', 'entries')]).toEqual(['2 entries', 'one entry']);
  });
});

it('a sentence begins with a capital, also an empty one', () => {
  expect(['seven questions', ''].map(capital)).toEqual(['Seven questions', '']);
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('a listing of %j reads “%s”', (parts, words) => {
  expect(listing(parts)).toBe(words);
});

it.each([
  [0, '0'],
  [0.5, '½'],
  [1, '1'],
  [5.5, '5½'],
])('a sum of %d reads “%s”', (sum, words) => {
  expect(halves(sum)).toBe(words);
});

describe('an interval', () => {
  it.each([
    [0, '1 min'],
    [20, '1 min'],
    [60, '1 min'],
    [600, '10 min'],
    [5399, '90 min'],
    [5400, '2 hours'],
    [7200, '2 hours'],
    [43_200, '12 hours'],
  ])('of a learning step of %d s reads “%s”', (seconds, words) => {
    expect(formatInterval({ due: '', days: 0, seconds })).toBe(words);
  });
  it.each([
    [1, '1 day'],
    [2, '2 days'],
    [27, '27 days'],
    [28, '4 weeks'],
    [83, '12 weeks'],
    [84, '3 months'],
    [365, '12 months'],
    [699, '23 months'],
    [700, '1.9 years'],
    [731, '2 years'],
    [3653, '10 years'],
    [36_500, '99.9 years'],
  ])('of %d days reads “%s”', (days, words) => {
    expect(formatInterval({ due: '', days, seconds: 0 })).toBe(words);
  });
  it('is never told more than a sixth off', () => {
    const inDays = { day: 1, week: 7, month: 30.4, year: 365.25 };
    const told = (words: string) => {
      const [n, unit = ''] = words.split(' ');
      return Number(n) * inDays[unit.replace(/s$/, '') as keyof typeof inDays];
    };
    const all = Array.from({ length: 36_500 }, (_, index) => index + 1);
    const isOff = (days: number) => Math.abs(told(formatInterval({ due: '', days, seconds: 0 })) - days) > days / 6;
    expect(all.filter(isOff)).toEqual([]);
  });
});

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [74_000, '1:14'],
  [600_000, '10:00'],
  [3_600_000, '60:00'],
  [-5, '0:00'],
])('a clock of %d ms shows %s', (ms, words) => {
  expect(formatClock(ms)).toBe(words);
});

it.each([
  [0, '0 min'],
  [20_000, 'under a minute'],
  [30_000, '1 min'],
  [840_000, '14 min'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
  [35_970_000, '10 h'],
  [112_000_000, '31 h'],
])('a time of %d ms is “%s”', (ms, words) => {
  expect(formatDuration(ms).replaceAll('\u00a0', ' ')).toBe(words);
});

it.each([
  [0.914, '91 %'],
  [0, '0 %'],
  [1, '100 %'],
])('a share of %d is “%s”', (share, words) => {
  expect(percent(share).replaceAll('\u00a0', ' ')).toBe(words);
});

it('versions carry the product’s own spelling, where there is one', () => {
  const versions = { docker: '29.7', 'gateway-api': '1.5', runc: '1.4' };
  expect(versionsOf({ versions, checked: '2026-11-22', reviewBy: '2027-05-22' })).toEqual([
    'Docker 29.7',
    'Gateway API 1.5',
    'runc 1.4',
  ]);
});
