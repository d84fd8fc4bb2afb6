import { newCard } from '../../api/cards/new-card.ts';
import type { TrainingReview } from '../../api/optimisations/training.ts';
import { takeAndFoldCard } from '../../api/reviews/fold-card.ts';
import { insertCard } from '../../db/cards.ts';
import { run, type Database } from '../../db/database.ts';
import { insertReviewLog } from '../../db/review-logs.ts';
import type { ReviewLogRow } from '../../db/schema.ts';
import type { FoldedReview } from '../../api/scheduling/fold.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import { day } from './clock.ts';
import { review } from './reviews.ts';

/** Logs as the training process is told of them. */
export function trainingReviews(byCard: ReadonlyMap<string, readonly FoldedReview[]>): TrainingReview[] {
  return [...byCard].flatMap(([cardId, reviews]) =>
    reviews.map(({ id, rating, at, clock, source, ahead }) => ({
      kind: 'review' as const,
      id,
      cardId,
      rating,
      at,
      clock,
      source,
      ahead,
      settingsVersion: 1,
    })),
  );
}

/** Puts reviews into a learner's log, as an import would; their cards, all of one question, only if it is named. */
export async function storeReviews(
  db: Database,
  userId: string,
  reviews: readonly TrainingReview[],
  questionId?: string,
): Promise<void> {
  const rows = reviews.map(({ at, clock, ...rest }): ReviewLogRow => ({
    ...rest,
    ...clock,
    userId,
    kind: 'review',
    targetId: null,
    loadBalanceDays: 0,
    durationMs: null,
    suggestedRating: null,
    reviewedAt: new Date(at),
    recordedAt: new Date(at),
    attemptId: null,
    request: null,
    answer: null,
  }));
  await db.transaction(function* (tx) {
    for (const row of rows) yield* run(insertReviewLog(tx, row));
    if (questionId === undefined) return;
    for (const id of new Set(rows.map((row) => row.cardId))) {
      yield* run(insertCard(tx, newCard({ userId, id, kind: 'question', questionId, pointId: null }, new Date(0))));
      yield* takeAndFoldCard(tx, userId, id);
    }
  });
}

/** Another program instead of the trainer, from test/support/training-programs. */
export const program = (name: 'hang' | 'abort' | 'slow'): URL =>
  new URL(`training-programs/${name}.mjs`, import.meta.url);

/** Reviews of so many cards, each so often, the same at every call. `at` is the instant of a card's n-th, ms. */
export function madeUpReviews(
  cards: number,
  times: number,
  at: (index: number, card: number) => number = (index) => Date.UTC(2025, 0, 1, 12) + index * index * day,
): TrainingReview[] {
  const byCard = Array.from({ length: cards }, (_, card) => {
    const reviews = Array.from({ length: times }, (__, index) =>
      review({
        id: `${card}-${index}`,
        at: at(index, card),
        rating: ratings[(index * 7 + card * 13 + ((card * index) % 5)) % 4]!,
        source: 'import',
      }),
    );
    return [`${card}`, reviews] as const;
  });
  return trainingReviews(new Map(byCard));
}
