import { and, desc, eq, sql } from 'drizzle-orm';
import type { Reader } from './database.ts';
import { isBefore } from './is-before.ts';

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
