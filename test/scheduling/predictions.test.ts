import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldReviews } from '../../api/scheduling/fold.ts';
import { guess, logLoss, predictWith, type Prediction } from '../../api/scheduling/predictions.ts';
import { retrievability } from '../../api/scheduling/scheduler.ts';
import { heldOutSince, historyOf, isPredicted } from '../../api/scheduling/training-items.ts';
import { readRealCards, type RealLog } from '../support/review-logs.ts';
import { anyLog, plainSettings } from '../support/reviews.ts';

interface Reference {
  cut: string;
  items: number;
  heldOut: number;
  losses: [standard: number, constant: number, streak: number];
}

// Worked out apart from this code, with ts-fsrs's next_state and forgetting_curve on local days from 04:00.
it.each<[RealLog, Reference]>([
  ['pyfsrs_josh', { cut: '2024-09-25T16:39:39.570Z', items: 6372, heldOut: 1494, losses: [0.45011, 0.48095, 0.47716] }],
  [
    'tsfsrsdemo_revlog',
    { cut: '2018-06-17T14:45:00.944Z', items: 28_555, heldOut: 5769, losses: [0.33021, 0.37471, 0.27253] },
  ],
])('predicts the held-out reviews of %s as the reference figures say', async (name, reference) => {
  // The reference knows no learning steps: one that crosses 04:00 is the next day to it, the same to us.
  const withoutSteps = { ...plainSettings, learningSteps: [], relearningSteps: [] };
  const histories = [...(await readRealCards(name, withoutSteps))].map(([id, reviews]) => historyOf(reviews, id));
  const since = heldOutSince(histories);
  expect(new Date(since).toISOString()).toBe(reference.cut);
  expect(histories.flat().filter(isPredicted)).toHaveLength(reference.items);
  const predictions = predictWith(null, histories, since);
  const { constant, streak } = guess(histories, since);
  expect(predictions).toHaveLength(reference.heldOut);
  for (const [index, loss] of [predictions, constant, streak].map(logLoss).entries())
    expect(loss).toBeCloseTo(reference.losses[index]!, 4);
});

it('predicts what the fold’s own memory says', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const reviews = log
        .map((entry) => ({ ...entry, settings: plainSettings, source: 'import' as const }))
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      const history = historyOf(reviews, 'card');
      const expected = history.flatMap(({ days, rating }, index): Prediction[] => {
        const { stability } = foldReviews(reviews.slice(0, index), 'card', 0);
        return days > 0
          ? [{ chance: retrievability(stability, days, plainSettings), recalled: rating !== 'again' }]
          : [];
      });
      const predictions = predictWith(null, [history], 0);
      expect(predictions.map(({ recalled }) => recalled)).toEqual(expected.map(({ recalled }) => recalled));
      for (const [index, { chance }] of predictions.entries()) expect(chance).toBeCloseTo(expected[index]!.chance, 6);
    }),
    { numRuns: 100 },
  );
});

it('takes no prediction as more certain than one in ten thousand', () => {
  expect(logLoss([{ chance: 1, recalled: false }])).toBeCloseTo(-Math.log(1e-4), 9);
  expect(logLoss([{ chance: 0, recalled: true }])).toBeCloseTo(-Math.log(1e-4), 9);
});

it('guesses the same reviews that are predicted', () => {
  fc.assert(
    fc.property(fc.array(anyLog, { maxLength: 6 }), fc.integer({ min: 0, max: 60 }), (logs, day) => {
      const since = Date.UTC(2025, 9, 1) + day * 86_400_000;
      const histories = logs.map((log, card) => historyOf(log, `${card}`));
      const recalled = predictWith(null, histories, since).filter((prediction) => prediction.recalled).length;
      const { constant, streak } = guess(histories, since);
      for (const guesses of [constant, streak]) {
        expect(guesses).toHaveLength(predictWith(null, histories, since).length);
        expect(guesses.filter((prediction) => prediction.recalled)).toHaveLength(recalled);
      }
    }),
    { numRuns: 100 },
  );
});
