import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { isBefore } from './is-before.ts';
import type { Schema } from './schema.ts';

/** A learner's log of accesses, with the name of who looked and what the answer or assignment is called; newest first. */
export const listAccesses = (
  db: Reader,
  userId: string,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
) => {
  const { accesses, user, attempts, questionRevisions, assignments } = db.tables;
  return db
    .select({
      id: accesses.id,
      at: accesses.at,
      reader: user.name,
      cohortId: accesses.cohortId,
      cohort: accesses.cohortName,
      kind: accesses.kind,
      about: accesses.about,
      title: sql<string | null>`coalesce(${assignments.title}, ${questionRevisions.prompt})`,
    })
    .from(accesses)
    .leftJoin(user, eq(user.id, accesses.readerId))
    .leftJoin(assignments, eq(assignments.id, accesses.about))
    .leftJoin(attempts, and(eq(attempts.userId, accesses.userId), eq(attempts.id, accesses.about)))
    .leftJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, attempts.questionId), eq(questionRevisions.rev, attempts.rev)),
    )
    .where(and(eq(accesses.userId, userId), before && isBefore(accesses.at, accesses.id, before)))
    .orderBy(desc(accesses.at), desc(accesses.id))
    .limit(limit);
};

/** The present learners of a cohort whose log has no entry under an id. */
export const listLearnersWithoutAccess = (db: Reader, cohortId: string, id: string) => {
  const { accesses, cohortMembers } = db.tables;
  return db
    .select({ userId: cohortMembers.userId })
    .from(cohortMembers)
    .leftJoin(accesses, and(eq(accesses.userId, cohortMembers.userId), eq(accesses.id, id)))
    .where(
      and(
        eq(cohortMembers.cohortId, cohortId),
        eq(cohortMembers.role, 'learner'),
        isNull(cohortMembers.leftAt),
        isNull(accesses.id),
      ),
    )
    .orderBy(asc(cohortMembers.userId));
};

/** Rows of one statement at most: SQLite takes 32,766 values in one. */
const mostAtOnce = 2000;

/** Adds entries to logs of accesses; those that are there stay as they are. */
export function* insertAccesses(tx: Writer, rows: readonly Schema['accesses']['$inferInsert'][]): Work<void> {
  const { accesses } = tx.tables;
  for (let from = 0; from < rows.length; from += mostAtOnce)
    yield* run(
      tx
        .insert(accesses)
        .values(rows.slice(from, from + mostAtOnce))
        .onConflictDoNothing()
        .returning({ id: accesses.id }),
    );
}
