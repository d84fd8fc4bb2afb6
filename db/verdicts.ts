import { and, asc, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Reader, Writer } from './database.ts';
import { isOneOf } from './is-one-of.ts';
import { prepared } from './prepared.ts';
import type { AttemptRow, NewVerdict } from './schema.ts';

/** The attempt of a verdict that may hold on it: of the revision that it is judged by. */
export const mayHold = ({ attempts, verdicts }: Reader['tables']) =>
  and(eq(attempts.userId, verdicts.userId), eq(attempts.id, verdicts.attemptId), eq(attempts.rev, verdicts.rev));

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

/** Every verdict that may hold on some attempts of a learner: of the revision that each is judged by. */
export const listVerdictsOf = (db: Reader, userId: string, attemptIds: string[]) => {
  const { attempts, verdicts } = db.tables;
  return db
    .select({
      attemptId: verdicts.attemptId,
      pointId: verdicts.pointId,
      version: verdicts.version,
      verdict: verdicts.verdict,
      by: verdicts.by,
    })
    .from(verdicts)
    .innerJoin(attempts, mayHold(db.tables))
    .where(and(eq(verdicts.userId, userId), inArray(verdicts.attemptId, attemptIds)))
    .orderBy(asc(verdicts.attemptId), asc(verdicts.version), asc(verdicts.pointId));
};
export type VerdictOf = Awaited<ReturnType<typeof listVerdictsOf>>[number];

/** The verdicts that may hold on some attempts, of any learners; a machine's with how it was graded. */
export const listComparedVerdicts = (db: Reader, keys: readonly Pick<AttemptRow, 'userId' | 'id'>[]) => {
  const { attempts, gradings, verdicts } = db.tables;
  return db
    .select({
      userId: verdicts.userId,
      attemptId: verdicts.attemptId,
      pointId: verdicts.pointId,
      version: verdicts.version,
      verdict: verdicts.verdict,
      by: verdicts.by,
      provenance: gradings.provenance,
    })
    .from(verdicts)
    .innerJoin(attempts, mayHold(db.tables))
    .leftJoin(gradings, and(eq(gradings.userId, verdicts.userId), eq(gradings.id, verdicts.gradingId)))
    .where(
      isOneOf(
        [verdicts.userId, verdicts.attemptId],
        keys.map(({ userId, id }) => [userId, id]),
      ),
    )
    .orderBy(asc(verdicts.userId), asc(verdicts.attemptId), asc(verdicts.version), asc(verdicts.pointId));
};
export type ComparedVerdict = Awaited<ReturnType<typeof listComparedVerdicts>>[number];

/** All verdicts on a learner's attempts. */
export const listVerdictsOfUser = (db: Reader, userId: string) => {
  const { verdicts } = db.tables;
  return db
    .select()
    .from(verdicts)
    .where(eq(verdicts.userId, userId))
    .orderBy(asc(verdicts.attemptId), asc(verdicts.version), asc(verdicts.pointId));
};

/**
 * The newest verdicts of coaches on one question's answers, whoever gave them, with the text of the answers; not those
 * without a coach, as an import brings them: nobody here stands for those.
 */
export function listCoachVerdicts(db: Reader, questionId: string, pointIds: string[], limit: number) {
  const { attempts, verdicts } = db.tables;
  return db
    .select({
      userId: verdicts.userId,
      attemptId: verdicts.attemptId,
      pointId: verdicts.pointId,
      answer: attempts.answer,
      verdict: verdicts.verdict,
      reason: verdicts.reason,
    })
    .from(verdicts)
    .innerJoin(attempts, and(mayHold(db.tables), eq(attempts.questionId, questionId), ne(attempts.answer, '')))
    .where(and(eq(verdicts.by, 'coach'), isNotNull(verdicts.judgeId), inArray(verdicts.pointId, pointIds)))
    .orderBy(
      desc(verdicts.at),
      asc(verdicts.userId),
      asc(verdicts.attemptId),
      desc(verdicts.version),
      asc(verdicts.pointId),
    )
    .limit(limit);
}
