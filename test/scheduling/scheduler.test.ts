import fc from 'fast-check';
import { fsrs, Rating as Grade, State } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { newMemory, ratings, type Memory, type SchedulingSettings } from '../../api/scheduling/memory.ts';
import { schedule } from '../../api/scheduling/scheduler.ts';
import { dayMs } from '../../api/scheduling/study-day.ts';
import { runs } from '../support/long.ts';
import { plainSettings } from '../support/reviews.ts';

const learnt = (over: Partial<Memory> = {}): Memory => ({
  ...newMemory(0),
  state: 'review',
  stability: 10,
  difficulty: 5,
  scheduledDays: 10,
  reps: 3,
  ...over,
});
const daysAfter = (memory: Memory, elapsed: number, settings: SchedulingSettings, seed = 'card') =>
  ratings.slice(1).map((rating) => {
    const { after } = schedule(memory, rating, elapsed, seed, settings);
    return 'days' in after ? after.days : Number.NaN;
  });

/** Any memory of a card that was answered before. */
const anyMemory = fc.record({
  state: fc.constantFrom('learning', 'review', 'relearning'),
  stability: fc.double({ min: 0.01, max: 3000, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  scheduledDays: fc.integer({ min: 0, max: 3000 }),
  reps: fc.integer({ min: 1, max: 50 }),
});
const anyElapsed = fc.integer({ min: 0, max: 4000 });
const anySettings = fc.record({
  desiredRetention: fc.constantFrom(0.7, 0.85, 0.9, 0.95, 0.99),
  maximumInterval: fc.constantFrom(1, 2, 30, 36_500),
  fuzz: fc.boolean(),
});

describe('the scheduler', () => {
  it('gives what ts-fsrs gives, where Anki’s rules are the same: stability, difficulty, lapses, intervals', () => {
    fc.assert(
      fc.property(anyMemory, anyElapsed, fc.constantFrom(0.7, 0.9, 0.97), (given, elapsed, desiredRetention) => {
        const settings = { ...plainSettings, desiredRetention, learningSteps: [], relearningSteps: [] };
        const memory = learnt(given);
        const now = new Date(elapsed * dayMs);
        const states = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const;
        const plain = fsrs({ request_retention: desiredRetention, learning_steps: [], relearning_steps: [] });
        const card = {
          due: now,
          stability: memory.stability,
          difficulty: memory.difficulty,
          elapsed_days: 0,
          scheduled_days: memory.scheduledDays,
          learning_steps: 0,
          reps: memory.reps,
          lapses: memory.lapses,
          state: states[given.state],
          last_review: new Date(0),
        };
        for (const [rating, grade] of [
          ['again', Grade.Again],
          ['hard', Grade.Hard],
          ['good', Grade.Good],
          ['easy', Grade.Easy],
        ] as const) {
          // Anki, unlike ts-fsrs, keeps Easy above Good when a step ends: tested below.
          if (rating === 'easy' && given.state !== 'review') continue;
          const expected = plain.next(card, now, grade).card;
          const ours = schedule(memory, rating, elapsed, 'card', settings);
          expect(ours).toMatchObject({ state: 'review', learningStep: 0, lapses: expected.lapses });
          // ts-fsrs rounds also in between, and may exceed its maximum by two days.
          expect(ours.stability / expected.stability).toBeCloseTo(1, 4);
          expect(ours.difficulty).toBeCloseTo(expected.difficulty, 6);
          const days = 'days' in ours.after ? ours.after.days : NaN;
          expect(Math.abs(days - Math.min(expected.scheduled_days, 36_500))).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
  it('makes Easy longer than Good and Good longer than Hard, up to the maximum and never above it', () => {
    fc.assert(
      fc.property(anyMemory, anyElapsed, anySettings, fc.uuid(), (given, elapsed, chosen, seed) => {
        const settings = { ...plainSettings, ...chosen };
        const [hard = 0, good = 0, easy = 0] = daysAfter(
          learnt({ ...given, state: 'review' }),
          elapsed,
          settings,
          seed,
        );
        expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, settings.maximumInterval));
        expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, settings.maximumInterval));
        expect(easy).toBeLessThanOrEqual(settings.maximumInterval);
        expect(hard).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: runs(500, 50_000) },
    );
  });
  it('gives a new card rated Easy a longer interval than a Good that ends its steps', () => {
    const settings = { ...plainSettings, learningSteps: [], weights: alike };
    const [, good, easy] = daysAfter(newMemory(0), 0, settings);
    expect([good, easy]).toEqual([3, 4]);
  });
  it('with fuzz, never takes an interval that grew below the last one', () => {
    const settings = { ...plainSettings, fuzz: true };
    for (let index = 0; index < 200; index++) {
      const [, good = 0] = daysAfter(learnt({ stability: 100, scheduledDays: 100 }), 3, settings, `card-${index}`);
      expect(good).toBeGreaterThan(100);
    }
  });
  it('keeps a card in its steps when Hard makes the step longer than a day', () => {
    const settings = { ...plainSettings, learningSteps: [1000] };
    expect(schedule(newMemory(0), 'hard', 0, 'card', settings)).toMatchObject({
      state: 'learning',
      after: { minutes: 1500 },
    });
  });
  it('takes a first stability from its weight, also one below 0.1', () => {
    const settings = { ...plainSettings, weights: alike.map((weight, index) => (index === 0 ? 0.02 : weight)) };
    expect(schedule(newMemory(0), 'again', 0, 'card', settings).stability).toBe(0.02);
  });
});

/** FSRS-6's weights, but Good and Easy begin alike. */
const alike = [
  0.212, 1.2931, 3, 3, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014,
  1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
