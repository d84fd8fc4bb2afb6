import { listReviewLogs, listUndos } from '../../db/review-logs.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { problems } from '../http/problem.ts';
import type { Handlers } from '../http/route.ts';
import { parseInput } from '../validation.ts';
import { serverInstant } from './device-clock.ts';
import { exportReviews } from './export-reviews.ts';
import { undoneIds } from './live-reviews.ts';
import { presentLoggedReview } from './present-review.ts';
import { recordReview } from './record-review.ts';
import { ReviewRequest, type reviewRoutes } from './routes.ts';
import { redoReview, undoReview } from './undo-review.ts';

export function reviewHandlers({ db, clock }: Deps): Handlers<typeof reviewRoutes> {
  return {
    async recordReview({ body, actor }) {
      const now = clock();
      const at = serverInstant(body.reviewedAt, body.sentAt, now, '/body/reviewedAt');
      const { answer, replayed } = await recordReview(db, actor.userId, body, at, now);
      return { status: replayed ? 200 : 201, body: answer };
    },

    async recordReviews({ body: { reviews, sentAt }, actor }) {
      const now = clock();
      const results = await Promise.all(
        reviews.map(async (item, index) => {
          const id = typeof item.id === 'string' ? item.id : '';
          try {
            const pointer = `/body/reviews/${index}`;
            const review = parseInput(ReviewRequest, item, pointer);
            const at = serverInstant(review.reviewedAt, review.sentAt ?? sentAt, now, `${pointer}/reviewedAt`);
            const { answer, replayed } = await recordReview(db, actor.userId, review, at, now);
            return { id: review.id, status: replayed ? (200 as const) : (201 as const), ...answer };
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            return { id, status: problems[error.code].status, code: error.code, detail: error.message };
          }
        }),
      );
      return { status: 200, body: { results } };
    },

    async undoReview({ params: { reviewId }, actor }) {
      return { status: 200, body: await undoReview(db, actor.userId, reviewId, clock()) };
    },

    async redoReview({ params: { reviewId }, actor }) {
      return { status: 200, body: await redoReview(db, actor.userId, reviewId, clock()) };
    },

    async listReviews({ query: { cardId, from, to, limit, cursor }, actor }) {
      const { userId } = actor;
      const before = cursor === undefined ? undefined : readCursor(cursor);
      const rows = await listReviewLogs(db.read, userId, {
        cardId,
        from: date(from),
        to: date(to),
        before: before && { reviewedAt: before.at, id: before.id },
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const undos =
        shown.length === 0
          ? []
          : await listUndos(db.read, userId, [...new Set(shown.map(({ entry }) => entry.cardId))]);
      const undone = undoneIds(undos);
      const last = shown.at(-1)?.entry;
      return {
        status: 200,
        body: {
          items: shown.map((review) => presentLoggedReview(review, undone.has(review.entry.id))),
          nextCursor: rows.length > limit && last ? writeCursor({ at: last.reviewedAt, id: last.id }) : null,
        },
      };
    },

    exportReviews({ actor }) {
      return { status: 200, body: exportReviews(db.read, actor.userId) };
    },
  };
}

const date = (instant: string | undefined) => (instant === undefined ? undefined : new Date(instant));
