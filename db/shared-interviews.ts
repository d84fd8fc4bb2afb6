import { and, asc, desc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { isHandedIn, ofAnswer } from './submissions.ts';

interface Share {
  userId: string;
  interviewId: string;
  cohortId: string;
}

const ofKey = ({ sharedInterviews }: Reader['tables'], { userId, interviewId, cohortId }: Share) =>
  and(
    eq(sharedInterviews.userId, userId),
    eq(sharedInterviews.interviewId, interviewId),
    eq(sharedInterviews.cohortId, cohortId),
  );

/** The cohorts with which a learner shares an interview, and since when. */
export const listCohortsSharedWith = (db: Reader, { userId, interviewId }: Omit<Share, 'cohortId'>) => {
  const { sharedInterviews } = db.tables;
  return db
    .select({ cohortId: sharedInterviews.cohortId, sharedAt: sharedInterviews.sharedAt })
    .from(sharedInterviews)
    .where(and(eq(sharedInterviews.userId, userId), eq(sharedInterviews.interviewId, interviewId)))
    .orderBy(asc(sharedInterviews.cohortId));
};

/** Shares an interview with a cohort; tells whether that is new. */
export function* insertSharedInterview(tx: Writer, row: Share & { sharedAt: Date }): Work<boolean> {
  const { sharedInterviews } = tx.tables;
  const added = yield* run(
    tx.insert(sharedInterviews).values(row).onConflictDoNothing().returning({ id: sharedInterviews.interviewId }),
  );
  return added.length > 0;
}

/** Ends the sharing of an interview with a cohort, if there is any. */
export function* deleteSharedInterview(tx: Writer, key: Share): Work<void> {
  const { sharedInterviews } = tx.tables;
  yield* run(tx.delete(sharedInterviews).where(ofKey(tx.tables, key)).returning({ id: sharedInterviews.interviewId }));
}

/** Ends the sharing of all interviews of somebody with a cohort. */
export function* deleteSharedInterviewsIn(
  tx: Writer,
  { userId, cohortId }: Pick<Share, 'userId' | 'cohortId'>,
): Work<void> {
  const { sharedInterviews } = tx.tables;
  yield* run(
    tx
      .delete(sharedInterviews)
      .where(and(eq(sharedInterviews.userId, userId), eq(sharedInterviews.cohortId, cohortId)))
      .returning({ id: sharedInterviews.interviewId }),
  );
}

/** An interview whose report the coaches of a cohort may read. */
export interface CoachedInterview {
  interviewId: string;
  cohortId: string;
  because: 'assigned' | 'shared';
  /** It was handed in where coaches judge blind. */
  blind: boolean;
}

/** The interviews of a learner that were handed in to some cohorts, of whatever take, then those shared with them. */
export function* listCoachedInterviews(
  db: Reader,
  userId: string,
  cohortIds: readonly string[],
): Work<CoachedInterview[]> {
  if (cohortIds.length === 0) return [];
  const { assignments, attempts, sharedInterviews, submissionAnswers, submissions } = db.tables;
  const inCohorts = and(eq(submissions.userId, userId), inArray(submissions.cohortId, [...cohortIds]));
  const ofTakes = yield* run(
    db
      .selectDistinct({
        interviewId: attempts.interviewId,
        cohortId: submissions.cohortId,
        assignmentId: submissions.assignmentId,
        blind: assignments.blind,
      })
      .from(submissionAnswers)
      .innerJoin(submissions, ofAnswer(db.tables))
      .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
      .innerJoin(
        attempts,
        and(eq(attempts.userId, submissionAnswers.userId), eq(attempts.id, submissionAnswers.attemptId)),
      )
      .where(and(inCohorts, isHandedIn(db.tables), isNotNull(attempts.interviewId)))
      .orderBy(asc(attempts.interviewId), asc(submissions.assignmentId)),
  );
  // A take that was handed in without an answer.
  const present = yield* run(
    db
      .select({ interviewId: submissions.interviewId, cohortId: submissions.cohortId, blind: assignments.blind })
      .from(submissions)
      .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
      .where(and(inCohorts, ne(submissions.status, 'open'), isNotNull(submissions.interviewId)))
      .orderBy(asc(submissions.assignmentId)),
  );
  const shared = yield* run(
    db
      .select({ interviewId: sharedInterviews.interviewId, cohortId: sharedInterviews.cohortId })
      .from(sharedInterviews)
      .where(and(eq(sharedInterviews.userId, userId), inArray(sharedInterviews.cohortId, [...cohortIds])))
      .orderBy(asc(sharedInterviews.interviewId), asc(sharedInterviews.cohortId)),
  );
  const assigned = [...ofTakes, ...present].flatMap(({ interviewId, cohortId, blind }) =>
    interviewId === null ? [] : [{ interviewId, cohortId, blind, because: 'assigned' as const }],
  );
  return [...assigned, ...shared.map((row) => ({ ...row, blind: false, because: 'shared' as const }))];
}

/** Some interviews of a learner that are over, the last first. */
export const listEndedInterviews = (db: Reader, userId: string, ids: readonly string[], limit: number) => {
  const { interviews } = db.tables;
  return db
    .select()
    .from(interviews)
    .where(and(eq(interviews.userId, userId), inArray(interviews.id, [...ids]), isNotNull(interviews.endedAt)))
    .orderBy(desc(interviews.endedAt), desc(interviews.id))
    .limit(limit);
};
