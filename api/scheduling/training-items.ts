import { applyReview, daysSinceCounted, inOrder, type FoldedReview } from './fold.ts';
import { newMemory, ratings, type Rating } from './memory.ts';

/** A review that moved a card's memory, as the optimiser sees it. */
export interface CountedReview {
  rating: Rating;
  /** Instant, ms. */
  at: number;
  /** Study days since the last review that counted; 0 for the first one and for another on the same day. */
  days: number;
}

/** The reviews of one card that counted, in order. */
export type History = readonly CountedReview[];

/** What the optimiser learns from: a review after some days, with all that went before it. */
export type TrainingItem = readonly CountedReview[];

/** The optimiser takes no longer items. */
export const longestItem = 64;

/**
 * A card's history by the rules of the fold: practice is left out, days are the learner's study days.
 * A rating that there is not is an error, never left out.
 */
export function historyOf(reviews: readonly FoldedReview[], seed: string): History {
  const history: CountedReview[] = [];
  let memory = newMemory(0);
  for (const review of reviews.toSorted(inOrder)) {
    if (!ratings.includes(review.rating)) throw new RangeError(`there is no rating ${review.rating}`);
    const days = daysSinceCounted(memory, review);
    if (days !== undefined) history.push({ rating: review.rating, at: review.at, days });
    memory = applyReview(memory, review, seed);
  }
  return history;
}

/** Whether a review can be predicted: it came at least a day after another. */
export const isPredicted = (review: CountedReview): boolean => review.days > 0;

/**
 * The instant (ms) from which on reviews are held out: the last fifth by time of all that counted,
 * the first of each card too. Infinity for no reviews.
 */
export function heldOutSince(histories: readonly History[]): number {
  const instants = Float64Array.from(histories.flatMap((history) => history.map((review) => review.at))).toSorted();
  return instants[Math.floor(instants.length * 0.8)] ?? Infinity;
}

/**
 * What may be learnt from: an item for every review before `until` (ms) that came at least a day after another, oldest
 * first: the optimiser gives more weight to what comes later.
 * Reviews that cannot be are an error, never left out: they would abort the process that trains (exit 134).
 */
export function trainingItems(histories: readonly History[], until: number): TrainingItem[] {
  const items = histories.flatMap((history) => {
    history.forEach(check);
    return history.flatMap((review, index) =>
      index < longestItem && review.at < until && isPredicted(review) ? [history.slice(0, index + 1)] : [],
    );
  });
  return items.toSorted((a, b) => lastOf(a) - lastOf(b));
}

const lastOf = (item: TrainingItem) => item.at(-1)?.at ?? 0;

function check({ rating, days, at }: CountedReview, index: number, history: History) {
  const before = history[index - 1];
  if (!ratings.includes(rating)) throw new RangeError(`there is no rating ${rating}`);
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`no such number of days: ${days}`);
  if (before ? before.at > at : days > 0) throw new RangeError('the reviews of a card are not in order');
}
