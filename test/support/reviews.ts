import fc from 'fast-check';
import { reviewSources, type FoldedReview } from '../../api/scheduling/fold.ts';
import { ratings, type SchedulingSettings } from '../../api/scheduling/memory.ts';

/** FSRS-6 as its reference vectors assume it: steps of 1 and 10 minutes, no fuzz. */
export const plainSettings: SchedulingSettings = {
  desiredRetention: 0.9,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumInterval: 36_500,
  fuzz: false,
  weights: null,
};
export const fuzzySettings: SchedulingSettings = { ...plainSettings, learningSteps: [10], fuzz: true };

/** A review in UTC with a rollover at four. */
export const review = (over: Partial<FoldedReview> & { at: number }): FoldedReview => ({
  id: crypto.randomUUID(),
  rating: 'good',
  clock: { timeZone: 'UTC', rolloverHour: 4 },
  settings: plainSettings,
  source: 'review',
  ahead: false,
  loadBalanceDays: 0,
  durationMs: null,
  ...over,
});

/** Any log of one card: instants in 2025 and 2026, clustered so that some share a day or an instant. */
export const anyLog = fc.array(
  fc
    .record({
      id: fc.uuid(),
      rating: fc.constantFrom(...ratings),
      day: fc.integer({ min: 0, max: 60 }),
      ms: fc.constantFrom(0, 1, 60_000, 600_000, 3_600_000, 43_200_000),
      clock: fc.record({
        timeZone: fc.constantFrom('UTC', 'America/Vancouver', 'Asia/Kolkata', 'Antarctica/Troll', 'Pacific/Kiritimati'),
        rolloverHour: fc.constantFrom(0, 4, 6),
      }),
      settings: fc.constantFrom(plainSettings, fuzzySettings),
      source: fc.constantFrom(...reviewSources),
      ahead: fc.boolean(),
      loadBalanceDays: fc.constantFrom(0, 0, -1, 2),
      durationMs: fc.constantFrom(null, 45_000, 4_000_000),
    })
    .map(({ day, ms, ...rest }) => ({ ...rest, at: Date.UTC(2025, 9, 1) + day * 86_400_000 + ms })),
  { maxLength: 12 },
);
