import { and, asc, count, eq, getTableColumns, gt, ne, sql, sum } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { fixedLimit, prepared, preparedRows, slots } from './prepared.ts';
import type { CardRow } from './schema.ts';

const byKey = ({ cards }: Reader['tables']) =>
  and(eq(cards.userId, sql.placeholder('userId')), eq(cards.id, sql.placeholder('id')));

/** One card of a learner: `{ userId, id }`. */
export const findCard = prepared((db: Reader) => db.select().from(db.tables.cards).where(byKey(db.tables)));

/** Takes a card for the rest of the transaction and returns its newest state: `{ userId, id }`. Writing first is what makes others wait. */
export const takeCard = prepared((tx: Writer) => {
  const { cards } = tx.tables;
  return tx
    .update(cards)
    .set({ version: sql`${cards.version} + 1` })
    .where(byKey(tx.tables))
    .returning();
});

/** Adds a card unless the learner has it already. */
export const insertCard = prepared((tx: Writer) => {
  const { cards } = tx.tables;
  return tx.insert(cards).values(slots(cards)).onConflictDoNothing().returning({ id: cards.id });
});

/** Adds many cards; no rows come back for those that the learner has. */
export const insertCards = preparedRows(
  (tx) => tx.tables.cards,
  (tx, values) => tx.insert(tx.tables.cards).values(values).onConflictDoNothing().returning({ id: tx.tables.cards.id }),
);

/** What the fold of the log says of a card. */
export const foldColumns = [
  'state',
  'due',
  'stability',
  'difficulty',
  'scheduledDays',
  'learningStep',
  'reps',
  'lapses',
  'firstReview',
  'lastReview',
  'lastStudyDay',
  'firstRating',
  'timedAnswers',
  'answerMs',
  'foldedAt',
  'foldedId',
  'foldVersion',
] as const satisfies readonly (keyof CardRow)[];
export type FoldColumns = Pick<CardRow, (typeof foldColumns)[number]>;

/** Stores the fold of a card's log: `{ userId, id, ...FoldColumns }`. */
export const storeFold = prepared((tx: Writer) => {
  const { cards } = tx.tables;
  const all = slots(cards);
  const fold = Object.fromEntries(foldColumns.map((name) => [name, all[name]]));
  return tx.update(cards).set(fold).where(byKey(tx.tables)).returning({ id: cards.id });
});

/** Changes what is set outside the fold: suspension, burial, rest, flag. */
export function* updateCard(
  tx: Writer,
  { userId, id }: Pick<CardRow, 'userId' | 'id'>,
  values: Partial<Pick<CardRow, 'suspendedAt' | 'buriedUntil' | 'restingSince' | 'openedBy' | 'flag'>>,
): Work<CardRow | undefined> {
  const { cards } = tx.tables;
  const [row] = yield* run(
    tx
      .update(cards)
      .set({ ...values, version: sql`${cards.version} + 1` })
      .where(and(eq(cards.userId, userId), eq(cards.id, id)))
      .returning(),
  );
  return row;
}

/** A learner's cards of one question: the question's own and its drills. */
export const listCardsOfQuestion = prepared((db: Reader) => {
  const { cards } = db.tables;
  return db
    .select()
    .from(cards)
    .where(and(eq(cards.userId, sql.placeholder('userId')), eq(cards.questionId, sql.placeholder('questionId'))))
    .orderBy(asc(cards.id));
});

/** Some of a learner's cards by id, from after one on. */
export const listCardPage = (
  db: Reader,
  userId: string,
  { after, limit }: { after: string | undefined; limit: number },
) => {
  const { cards } = db.tables;
  return db
    .select()
    .from(cards)
    .where(and(eq(cards.userId, userId), after === undefined ? undefined : gt(cards.id, after)))
    .orderBy(asc(cards.id))
    .limit(limit);
};

/** Ids of some of a learner's cards that were folded by other rules: `{ userId, foldVersion }`. */
export const listOutdatedCards = prepared((db: Reader) => {
  const { cards } = db.tables;
  return db
    .select({ id: cards.id })
    .from(cards)
    .where(and(eq(cards.userId, sql.placeholder('userId')), ne(cards.foldVersion, sql.placeholder('foldVersion'))))
    .orderBy(asc(cards.id))
    .limit(fixedLimit(50));
});

/** All of a learner's cards. */
export const listCards = (db: Reader, userId: string) => {
  const { cards } = db.tables;
  return db.select(getTableColumns(cards)).from(cards).where(eq(cards.userId, userId)).orderBy(asc(cards.id));
};

/** How many reviews counted for a learner's cards, and for how many cards: one row. */
export function countReviews(db: Reader, userId: string) {
  const { cards } = db.tables;
  return db
    .select({ reviews: sum(cards.reps).mapWith(Number), cards: count() })
    .from(cards)
    .where(and(eq(cards.userId, userId), gt(cards.reps, 0)));
}
