import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgettingOf } from '../../api/scheduling/forgetting.ts';
import { newMemory, ratings, type Memory } from '../../api/scheduling/memory.ts';
import { retrievability, schedule } from '../../api/scheduling/scheduler.ts';
import { runs } from '../support/long.ts';
import { plainSettings } from '../support/reviews.ts';

const other = [
  0.3, 1.1, 3.2, 16.1, 7.0, 0.55, 2.1, 0.02, 1.6, 0.16, 1.2, 1.6, 0.1, 0.3, 2.1, 0.2, 3.0, 0.7, 0.3, 0.15, 0.35,
];
const settings = [plainSettings, { ...plainSettings, weights: other }];

const strength = fc.record({
  stability: fc.double({ min: 0.001, max: 5000, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});
const reviewed = (of: { stability: number; difficulty: number }): Memory => ({
  ...newMemory(0),
  ...of,
  state: 'review',
  reps: 3,
  lastReview: 0,
  lastStudyDay: 0,
});

describe('the model of forgetting', () => {
  it('is that of ts-fsrs, for any memory, rating and time', () => {
    fc.assert(
      fc.property(
        strength,
        fc.constantFrom(...ratings),
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(...settings),
        (before, rating, days, of) => {
          const ours = forgettingOf(of).next(before, rating, days);
          const theirs = schedule(reviewed(before), rating, days, 'card', of);
          expect(ours.stability / theirs.stability).toBeCloseTo(1, 4);
          expect(ours.difficulty).toBeCloseTo(theirs.difficulty, 6);
          const recall = forgettingOf(of).recall(before.stability, days);
          expect(recall).toBeCloseTo(retrievability(before.stability, days, of), 6);
        },
      ),
      { numRuns: runs(300, 20_000) },
    );
  });
  it.each(ratings)('begins as ts-fsrs does after %s', (rating) => {
    for (const of of settings) {
      const theirs = schedule(newMemory(0), rating, 0, 'card', of);
      const ours = forgettingOf(of).first(rating);
      expect(ours.stability).toBeCloseTo(theirs.stability, 6);
      expect(ours.difficulty).toBeCloseTo(theirs.difficulty, 6);
    }
  });
  it('finds the stability that gives a chance of recall', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 3000, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (stability, days) => {
          const { recall, stabilityFor } = forgettingOf(plainSettings);
          expect(stabilityFor(recall(stability, days), days) / stability).toBeCloseTo(1, 6);
        },
      ),
    );
  });
});
