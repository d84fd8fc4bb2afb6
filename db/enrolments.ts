import { and, asc, eq, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { prepared } from './prepared.ts';
import type { EnrolmentRow } from './schema.ts';

/** A learner's enrolments, ended ones too: `{ userId }`. */
export const listEnrolments = prepared((db: Reader) => {
  const { enrolments } = db.tables;
  return db
    .select()
    .from(enrolments)
    .where(eq(enrolments.userId, sql.placeholder('userId')))
    .orderBy(asc(enrolments.deckId));
});

/** One enrolment: `{ userId, deckId }`. */
export const findEnrolment = prepared((db: Reader) => {
  const { enrolments } = db.tables;
  return db
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.userId, sql.placeholder('userId')), eq(enrolments.deckId, sql.placeholder('deckId'))));
});

/** Adds an enrolment or puts it in place of the one there is. */
export function* storeEnrolment(tx: Writer, row: EnrolmentRow): Work<void> {
  const { enrolments } = tx.tables;
  const { userId: _, deckId: __, ...rest } = row;
  yield* run(
    tx
      .insert(enrolments)
      .values(row)
      .onConflictDoUpdate({ target: [enrolments.userId, enrolments.deckId], set: rest })
      .returning({ deckId: enrolments.deckId }),
  );
}
