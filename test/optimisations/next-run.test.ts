import { expect, it } from 'vitest';
import { isDue, nextRun, type Known } from '../../api/optimisations/next-run.ts';
import { day } from '../support/clock.ts';

const start = Date.UTC(2026, 10, 1, 12);
const last = (reviews: number) => ({ createdAt: new Date(start), reviews });

it.each<[string, Known, number]>([
  ['400 repeated reviews at first', { reviews: 0, cards: 0, last: undefined }, 400],
  ['what is missing of them, first reviews not counted', { reviews: 450, cards: 100, last: undefined }, 50],
  ['nothing more once they are there', { reviews: 900, cards: 100, last: undefined }, 0],
  ['a hundred more after a small log', { reviews: 520, cards: 100, last: last(500) }, 80],
  ['a tenth more after a large one', { reviews: 12_580, cards: 1205, last: last(12_580) }, 1258],
  ['nothing below nothing', { reviews: 20_000, cards: 1205, last: last(12_580) }, 0],
])('waits for %s', (_, known, missing) => {
  expect(nextRun(known).reviewsMissing).toBe(missing);
});

it('waits for 28 days after the last one', () => {
  const next = nextRun({ reviews: 2000, cards: 100, last: last(1000) });
  expect(next).toEqual({ reviewsMissing: 0, notBefore: new Date(start + 28 * day) });
  expect(isDue(next, new Date(start + 28 * day - 1))).toBe(false);
  expect(isDue(next, new Date(start + 28 * day))).toBe(true);
});
