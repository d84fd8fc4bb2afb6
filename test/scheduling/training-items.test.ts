import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rating } from '../../api/scheduling/memory.ts';
import { heldOutSince, historyOf, longestItem, trainingItems } from '../../api/scheduling/training-items.ts';
import { day, minute } from '../support/clock.ts';
import { anyLog, review } from '../support/reviews.ts';

const noon = Date.UTC(2026, 0, 1, 12);

it('makes an item of every review that came at least a day after another, with all before it', () => {
  const history = historyOf(
    [
      review({ at: noon, rating: 'again' }),
      review({ at: noon + 5 * minute }),
      review({ at: noon + 3 * day, rating: 'hard' }),
      review({ at: noon + 10 * day }),
    ],
    'card',
  );
  expect(trainingItems([history], Infinity).map((item) => item.map(({ rating, days }) => [rating, days]))).toEqual([
    [
      ['again', 0],
      ['good', 0],
      ['hard', 3],
    ],
    [
      ['again', 0],
      ['good', 0],
      ['hard', 3],
      ['good', 7],
    ],
  ]);
});

it('leaves out practice, as the fold does', () => {
  const history = historyOf(
    [
      review({ at: noon, rating: 'easy' }),
      review({ at: noon + 60 * minute, rating: 'again' }),
      review({ at: noon + 2 * day, source: 'interview' }),
      review({ at: noon + 5 * day }),
    ],
    'card',
  );
  expect(history.map(({ rating, days }) => [rating, days])).toEqual([
    ['easy', 0],
    ['good', 5],
  ]);
});

it('makes no item of a card that was only ever answered on one day', () => {
  const sameDay = Array.from({ length: 50 }, (_, index) => review({ at: noon + index * minute, source: 'import' }));
  expect(trainingItems([historyOf(sameDay, 'card')], Infinity)).toEqual([]);
});

it('makes items that can be trained on of any log', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      for (const item of trainingItems([historyOf(log, 'card')], Infinity)) {
        expect(item[0]?.days).toBe(0);
        expect(item.at(-1)?.days).toBeGreaterThan(0);
        expect(item.every(({ days }) => Number.isSafeInteger(days) && days >= 0)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('makes the same history of a log in any order', () => {
  const shuffled = anyLog.chain((log) =>
    fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
  );
  fc.assert(
    fc.property(shuffled, ([log, other]) => {
      const of = (entries: typeof log) => historyOf(entries, 'card');
      expect(of(other)).toEqual(of(log));
    }),
    { numRuns: 100 },
  );
});

it('ends with the longest item that the optimiser takes', () => {
  const long = Array.from({ length: 500 }, (_, index) => review({ at: noon + index * day }));
  const items = trainingItems([historyOf(long, 'card')], Infinity);
  expect(items).toHaveLength(longestItem - 1);
  expect(Math.max(...items.map((item) => item.length))).toBe(longestItem);
});

it('holds out the last fifth by time, over all cards', () => {
  const cards = Array.from({ length: 10 }, (_, card) =>
    historyOf(
      Array.from({ length: 10 }, (__, index) => review({ at: noon + (10 * index + card) * day })),
      `${card}`,
    ),
  );
  const since = heldOutSince(cards);
  expect(since).toBe(noon + 80 * day);
  expect(trainingItems(cards, since)).toHaveLength(70);
  expect(heldOutSince([])).toBe(Infinity);
});

it.each([
  ['a rating that there is not', [{ rating: 0 as unknown as Rating, at: 0, days: 0 }]],
  [
    'days that are none',
    [
      { rating: 'good' as const, at: 0, days: 0 },
      { rating: 'good' as const, at: 1, days: 1.5 },
    ],
  ],
  ['days before the first review', [{ rating: 'good' as const, at: 0, days: 3 }]],
  [
    'a clock that runs backwards',
    [
      { rating: 'good' as const, at: 5, days: 0 },
      { rating: 'good' as const, at: 1, days: 1 },
    ],
  ],
])('refuses %s', (_, history) => {
  expect(() => trainingItems([history], Infinity)).toThrow(RangeError);
});
