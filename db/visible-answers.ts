import { and, asc, avg, desc, eq, gt, isNotNull, max, ne, or } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** The latest answers of a learner that a cohort's coaches may see: those of its assignments, or all that are handed in. */
export const listVisibleAnswers = (
  db: Reader,
  { userId, cohortId, all }: { userId: string; cohortId: string; all: boolean },
  limit: number,
) => {
  const { assignments, attempts, submissionAnswers } = db.tables;
  const columns = {
    id: attempts.id,
    questionId: attempts.questionId,
    rev: attempts.rev,
    pointId: attempts.pointId,
    score: attempts.score,
    handedInAt: attempts.handedInAt,
  };
  const own = and(eq(attempts.userId, userId), eq(attempts.handedIn, true));
  const latest = [desc(attempts.handedInAt), desc(attempts.id)];
  return all
    ? db
        .select(columns)
        .from(attempts)
        .where(own)
        .orderBy(...latest)
        .limit(limit)
    : db
        .selectDistinct(columns) // the same answer may be part of two assignments
        .from(submissionAnswers)
        .innerJoin(assignments, eq(assignments.id, submissionAnswers.assignmentId))
        .innerJoin(
          attempts,
          and(eq(attempts.userId, submissionAnswers.userId), eq(attempts.id, submissionAnswers.attemptId)),
        )
        .where(and(eq(submissionAnswers.userId, userId), eq(assignments.cohortId, cohortId), own))
        .orderBy(...latest)
        .limit(limit);
};
export type VisibleAnswer = Awaited<ReturnType<typeof listVisibleAnswers>>[number];

/** The reviews of a learner's answers within a cohort's assignments. */
export const listAssignedReviews = (db: Reader, { userId, cohortId }: { userId: string; cohortId: string }) => {
  const { assignments, reviewLogs, submissionAnswers } = db.tables;
  return db
    .selectDistinct({ id: reviewLogs.id })
    .from(submissionAnswers)
    .innerJoin(assignments, eq(assignments.id, submissionAnswers.assignmentId))
    .innerJoin(
      reviewLogs,
      and(eq(reviewLogs.userId, submissionAnswers.userId), eq(reviewLogs.attemptId, submissionAnswers.attemptId)),
    )
    .where(and(eq(submissionAnswers.userId, userId), eq(assignments.cohortId, cohortId)))
    .orderBy(asc(reviewLogs.id));
};

/** Mean scores of the latest takes that a learner handed in to a cohort's assignments, newest first. */
export const listTakeScores = (
  db: Reader,
  { userId, cohortId }: { userId: string; cohortId: string },
  limit: number,
) => {
  const { attempts, submissionAnswers, submissions } = db.tables;
  const answeredAt = max(submissionAnswers.at);
  return db
    .select({
      assignmentId: submissionAnswers.assignmentId,
      take: submissionAnswers.take,
      score: avg(attempts.score).mapWith(Number),
    })
    .from(submissionAnswers)
    .innerJoin(
      submissions,
      and(
        eq(submissions.userId, submissionAnswers.userId),
        eq(submissions.assignmentId, submissionAnswers.assignmentId),
        or(gt(submissions.take, submissionAnswers.take), ne(submissions.status, 'open')),
      ),
    )
    .innerJoin(
      attempts,
      and(eq(attempts.userId, submissionAnswers.userId), eq(attempts.id, submissionAnswers.attemptId)),
    )
    .where(and(eq(submissionAnswers.userId, userId), eq(submissions.cohortId, cohortId), isNotNull(attempts.score)))
    .groupBy(submissionAnswers.assignmentId, submissionAnswers.take)
    .orderBy(desc(answeredAt), asc(submissionAnswers.assignmentId), desc(submissionAnswers.take))
    .limit(limit);
};
