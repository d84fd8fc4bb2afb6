import { expect, it } from 'vitest';
import { train, type TrainingOptions } from '../../api/optimisations/train.ts';
import type { TrainingReview } from '../../api/optimisations/training.ts';
import { usableWeights } from '../../api/scheduling/parameters.ts';
import { day, minute } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { readRealCards, type RealLog } from '../support/review-logs.ts';
import { plainSettings } from '../support/reviews.ts';
import { madeUpReviews, program, trainingReviews } from '../support/training.ts';

const withoutSteps = { ...plainSettings, learningSteps: [], relearningSteps: [] };

function trainOn(reviews: TrainingReview[], over: Partial<TrainingOptions> = {}) {
  async function* pages() {
    for (let start = 0; start < reviews.length; start += 5000) yield reviews.slice(start, start + 5000);
  }
  const setup = { settings: new Map([[1, withoutSteps]]), inForce: null };
  return train(pages(), setup, { signal: new AbortController().signal, onProgress: () => {}, ...over });
}

// Worked out apart from this code: fsrs-rs trained on the first four fifths, ts-fsrs on local days.
it.each<[RealLog, { items: number; heldOut: number; default: number; optimised: number }]>([
  ['pyfsrs_josh', { items: 6372, heldOut: 1494, default: 0.45011, optimised: 0.44848 }],
  ['tsfsrsdemo_revlog', { items: 28_555, heldOut: 5769, default: 0.33021, optimised: 0.29308 }],
])('fits %s as the reference figures say', async (name, { items, heldOut, ...losses }) => {
  const training = await trainOn(trainingReviews(await readRealCards(name)));
  expect(training).toMatchObject({ items, heldOut });
  expect(training.found?.logLoss.default).toBeCloseTo(losses.default, 4);
  expect(training.found?.logLoss.inForce).toBe(training.found?.logLoss.default);
  expect(training.found?.logLoss.optimised).toBeCloseTo(losses.optimised, 3);
  expect(usableWeights(training.found?.weights ?? [])).toEqual(training.found?.weights);
});

it('finds the same weights in the same reviews, whatever their order', async () => {
  const reviews = madeUpReviews(120, 6);
  expect(await trainOn(reviews.toReversed())).toEqual(await trainOn(reviews));
});

const noon = Date.UTC(2026, 0, 1, 12);
it.each([
  ['no review', []],
  ['one review', madeUpReviews(1, 1)],
  ['one card', madeUpReviews(1, 200)],
  ['two reviews a card, all on one day', madeUpReviews(1000, 2, (index) => noon + index * minute)],
  ['every review at the same instant', madeUpReviews(100, 10, () => noon)],
  ['the same day again and again', madeUpReviews(20, 30, (index, card) => noon + ((index * 7 + card) % 3) * minute)],
])('finds too little to learn from in %s', async (_, reviews) => {
  expect(await trainOn(reviews)).toMatchObject({ found: null });
});

it.each([
  ['only ever recalled', madeUpReviews(300, 5).map((review) => ({ ...review, rating: 'easy' as const }))],
  ['only ever forgotten', madeUpReviews(300, 5).map((review) => ({ ...review, rating: 'again' as const }))],
  ['in an order that a clock running backwards left', madeUpReviews(300, 6, (index) => noon - index * 3 * day)],
  ['centuries apart', madeUpReviews(300, 6, (index) => index * 40_000 * day)],
  ['mostly on the same day', madeUpReviews(500, 9, (index) => noon + Math.floor(index / 8) * day + index * minute)],
])('learns from reviews that are %s, or says why not', async (_, reviews) => {
  const { found } = await trainOn(reviews);
  expect(usableWeights(found?.weights ?? [])).toEqual(found?.weights);
  expect(Object.values(found?.logLoss ?? {}).every(Number.isFinite)).toBe(true);
});

it.each([0, 5])('refuses a rating of %i with an error, not by dying', async (grade) => {
  const reviews = madeUpReviews(300, 5);
  const broken = reviews.map((review, index) => (index === 700 ? { ...review, rating: grade as never } : review));
  await expect(trainOn(broken)).rejects.toMatchObject({
    message: expect.stringContaining('could not be learnt from'),
    detail: expect.stringContaining('rating'),
  });
});

it(`survives a log of ${runs(20_000, 200_000).toLocaleString('en')} reviews`, async () => {
  const { items, found } = await trainOn(madeUpReviews(runs(2000, 20_000), 10));
  expect(items).toBe(runs(18_000, 180_000));
  expect(found?.weights).toHaveLength(21);
});

it(`survives ${runs(20_000, 200_000).toLocaleString('en')} reviews of a single card`, async () => {
  const reviews = runs(20_000, 200_000);
  expect(await trainOn(madeUpReviews(1, reviews, (index) => index * day))).toMatchObject({ items: reviews - 1 });
});

it('survives the death of its process, and says so', async () => {
  await expect(trainOn(madeUpReviews(300, 5), { program: program('abort') })).rejects.toMatchObject({
    message: expect.stringContaining('broke down'),
    detail: expect.stringContaining('SIGABRT'),
  });
});

it('ends a process that takes too long', async () => {
  await expect(trainOn([], { program: program('hang'), timeLimit: 300 })).rejects.toThrow(/stopped after/);
});

it('says how far it is, and ends at once when it is cancelled, with the reason given', async () => {
  const stop = new AbortController();
  const reason = new Error('no longer wanted');
  const shares: number[] = [];
  const cancelled = trainOn([], {
    program: program('slow'),
    signal: stop.signal,
    onProgress: (share) => {
      shares.push(share);
      stop.abort(reason);
    },
  });
  await expect(cancelled).rejects.toBe(reason);
  expect(shares).toEqual([0.5]);
});
