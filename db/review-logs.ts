import { and, asc, desc, eq, getTableColumns, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from './database.ts';
import { prepared, slot, slots } from './prepared.ts';
import type { ReviewLogRow } from './schema.ts';

/** One entry of a learner's log: `{ userId, id }`. */
export const findReviewLog = prepared((db: Reader) => {
  const { reviewLogs } = db.tables;
  return db
    .select()
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, sql.placeholder('userId')), eq(reviewLogs.id, sql.placeholder('id'))));
});

/** Adds an entry; no row comes back if the learner's log has its id already. */
export const insertReviewLog = prepared((tx: Writer) => {
  const { reviewLogs } = tx.tables;
  return tx.insert(reviewLogs).values(slots(reviewLogs)).onConflictDoNothing().returning({ id: reviewLogs.id });
});

/** The whole log of a card, reviews and undos, in order: `{ userId, cardId }`. */
export const listCardLog = prepared((db: Reader) => {
  const { reviewLogs } = db.tables;
  return db
    .select()
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, sql.placeholder('userId')), eq(reviewLogs.cardId, sql.placeholder('cardId'))))
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
});

/** The logs of some of a learner's cards, in order, without what only repeats need. */
export function listLogsOfCards(db: Reader, userId: string, cardIds: string[]) {
  const { reviewLogs } = db.tables;
  const { request: _request, answer: _answer, ...columns } = getTableColumns(reviewLogs);
  return db
    .select(columns)
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, userId), inArray(reviewLogs.cardId, cardIds)))
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
}

/** Ids of cards that a learner has a log of, but that are not there. */
export function listLostCards(db: Reader, userId: string): PromiseLike<{ cardId: string }[]> {
  const { reviewLogs, cards } = db.tables;
  return db
    .selectDistinct({ cardId: reviewLogs.cardId })
    .from(reviewLogs)
    .leftJoin(cards, and(eq(cards.userId, reviewLogs.userId), eq(cards.id, reviewLogs.cardId)))
    .where(and(eq(reviewLogs.userId, userId), isNull(cards.id)))
    .orderBy(asc(reviewLogs.cardId));
}

/** The whole log of a learner, in order. */
export const listLog = (db: Reader, userId: string) => {
  const { reviewLogs } = db.tables;
  return db
    .select()
    .from(reviewLogs)
    .where(eq(reviewLogs.userId, userId))
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
};

/** A learner's entries of one kind in order, from after an entry on. */
export function listLogPage(
  db: Reader,
  userId: string,
  {
    kind,
    after,
    limit,
  }: { kind: ReviewLogRow['kind']; after?: Pick<ReviewLogRow, 'reviewedAt' | 'id'> | undefined; limit?: number },
): PromiseLike<ReviewLogRow[]> {
  const { reviewLogs } = db.tables;
  const query = db
    .select()
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, userId),
        eq(reviewLogs.kind, kind),
        after &&
          or(
            gt(reviewLogs.reviewedAt, after.reviewedAt),
            and(eq(reviewLogs.reviewedAt, after.reviewedAt), gt(reviewLogs.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
  return limit === undefined ? query : query.limit(limit);
}

/** How long each answer took that was given from an instant on: `{ userId, from }`. */
export const listAnswerTimes = prepared((db: Reader) => {
  const { reviewLogs } = db.tables;
  return db
    .select({ id: reviewLogs.id, durationMs: reviewLogs.durationMs })
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, sql.placeholder('userId')),
        eq(reviewLogs.kind, 'review'),
        gte(reviewLogs.reviewedAt, slot(reviewLogs.reviewedAt, 'from')),
      ),
    )
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
});

export interface ReviewFilter {
  cardId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** The last entry of the page before. */
  before?: { reviewedAt: Date; id: string } | undefined;
  limit: number;
}

/** Reviews (without undos), newest first. */
export function listReviewLogs(
  db: Reader,
  userId: string,
  { cardId, from, to, before, limit }: ReviewFilter,
): PromiseLike<ReviewLogRow[]> {
  const { reviewLogs } = db.tables;
  return db
    .select()
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, userId),
        eq(reviewLogs.kind, 'review'),
        cardId === undefined ? undefined : eq(reviewLogs.cardId, cardId),
        from && gte(reviewLogs.reviewedAt, from),
        to && lte(reviewLogs.reviewedAt, to),
        before &&
          or(
            lt(reviewLogs.reviewedAt, before.reviewedAt),
            and(eq(reviewLogs.reviewedAt, before.reviewedAt), lt(reviewLogs.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(reviewLogs.reviewedAt), desc(reviewLogs.id))
    .limit(limit);
}

/** The undos in the logs of some cards. */
export function listUndos(db: Reader, userId: string, cardIds: string[]): PromiseLike<ReviewLogRow[]> {
  const { reviewLogs } = db.tables;
  return db
    .select()
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, userId), eq(reviewLogs.kind, 'undo'), inArray(reviewLogs.cardId, cardIds)))
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
}
