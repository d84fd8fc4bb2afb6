import type { z } from 'zod';
import type { LoggedReview as LoggedRow } from '../../db/review-logs.ts';
import type { ReviewLogRow } from '../../db/schema.ts';
import type { LoggedReview, RecordedReview, Review } from './routes.ts';

export type PresentedReview = z.input<typeof RecordedReview>;

/** A log entry of kind review as its learner sees it. */
export function presentReview(entry: ReviewLogRow, undone: boolean): z.input<typeof Review> {
  const { id, cardId, rating, suggestedRating, reviewedAt, durationMs, attemptId, source, timeZone, rolloverHour } =
    entry;
  return {
    id,
    cardId,
    rating: rating ?? 'again', // an entry of kind review always has one
    suggestedRating,
    reviewedAt: reviewedAt.toISOString(),
    durationMs,
    attemptId,
    source,
    timeZone,
    rolloverHour,
    undone,
  };
}

/** The same in the list of all, where it says what was asked. */
export const presentLoggedReview = (
  { entry, questionId, prompt, cue }: LoggedRow,
  undone: boolean,
): z.input<typeof LoggedReview> => ({ ...presentReview(entry, undone), questionId, prompt, cue });
