import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Writer } from './database.ts';
import { prepared } from './prepared.ts';
import type { NewVerdict } from './schema.ts';

/** Every verdict on an attempt, oldest first: `{ userId, attemptId }`. */
export const listVerdicts = prepared((db: Reader) => {
  const { verdicts } = db.tables;
  return db
    .select()
    .from(verdicts)
    .where(and(eq(verdicts.userId, sql.placeholder('userId')), eq(verdicts.attemptId, sql.placeholder('attemptId'))))
    .orderBy(asc(verdicts.version), asc(verdicts.pointId));
});

export function insertVerdicts(tx: Writer, rows: NewVerdict[]) {
  return tx
    .insert(tx.tables.verdicts)
    .values(rows)
    .onConflictDoNothing()
    .returning({ pointId: tx.tables.verdicts.pointId });
}

/** Every verdict on some attempts of a learner. */
export const listVerdictsOf = (db: Reader, userId: string, attemptIds: string[]) => {
  const { verdicts } = db.tables;
  return db
    .select({
      attemptId: verdicts.attemptId,
      pointId: verdicts.pointId,
      version: verdicts.version,
      verdict: verdicts.verdict,
      by: verdicts.by,
    })
    .from(verdicts)
    .where(and(eq(verdicts.userId, userId), inArray(verdicts.attemptId, attemptIds)))
    .orderBy(asc(verdicts.attemptId), asc(verdicts.version), asc(verdicts.pointId));
};
export type VerdictOf = Awaited<ReturnType<typeof listVerdictsOf>>[number];

/** All verdicts on a learner's attempts. */
export const listVerdictsOfUser = (db: Reader, userId: string) => {
  const { verdicts } = db.tables;
  return db
    .select()
    .from(verdicts)
    .where(eq(verdicts.userId, userId))
    .orderBy(asc(verdicts.attemptId), asc(verdicts.version), asc(verdicts.pointId));
};
