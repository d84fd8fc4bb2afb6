import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import type { Rating } from './memory.ts';
import { usableWeights } from './parameters.ts';
import type { CountedReview, TrainingItem } from './training-items.ts';

const grades = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, number>;

/**
 * FSRS-6's 21 weights fitted to a learner's reviews by fsrs-rs; the same items give the same weights.
 * An item that is none aborts the whole process, uncatchably: run this in one of its own, on items of training-items.ts.
 * @param onProgress told the share done, 0..1
 */
export async function trainParameters(
  items: readonly TrainingItem[],
  onProgress: (share: number) => void,
): Promise<number[]> {
  const reviews = new Map<CountedReview, FSRSBindingReview>();
  const reviewOf = (review: CountedReview) => {
    let made = reviews.get(review); // shared by all items of its card
    if (!made) reviews.set(review, (made = new FSRSBindingReview(grades[review.rating], review.days)));
    return made;
  };
  const set = items.map((item) => new FSRSBindingItem(item.map(reviewOf)));
  const trained = await computeParameters(set, {
    enableShortTerm: true,
    progress: (current, total) => {
      onProgress(total > 0 ? current / total : 0);
    },
  });
  return usableWeights(trained);
}
