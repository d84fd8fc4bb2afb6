import { and, asc, count, eq, gte, lt, sql } from 'drizzle-orm';
import type { Reader, Writer } from './database.ts';
import { prepared, slot, slots } from './prepared.ts';

/** How many cards fell due on the days after a study day, as that day began: `{ userId, studyDay }`. */
export const findDueLoad = prepared((db: Reader) => {
  const { dueLoads } = db.tables;
  return db
    .select({ counts: dueLoads.counts })
    .from(dueLoads)
    .where(and(eq(dueLoads.userId, sql.placeholder('userId')), eq(dueLoads.studyDay, sql.placeholder('studyDay'))));
});

/** Keeps the loads of a study day; those that are kept already stay. */
export const insertDueLoad = prepared((tx: Writer) => {
  const { dueLoads } = tx.tables;
  return tx.insert(dueLoads).values(slots(dueLoads)).onConflictDoNothing().returning({ counts: dueLoads.counts });
});

/** Removes the loads of study days before one: `{ userId, studyDay }`. */
export const deleteDueLoadsBefore = prepared((tx: Writer) => {
  const { dueLoads } = tx.tables;
  return tx
    .delete(dueLoads)
    .where(and(eq(dueLoads.userId, sql.placeholder('userId')), lt(dueLoads.studyDay, sql.placeholder('studyDay'))))
    .returning({ studyDay: dueLoads.studyDay });
});

/** A learner's cards due in a span of time, counted by instant: `{ userId, from, to }`, from `from` on, before `to`. */
export const countDueByInstant = prepared((db: Reader) => {
  const { cards } = db.tables;
  return db
    .select({ due: cards.due, cards: count() })
    .from(cards)
    .where(
      and(
        eq(cards.userId, sql.placeholder('userId')),
        gte(cards.due, slot(cards.due, 'from')),
        lt(cards.due, slot(cards.due, 'to')),
      ),
    )
    .groupBy(cards.due)
    .orderBy(asc(cards.due));
});
