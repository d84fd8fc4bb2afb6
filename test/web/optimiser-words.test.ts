import { expect, it } from 'vitest';
import type { Optimisation, Optimisations } from '../../web/api-types.ts';
import {
  guessers,
  inForceWords,
  nextRunWords,
  outcomeWords,
  progressWords,
} from '../../web/features/optimiser/optimiser-words.ts';

const clock = { timeZone: 'Europe/Berlin', rolloverHour: 4 };
const now = new Date('2026-11-22T12:00:00.000Z');
const parameters = { model: 'fsrs-6', w: [0.2, 1.3] };
const logLoss = { optimised: 0.44848, inForce: 0.45011, default: 0.45011, constant: 0.48095, streak: 0.47716 };
const optimisation = (over: Partial<Optimisation> = {}): Optimisation => ({
  id: 'one',
  status: 'done',
  trigger: 'learner',
  progress: 1,
  createdAt: '2026-11-21T12:00:00.000Z',
  startedAt: '2026-11-21T12:00:01.000Z',
  finishedAt: '2026-11-21T12:00:02.000Z',
  reviews: 12_580,
  items: 6372,
  heldOut: 1494,
  parameters,
  previousParameters: null,
  logLoss,
  adopted: true,
  reason: 'Better.',
  inForce: true,
  ...over,
});
const automatic = (over: Partial<Optimisations['automatic']> = {}) => ({
  on: true,
  reviewsMissing: 0,
  notBefore: null,
  ...over,
});
const list = (over: Partial<Optimisations> = {}): Optimisations => ({
  items: [],
  nextCursor: null,
  parameters: null,
  automatic: automatic(),
  ...over,
});

it.each([
  [list(), 'Your dates come from FSRS with its default parameters, which fit learners on average.'],
  [
    list({ parameters, items: [optimisation()] }),
    'Your dates come from FSRS with parameters fitted to your own reviews, in force since 21 November 2026.',
  ],
  [
    list({ parameters, items: [optimisation({ inForce: false })] }),
    'Your dates come from FSRS with parameters fitted to your own reviews.',
  ],
])('says what dates come from', (optimisations, words) => {
  expect(inForceWords(optimisations, clock.timeZone)).toBe(words);
});

it.each([
  [automatic({ on: false, reviewsMissing: 9 }), 'Nothing is fitted unless you start it.'],
  [automatic(), 'The next time comes within a day.'],
  [automatic({ reviewsMissing: 1 }), 'The next time comes after 1 more review.'],
  [automatic({ notBefore: '2026-11-23T12:00:00.000Z' }), 'The next time comes tomorrow.'],
  [automatic({ notBefore: '2026-11-01T12:00:00.000Z' }), 'The next time comes within a day.'],
  [
    automatic({ reviewsMissing: 120, notBefore: '2026-12-19T12:00:00.000Z' }),
    'The next time comes after 120 more reviews, on Saturday, 19 December at the earliest.',
  ],
])('says when it is done by itself', (next, words) => {
  expect(nextRunWords(next, now, clock)).toBe(words);
});

it('says how far it is', () => {
  expect(progressWords({ status: 'queued', progress: 0 })).toBe('Waiting for its turn');
  expect(progressWords({ status: 'running', progress: 0.426 })).toBe('Learning from your reviews: 43 %');
});

it('names what was in force only where it was not the defaults, and marks the lowest', () => {
  const names = (of: Optimisation) => guessers(of).map(({ name, best }) => (best ? `${name}!` : name));
  expect(names(optimisation())).toEqual([
    'FSRS fitted to you!',
    'FSRS with its defaults',
    'Always the average',
    'The recent average',
  ]);
  expect(names(optimisation({ previousParameters: parameters, logLoss: { ...logLoss, inForce: 0.44 } }))).toEqual([
    'FSRS fitted to you',
    'FSRS as it was in force!',
    'FSRS with its defaults',
    'Always the average',
    'The recent average',
  ]);
  expect(names(optimisation({ logLoss: null }))).toEqual([]);
});

it.each([
  [{}, 'adopted'],
  [{ adopted: false }, 'not adopted'],
  [{ adopted: false, logLoss: null }, 'too few reviews'],
  [{ status: 'failed' as const, adopted: false }, 'failed'],
  [{ status: 'cancelled' as const, adopted: false }, 'cancelled'],
])('says what came of it', (over, words) => {
  expect(outcomeWords(optimisation(over))).toBe(words);
});
