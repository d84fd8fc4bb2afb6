import { randomUUID } from 'node:crypto';
import { takeCard } from '../../db/cards.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findReviewLog, insertReviewLog, listCardLog } from '../../db/review-logs.ts';
import type { CardRow, ReviewLogRow } from '../../db/schema.ts';
import { takeSettings } from '../accounts/settings.ts';
import { presentCard } from '../cards/present-card.ts';
import { NotFound } from '../errors.ts';
import { foldCard } from './fold-card.ts';
import { liveUndosOf } from './live-reviews.ts';
import { presentReview, type PresentedReview } from './present-review.ts';

/** Takes a review out of the fold; one that is out already stays out. */
export function undoReview(db: Database, userId: string, reviewId: string, now: Date): Promise<PresentedReview> {
  return changeReview(db, userId, reviewId, now, (undos) => (undos.length === 0 ? [reviewId] : []));
}

/** Puts an undone review back by undoing its undos; one that is in already stays in. */
export function redoReview(db: Database, userId: string, reviewId: string, now: Date): Promise<PresentedReview> {
  return changeReview(db, userId, reviewId, now, (undos) => undos);
}

/** Adds an undo for each target that `targets` picks, given the undos that now keep the review out. */
function changeReview(
  db: Database,
  userId: string,
  reviewId: string,
  now: Date,
  targets: (undos: string[]) => string[],
): Promise<PresentedReview> {
  return db.transaction(function* (tx) {
    const [review] = yield* run(findReviewLog(tx, { userId, id: reviewId }));
    if (review?.kind !== 'review') throw new NotFound('You have no such review: choose one of your history.');
    const [card] = yield* run(takeCard(tx, { userId, id: review.cardId }));
    if (!card) throw new NotFound('The card of this review is gone.');
    const undos = yield* undosOf(tx, card, reviewId);
    for (const targetId of targets(undos)) yield* run(insertReviewLog(tx, undoEntry(review, targetId, now)));
    const folded = yield* foldCard(tx, card);
    const undone = (yield* undosOf(tx, card, reviewId)).length > 0;
    return { review: presentReview(review, undone), card: presentCard(folded, yield* takeSettings(tx, userId), now) };
  });
}

function* undosOf(tx: Writer, { userId, id: cardId }: CardRow, reviewId: string): Work<string[]> {
  return liveUndosOf(yield* run(listCardLog(tx, { userId, cardId })), reviewId);
}

const undoEntry = (review: ReviewLogRow, targetId: string, now: Date): ReviewLogRow => ({
  ...review,
  id: randomUUID(),
  kind: 'undo',
  targetId,
  rating: null,
  suggestedRating: null,
  reviewedAt: now,
  recordedAt: now,
  ahead: false,
  loadBalanceDays: 0,
  durationMs: null,
  attemptId: null,
  request: null,
  answer: null,
});
