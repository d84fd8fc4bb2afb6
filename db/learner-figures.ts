import { and, asc, eq, isNotNull, isNull, max, notExists, sql } from 'drizzle-orm';
import { isPresentLearner } from './cohort-members.ts';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { Schema } from './schema.ts';

export type LearnerFiguresRow = Schema['learnerFigures']['$inferSelect'];

/** The present learners of a cohort with what was last measured of them, by name. */
export const listMeasuredLearners = (db: Reader, cohortId: string) => {
  const { cohortMembers, learnerFigures, user } = db.tables;
  return db
    .select({ ...learnerColumns(db), figures: learnerFigures.figures })
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .leftJoin(learnerFigures, ofMember(db.tables))
    .where(isLearnerOf(db, cohortId))
    .orderBy(asc(user.name), asc(user.id));
};
export type MeasuredLearner = Awaited<ReturnType<typeof listMeasuredLearners>>[number];

/** The same without the figures: who may have to be measured again. */
export const listLearnersToMeasure = (db: Reader, cohortId: string) => {
  const { cohortMembers, learnerFigures, user } = db.tables;
  return db
    .select(learnerColumns(db))
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .leftJoin(learnerFigures, ofMember(db.tables))
    .where(isLearnerOf(db, cohortId))
    .orderBy(asc(user.id));
};
export type LearnerToMeasure = Awaited<ReturnType<typeof listLearnersToMeasure>>[number];

/** One present learner of a cohort: one row, none for anybody else. */
export const findLearner = (db: Reader, cohortId: string, userId: string) => {
  const { cohortMembers, learnerFigures, user } = db.tables;
  return db
    .select(learnerColumns(db))
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .leftJoin(learnerFigures, ofMember(db.tables))
    .where(and(isLearnerOf(db, cohortId), eq(cohortMembers.userId, userId)));
};

/** What was measured of a member in their cohort. */
const ofMember = ({ cohortMembers, learnerFigures }: Reader['tables']) =>
  and(eq(learnerFigures.cohortId, cohortMembers.cohortId), eq(learnerFigures.userId, cohortMembers.userId));

/** A learner, what they share, what of it was measured, and when something was last seen of them. */
const learnerColumns = ({
  tables: { assignments, attempts, cohortMembers, learnerFigures, reviewLogs, submissionAnswers, user },
}: Reader) => ({
  userId: cohortMembers.userId,
  name: user.name,
  joinedAt: cohortMembers.joinedAt,
  shareProgress: cohortMembers.shareProgress,
  shareAnswers: cohortMembers.shareAnswers,
  measuredAt: learnerFigures.measuredAt,
  sharedProgress: learnerFigures.sharedProgress,
  sharedAnswers: learnerFigures.sharedAnswers,
  // The last review and the last answer are found at the ends of their indexes.
  lastReviewAt:
    sql<Date | null>`case when ${cohortMembers.shareProgress} then (select max(${reviewLogs.reviewedAt}) from ${reviewLogs} where ${reviewLogs.userId} = ${cohortMembers.userId}) end`.mapWith(
      reviewLogs.reviewedAt,
    ),
  lastAnswerAt:
    sql<Date | null>`case when ${cohortMembers.shareProgress} or ${cohortMembers.shareAnswers} then (select max(${attempts.handedInAt}) from ${attempts} where ${attempts.userId} = ${cohortMembers.userId}) end`.mapWith(
      attempts.handedInAt,
    ),
  lastAssignedAnswerAt:
    sql<Date | null>`(select max(${submissionAnswers.at}) from ${submissionAnswers} inner join ${assignments} on ${assignments.id} = ${submissionAnswers.assignmentId} where ${submissionAnswers.userId} = ${cohortMembers.userId} and ${assignments.cohortId} = ${cohortMembers.cohortId})`.mapWith(
      submissionAnswers.at,
    ),
});

const isLearnerOf = ({ tables }: Reader, cohortId: string) =>
  and(eq(tables.cohortMembers.cohortId, cohortId), isPresentLearner(tables));

/** Cohorts whose figures are kept up: those that are not archived and have a learner. */
export const listCohortsToMeasure = (db: Reader) => {
  const { cohortMembers, cohorts } = db.tables;
  return db
    .selectDistinct({ id: cohorts.id })
    .from(cohorts)
    .innerJoin(cohortMembers, eq(cohortMembers.cohortId, cohorts.id))
    .where(and(isNull(cohorts.archivedAt), isPresentLearner(db.tables)))
    .orderBy(asc(cohorts.id));
};

/** When a coach last decided on a learner's work in a cohort: it changes scores long after the answer. */
export const listLastReviews = (db: Reader, cohortId: string) => {
  const { submissions } = db.tables;
  return db
    .select({ userId: submissions.userId, reviewedAt: max(submissions.reviewedAt) })
    .from(submissions)
    .where(and(eq(submissions.cohortId, cohortId), isNotNull(submissions.reviewedAt)))
    .groupBy(submissions.userId)
    .orderBy(asc(submissions.userId));
};

/** Keeps what was measured of a learner, unless they are no learner of the cohort any more. */
export function* storeLearnerFigures(tx: Writer, row: LearnerFiguresRow): Work<void> {
  const { learnerFigures } = tx.tables;
  const [learner] = yield* run(findLearner(tx, row.cohortId, row.userId));
  if (!learner) return;
  const { measuredAt, sharedProgress, sharedAnswers, figures } = row;
  yield* run(
    tx
      .insert(learnerFigures)
      .values(row)
      .onConflictDoUpdate({
        target: [learnerFigures.cohortId, learnerFigures.userId],
        set: { measuredAt, sharedProgress, sharedAnswers, figures },
      })
      .returning({ userId: learnerFigures.userId }),
  );
}

/** Removes what was measured of those who are no learners of their cohorts any more. */
export function* deleteFormerFigures(tx: Writer): Work<void> {
  const { cohortMembers, learnerFigures } = tx.tables;
  const present = tx
    .select({ userId: cohortMembers.userId })
    .from(cohortMembers)
    .where(
      and(
        eq(cohortMembers.userId, learnerFigures.userId),
        eq(cohortMembers.cohortId, learnerFigures.cohortId),
        isPresentLearner(tx.tables),
      ),
    );
  yield* run(tx.delete(learnerFigures).where(notExists(present)).returning({ userId: learnerFigures.userId }));
}
