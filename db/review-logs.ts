import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { prepared, preparedRows, slot, slotLimit, slots } from './prepared.ts';
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

/** Adds many entries; no rows come back for those whose ids are taken. */
export const insertReviewLogs = preparedRows(
  (tx) => tx.tables.reviewLogs,
  (tx, values) =>
    tx.insert(tx.tables.reviewLogs).values(values).onConflictDoNothing().returning({ id: tx.tables.reviewLogs.id }),
);

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

/** What folding a log takes: all but the texts that are kept with it. */
const foldable = ({ reviewLogs }: Reader['tables']) => ({
  id: reviewLogs.id,
  kind: reviewLogs.kind,
  cardId: reviewLogs.cardId,
  targetId: reviewLogs.targetId,
  rating: reviewLogs.rating,
  reviewedAt: reviewLogs.reviewedAt,
  timeZone: reviewLogs.timeZone,
  rolloverHour: reviewLogs.rolloverHour,
  settingsVersion: reviewLogs.settingsVersion,
  ahead: reviewLogs.ahead,
  loadBalanceDays: reviewLogs.loadBalanceDays,
  durationMs: reviewLogs.durationMs,
  source: reviewLogs.source,
});
export type FoldableEntry = Pick<ReviewLogRow, keyof ReturnType<typeof foldable>>;

/** A learner's entries in order, of one kind or both, from after an entry on. */
export function listLogPage(
  db: Reader,
  userId: string,
  {
    kind,
    after,
    limit,
  }: { kind?: ReviewLogRow['kind']; after?: Pick<ReviewLogRow, 'reviewedAt' | 'id'> | undefined; limit?: number },
): PromiseLike<FoldableEntry[]> {
  const { reviewLogs } = db.tables;
  const query = db
    .select(foldable(db.tables))
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, userId),
        kind && eq(reviewLogs.kind, kind),
        after &&
          and(
            gte(reviewLogs.reviewedAt, after.reviewedAt), // where the index begins to be read
            or(gt(reviewLogs.reviewedAt, after.reviewedAt), gt(reviewLogs.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
  return limit === undefined ? query : query.limit(limit);
}

/** How long each answer took that was given from an instant on, other than in interviews: `{ userId, from }`. */
export const listAnswerTimes = prepared((db: Reader) => {
  const { reviewLogs } = db.tables;
  return db
    .select({ id: reviewLogs.id, durationMs: reviewLogs.durationMs })
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, sql.placeholder('userId')),
        eq(reviewLogs.kind, 'review'),
        ne(reviewLogs.source, 'interview'),
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

/** Reviews (without undos), newest first, each with the question it was of, and the cue of a drill. */
export function listReviewLogs(
  db: Reader,
  userId: string,
  { cardId, from, to, before, limit }: ReviewFilter,
): PromiseLike<LoggedReview[]> {
  const { reviewLogs, cards, questions, questionRevisions, points } = db.tables;
  return db
    .select({ entry: reviewLogs, questionId: questions.id, prompt: questionRevisions.prompt, cue: points.cue })
    .from(reviewLogs)
    .innerJoin(cards, and(eq(cards.userId, reviewLogs.userId), eq(cards.id, reviewLogs.cardId)))
    .innerJoin(questions, eq(questions.id, cards.questionId))
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .leftJoin(
      points,
      and(eq(points.questionId, questions.id), eq(points.rev, questions.rev), eq(points.id, cards.pointId)),
    )
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
export interface LoggedReview {
  entry: ReviewLogRow;
  questionId: string;
  prompt: string;
  cue: string | null;
}

/** The ratings of a learner's latest reviews, undone ones too, newest first: `{ userId, limit }`. */
export const listLatestRatings = prepared((db: Reader) => {
  const { reviewLogs } = db.tables;
  return db
    .select({ rating: reviewLogs.rating })
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, sql.placeholder('userId')), eq(reviewLogs.kind, 'review')))
    .orderBy(desc(reviewLogs.reviewedAt), desc(reviewLogs.id))
    .limit(slotLimit('limit'));
});

/** The undos in the logs of some cards. */
export function listUndos(db: Reader, userId: string, cardIds: string[]): PromiseLike<ReviewLogRow[]> {
  const { reviewLogs } = db.tables;
  return db
    .select()
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, userId), eq(reviewLogs.kind, 'undo'), inArray(reviewLogs.cardId, cardIds)))
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
}

/** Entries of a learner's log. */
export function* countReviewLogs(db: Reader, userId: string): Work<number> {
  const { reviewLogs } = db.tables;
  const [row] = yield* run(db.select({ entries: count() }).from(reviewLogs).where(eq(reviewLogs.userId, userId)));
  return row?.entries ?? 0;
}
