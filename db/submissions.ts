import { and, asc, count, desc, eq, exists, gt, inArray, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import { ofPresentLearner } from './cohort-members.ts';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { AccessKind } from '../api/cohorts/access-kind.ts';
import { isOneOf } from './is-one-of.ts';
import type { AttemptRow, SubmissionRow } from './schema.ts';
import { mayHold } from './verdicts.ts';

export type SubmissionKey = Pick<SubmissionRow, 'userId' | 'assignmentId'>;

/** The row of a submission. */
export const ofKey = ({ submissions }: Reader['tables'], { userId, assignmentId }: SubmissionKey) =>
  and(eq(submissions.userId, userId), eq(submissions.assignmentId, assignmentId));

/** A learner's hand-in of an assignment, with both. */
export const findSubmission = (db: Reader, key: SubmissionKey) => {
  const { assignments, submissions, user } = db.tables;
  return db
    .select({ submission: submissions, assignment: assignments, learner: { id: user.id, name: user.name } })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(user, eq(user.id, submissions.userId))
    .where(ofKey(db.tables, key));
};
export type FoundSubmission = Awaited<ReturnType<typeof findSubmission>>[number];

/** Takes a submission for the rest of the transaction. */
export const takeSubmission = (tx: Writer, key: SubmissionKey) => {
  const { submissions } = tx.tables;
  return tx
    .update(submissions)
    .set({ version: sql`${submissions.version} + 1` })
    .where(ofKey(tx.tables, key))
    .returning();
};

/** Changes a submission that is taken. */
export const updateSubmission = (
  tx: Writer,
  key: SubmissionKey,
  values: Partial<Omit<SubmissionRow, 'userId' | 'assignmentId' | 'version'>>,
) => tx.update(tx.tables.submissions).set(values).where(ofKey(tx.tables, key)).returning();

/** The learner of a submission is still in its cohort. */
const isOfPresentLearner = (db: Reader) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(db.tables.cohortMembers)
      .where(ofPresentLearner(db.tables)),
  );

/** Assignments whose submissions are looked at: drafts were given to nobody. */
const isGiven = ({ assignments }: Reader['tables']) => ne(assignments.status, 'draft');

/** Where a page of the queue ends. */
export interface QueuePlace {
  at: Date;
  userId: string;
  assignmentId: string;
}
export interface QueueFilter {
  cohortId: string;
  status: SubmissionRow['status'];
  assignmentId?: string | undefined;
}

/**
 * Submissions of a cohort in one status, those that wait longest first; reviewed ones newest first, and what is not
 * handed in by the age of the assignment.
 */
export const listQueue = (
  db: Reader,
  { cohortId, status, assignmentId }: QueueFilter,
  { after, limit }: { after: QueuePlace | undefined; limit: number },
) => {
  const { assignments, submissions, user } = db.tables;
  const since = status === 'reviewed' ? submissions.reviewedAt : submissions.waitingSince;
  const at = sql<Date>`coalesce(${since}, ${assignments.createdAt})`.mapWith(assignments.createdAt);
  const instant = (date: Date) => sql`${sql.param(date, assignments.createdAt)}`;
  const newestFirst = status === 'reviewed';
  const isLater = (place: QueuePlace): SQL | undefined =>
    or(
      newestFirst ? lt(at, instant(place.at)) : gt(at, instant(place.at)),
      and(
        eq(at, instant(place.at)),
        or(
          gt(submissions.userId, place.userId),
          and(eq(submissions.userId, place.userId), gt(submissions.assignmentId, place.assignmentId)),
        ),
      ),
    );
  return db
    .select({ submission: submissions, assignment: assignments, learner: { id: user.id, name: user.name }, at })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(user, eq(user.id, submissions.userId))
    .where(
      and(
        eq(submissions.cohortId, cohortId),
        eq(submissions.status, status),
        assignmentId === undefined ? undefined : eq(submissions.assignmentId, assignmentId),
        isGiven(db.tables),
        isOfPresentLearner(db),
        after && isLater(after),
      ),
    )
    .orderBy(newestFirst ? desc(at) : asc(at), asc(submissions.userId), asc(submissions.assignmentId))
    .limit(limit);
};

/** How many submissions of a cohort are in each status. */
export const countByStatus = (db: Reader, cohortId: string, assignmentId: string | undefined) => {
  const { assignments, submissions } = db.tables;
  return db
    .select({ status: submissions.status, submissions: count() })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(
      and(
        eq(submissions.cohortId, cohortId),
        assignmentId === undefined ? undefined : eq(submissions.assignmentId, assignmentId),
        isGiven(db.tables),
        isOfPresentLearner(db),
      ),
    )
    .groupBy(submissions.status)
    .orderBy(asc(submissions.status));
};

/** The answers of some submissions, of every take, with what they were asked. */
export const listSubmissionAnswers = (db: Reader, keys: readonly SubmissionKey[]) => {
  const { attempts, questionRevisions, submissionAnswers } = db.tables;
  return db
    .select({ of: submissionAnswers, attempt: attempts, prompt: questionRevisions.prompt })
    .from(submissionAnswers)
    .innerJoin(
      attempts,
      and(
        eq(attempts.userId, submissionAnswers.userId),
        eq(attempts.id, submissionAnswers.attemptId),
        eq(attempts.handedIn, true),
      ),
    )
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, attempts.questionId), eq(questionRevisions.rev, attempts.rev)),
    )
    .where(
      isOneOf(
        [submissionAnswers.userId, submissionAnswers.assignmentId],
        keys.map(({ userId, assignmentId }) => [userId, assignmentId]),
      ),
    )
    .orderBy(
      asc(submissionAnswers.take),
      asc(submissionAnswers.at),
      asc(submissionAnswers.questionId),
      asc(submissionAnswers.userId),
      asc(submissionAnswers.assignmentId),
    );
};
export type SubmissionAnswer = Awaited<ReturnType<typeof listSubmissionAnswers>>[number];

/** The verdicts that may hold on some answers, oldest first, with who gave them. */
export const listGivenVerdicts = (db: Reader, keys: readonly Pick<AttemptRow, 'userId' | 'id'>[]) => {
  const { attempts, verdicts } = db.tables;
  return db
    .select({
      userId: verdicts.userId,
      attemptId: verdicts.attemptId,
      pointId: verdicts.pointId,
      version: verdicts.version,
      verdict: verdicts.verdict,
      by: verdicts.by,
      judgeId: verdicts.judgeId,
    })
    .from(verdicts)
    .innerJoin(attempts, mayHold(db.tables))
    .where(
      isOneOf(
        [verdicts.userId, verdicts.attemptId],
        keys.map(({ userId, id }) => [userId, id]),
      ),
    )
    .orderBy(asc(verdicts.userId), asc(verdicts.attemptId), asc(verdicts.version), asc(verdicts.pointId));
};
export type GivenVerdictRow = Awaited<ReturnType<typeof listGivenVerdicts>>[number];

/** The submissions that an answer belongs to, those handed in with it, newest first. */
export const listSubmissionsOfAttempt = (db: Reader, { userId, id }: Pick<AttemptRow, 'userId' | 'id'>) => {
  const { assignments, submissionAnswers, submissions } = db.tables;
  return db
    .select({ submission: submissions, assignment: assignments, take: submissionAnswers.take })
    .from(submissionAnswers)
    .innerJoin(submissions, ofAnswer(db.tables))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(and(eq(submissionAnswers.userId, userId), eq(submissionAnswers.attemptId, id), isHandedIn(db.tables)))
    .orderBy(desc(assignments.createdAt), asc(assignments.id), desc(submissionAnswers.take));
};
export type SubmissionOfAttempt = Awaited<ReturnType<typeof listSubmissionsOfAttempt>>[number];

/** The cohorts in which one person coaches another, with what the learner shares there; oldest first. */
export function* listCoachedIn(
  tx: Reader,
  coachId: string,
  learnerId: string,
): Work<(Sharing & { cohort: CohortOf; member: MemberOf })[]> {
  const { cohortMembers, cohorts } = tx.tables;
  const membersAs = (userId: string, role: 'coach' | 'learner') =>
    and(eq(cohortMembers.userId, userId), eq(cohortMembers.role, role), isNull(cohortMembers.leftAt));
  const learning = yield* run(
    tx
      .select({
        cohortId: cohortMembers.cohortId,
        shareProgress: cohortMembers.shareProgress,
        shareAnswers: cohortMembers.shareAnswers,
      })
      .from(cohortMembers)
      .where(membersAs(learnerId, 'learner'))
      .orderBy(asc(cohortMembers.cohortId)),
  );
  if (learning.length === 0) return [];
  const coaching = yield* run(
    tx
      .select({ cohort: cohorts, member: cohortMembers })
      .from(cohortMembers)
      .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
      .where(
        and(
          membersAs(coachId, 'coach'),
          inArray(
            cohortMembers.cohortId,
            learning.map(({ cohortId }) => cohortId),
          ),
        ),
      )
      .orderBy(asc(cohorts.createdAt), asc(cohorts.id)),
  );
  return coaching.flatMap((row) => {
    const shares = learning.find(({ cohortId }) => cohortId === row.cohort.id);
    return shares ? [{ ...row, shareProgress: shares.shareProgress, shareAnswers: shares.shareAnswers }] : [];
  });
}
type Sharing = Pick<MemberOf, 'shareProgress' | 'shareAnswers'>;
type CohortOf = Reader['tables']['cohorts']['$inferSelect'];
type MemberOf = Reader['tables']['cohortMembers']['$inferSelect'];

/**
 * The newest verdicts on answers handed in to a cohort, or for one assignment of it, by those who coach it or did last in
 * it, of the revision that each is judged by; not those of another cohort to which the same answers were handed in.
 */
export const listCoachVerdictsIn = (
  db: Reader,
  { cohortId, assignmentId }: { cohortId: string; assignmentId?: string | undefined },
  limit: number,
) => {
  const { attempts, cohortMembers, submissionAnswers, submissions, verdicts } = db.tables;
  const handedIn = db
    .select({ one: sql`1` })
    .from(submissionAnswers)
    .innerJoin(submissions, ofAnswer(db.tables))
    .where(
      and(
        eq(submissionAnswers.userId, verdicts.userId),
        eq(submissionAnswers.attemptId, verdicts.attemptId),
        eq(submissions.cohortId, cohortId),
        assignmentId === undefined ? undefined : eq(submissions.assignmentId, assignmentId),
      ),
    );
  return db
    .select({
      userId: verdicts.userId,
      attemptId: verdicts.attemptId,
      questionId: attempts.questionId,
      rev: attempts.rev,
      pointId: verdicts.pointId,
      verdict: verdicts.verdict,
      judgeId: verdicts.judgeId,
      words: sql`length(${attempts.answer}) - length(replace(${attempts.answer}, ' ', '')) + 1`.mapWith(Number),
    })
    .from(verdicts)
    .innerJoin(attempts, mayHold(db.tables))
    .innerJoin(
      cohortMembers,
      and(
        eq(cohortMembers.userId, verdicts.judgeId),
        eq(cohortMembers.cohortId, cohortId),
        eq(cohortMembers.role, 'coach'),
      ),
    )
    .where(and(eq(verdicts.by, 'coach'), exists(handedIn)))
    .orderBy(
      desc(verdicts.at),
      desc(verdicts.version),
      asc(verdicts.userId),
      asc(verdicts.attemptId),
      asc(verdicts.pointId),
    )
    .limit(limit);
};

/** The submission that an answer is part of. */
export const ofAnswer = ({ submissionAnswers, submissions }: Reader['tables']) =>
  and(eq(submissions.userId, submissionAnswers.userId), eq(submissions.assignmentId, submissionAnswers.assignmentId));
/** An answer of it was handed in with the present take or one before. */
export const isHandedIn = ({ submissionAnswers, submissions }: Reader['tables']) =>
  or(ne(submissions.status, 'open'), lt(submissionAnswers.take, submissions.take));

/** For which assignments of a cohort some answers were handed in, by learners who are still in it. */
export const listHandInsOf = (
  db: Reader,
  cohortId: string,
  answers: readonly { userId: string; attemptId: string }[],
) => {
  const { assignments, submissionAnswers, submissions, user } = db.tables;
  return db
    .select({
      attemptId: submissionAnswers.attemptId,
      learner: { id: user.id, name: user.name },
      assignment: { id: assignments.id, title: assignments.title },
      blind: assignments.blind,
    })
    .from(submissionAnswers)
    .innerJoin(submissions, ofAnswer(db.tables))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(user, eq(user.id, submissions.userId))
    .where(
      and(
        eq(submissions.cohortId, cohortId),
        isOneOf(
          [submissionAnswers.userId, submissionAnswers.attemptId],
          answers.map(({ userId, attemptId }) => [userId, attemptId]),
        ),
        isHandedIn(db.tables),
        isOfPresentLearner(db),
      ),
    )
    .orderBy(asc(user.name), asc(user.id), asc(assignments.id), asc(submissionAnswers.attemptId));
};

/** Whether somebody looked at something of a learner since an instant. */
export function* hasLooked(
  tx: Reader,
  readerId: string,
  { learnerId, kind, about }: { learnerId: string; kind: AccessKind; about: string },
  since: Date,
): Work<boolean> {
  const { accesses } = tx.tables;
  const [found] = yield* run(
    tx
      .select({ id: accesses.id })
      .from(accesses)
      .where(
        and(
          eq(accesses.userId, learnerId),
          gt(accesses.at, since),
          eq(accesses.readerId, readerId),
          eq(accesses.kind, kind),
          eq(accesses.about, about),
        ),
      )
      .limit(1),
  );
  return found !== undefined;
}
