import { forgettingOf, type Strength } from './forgetting.ts';
import type { SchedulingSettings } from './memory.ts';
import { isPredicted, type History } from './training-items.ts';

/** One held-out review: the chance of recall that was predicted, 0..1, and whether it was recalled. */
export interface Prediction {
  chance: number;
  recalled: boolean;
}

/** A prediction is never taken as more certain than this: one miss at certainty would cost infinitely much. */
const certainty = 1e-4;

/** How far predictions were from what happened: the mean of −ln of the chance given to it. Lower is better; NaN for none. */
export function logLoss(predictions: readonly Prediction[]): number {
  const cost = ({ chance, recalled }: Prediction) => {
    const kept = Math.min(1 - certainty, Math.max(certainty, chance));
    return -Math.log(recalled ? kept : 1 - kept);
  };
  return predictions.reduce((sum, prediction) => sum + cost(prediction), 0) / predictions.length;
}

/** What FSRS with these weights (null: the defaults) predicts for every review from `since` (ms) on that can be predicted. */
export function predictWith(
  weights: readonly number[] | null,
  histories: readonly History[],
  since: number,
): Prediction[] {
  const model = forgettingOf(memoryOnly(weights));
  return histories.flatMap((history) => {
    if ((history.at(-1)?.at ?? -Infinity) < since) return [];
    let strength: Strength | undefined;
    return history.flatMap(({ rating, at, days }) => {
      const predicted =
        strength && days > 0 && at >= since
          ? [{ chance: model.recall(strength.stability, days), recalled: rating !== 'again' }]
          : [];
      strength = strength ? model.next(strength, rating, days) : model.first(rating);
      return predicted;
    });
  });
}

/** Two guesses that know nothing of memory, for the same reviews as `predictWith`. */
export function guess(histories: readonly History[], since: number): { constant: Prediction[]; streak: Prediction[] } {
  const reviews = histories.flatMap((history) => history.filter(isPredicted)).toSorted((a, b) => a.at - b.at);
  const known = reviews.filter(({ at }) => at < since);
  const average = known.length === 0 ? 0.5 : known.filter(({ rating }) => rating !== 'again').length / known.length;
  const constant: Prediction[] = [];
  const streak: Prediction[] = [];
  let recent = average;
  for (const { rating, at } of reviews) {
    const recalled = rating !== 'again';
    if (at >= since) {
      constant.push({ chance: average, recalled });
      streak.push({ chance: recent, recalled });
    }
    recent += streakWeight * (Number(recalled) - recent);
  }
  return { constant, streak };
}

/** Of each new outcome in the streak's average, an exponential moving average: about the last fifty count. */
const streakWeight = 0.02;

/** Steps, fuzz and retention move dates, never what is remembered. */
const memoryOnly = (weights: readonly number[] | null): SchedulingSettings => ({
  desiredRetention: 0.9,
  learningSteps: [],
  relearningSteps: [],
  maximumInterval: 36_500,
  fuzz: false,
  weights,
});
