import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  not,
  notExists,
  or,
  sql,
  type Column,
  type SQL,
} from 'drizzle-orm';
import { ofSubmission } from './cohort-members.ts';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { prepared } from './prepared.ts';
import type { AssignmentRow, SubmissionRow } from './schema.ts';
import { ofKey, type SubmissionKey } from './submissions.ts';

type AnswerRow = Reader['tables']['submissionAnswers']['$inferSelect'];
export type TakeKey = SubmissionKey & Pick<SubmissionRow, 'take'>;

/** Work of a cohort whose present member the learner is. */
const withAssignment = (db: Reader) => {
  const { assignments, cohorts, cohortMembers, submissions } = db.tables;
  return db
    .select({
      submission: submissions,
      assignment: assignments,
      cohortName: cohorts.name,
      cohortArchivedAt: cohorts.archivedAt,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(cohorts, eq(cohorts.id, submissions.cohortId))
    .innerJoin(cohortMembers, ofSubmission(db.tables));
};
/** A submission with what was set, and by which cohort. */
export type OwnSubmission = Awaited<ReturnType<typeof findOwnSubmission>>[number];

/** A learner’s submission of an assignment. */
export const findOwnSubmission = (db: Reader, key: SubmissionKey) => withAssignment(db).where(ofKey(db.tables, key));

/** A learner’s work that is still to be done; the rest is handed in or closed. */
const isToDo = ({ assignments, cohorts, submissions }: Reader['tables']): SQL =>
  sql`(${and(
    eq(assignments.status, 'assigned'),
    isNull(cohorts.archivedAt),
    inArray(submissions.status, ['open', 'returned']),
  )})`;
export type WorkState = 'to-do' | 'done';

/** After every due date. */
const never = new Date(Date.UTC(2200, 0));

/** Where a learner’s work stands in the list of its state. */
export const placeOfWork = ({ submission, assignment }: OwnSubmission, state: WorkState): { at: Date; id: string } => {
  const due = submission.dueAt ?? assignment.dueAt;
  const at = state === 'to-do' ? (due ?? never) : (submission.handedInAt ?? due ?? assignment.opensAt);
  return { at, id: submission.assignmentId };
};

/**
 * What a learner has to do, by due date, or what is done, the latest first; what comes after a place. Their rows are found
 * by the primary key. When one is due depends on two tables, so no index has their order.
 */
export const listOwnWork = (
  db: Reader,
  userId: string,
  { state, after, limit }: { state: WorkState; after: { at: Date; id: string } | undefined; limit: number },
) => {
  const { assignments, submissions } = db.tables;
  const instant = (date: Date) => sql`${sql.param(date, assignments.opensAt)}`;
  const due = sql`${submissions.dueAt}, ${assignments.dueAt}`;
  const isFirst = state === 'to-do';
  // As placeOfWork.
  const at = isFirst
    ? sql`coalesce(${due}, ${instant(never)})`
    : sql`coalesce(${submissions.handedInAt}, ${due}, ${assignments.opensAt})`;
  const isAfter = (place: { at: Date; id: string }) =>
    or(
      isFirst ? gt(at, instant(place.at)) : lt(at, instant(place.at)),
      and(eq(at, instant(place.at)), gt(submissions.assignmentId, place.id)),
    );
  return withAssignment(db)
    .where(
      and(
        eq(submissions.userId, userId),
        isFirst ? isToDo(db.tables) : not(isToDo(db.tables)),
        after && isAfter(after),
      ),
    )
    .orderBy(isFirst ? asc(at) : desc(at), asc(submissions.assignmentId))
    .limit(limit);
};

/** How much work a learner has, and how much of it is to be done: one row. */
export const countOwnWork = (db: Reader, userId: string) => {
  const { assignments, cohorts, cohortMembers, submissions } = db.tables;
  return db
    .select({ toDo: sql`count(case when ${isToDo(db.tables)} then 1 end)`.mapWith(Number), all: count() })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(cohorts, eq(cohorts.id, submissions.cohortId))
    .innerJoin(cohortMembers, ofSubmission(db.tables))
    .where(eq(submissions.userId, userId));
};

/** A learner’s open habits that still take practice. */
export const listOpenHabits = (db: Reader, userId: string) => {
  const { assignments, submissions } = db.tables;
  return withAssignment(db)
    .where(
      and(
        eq(submissions.userId, userId),
        eq(assignments.kind, 'habit'),
        eq(submissions.status, 'open'),
        isToDo(db.tables),
      ),
    )
    .orderBy(asc(submissions.assignmentId));
};

/** All submissions of a learner. */
export const listOwnSubmissions = (db: Reader, userId: string) => {
  const { submissions } = db.tables;
  return withAssignment(db).where(eq(submissions.userId, userId)).orderBy(asc(submissions.assignmentId));
};

/** A learner’s open submissions of decks and habits that ask a question: `{ userId, questionId }`. */
export const listOpenWork = prepared((db: Reader) => {
  const { assignments, cohorts, questions, submissions } = db.tables;
  return withAssignment(db)
    .innerJoin(
      questions,
      and(eq(questions.deckId, assignments.deckId), eq(questions.id, sql.placeholder('questionId'))),
    )
    .where(
      and(
        eq(submissions.userId, sql.placeholder('userId')),
        eq(submissions.status, 'open'),
        eq(assignments.status, 'assigned'),
        eq(assignments.mode, 'study'),
        isNull(cohorts.archivedAt),
      ),
    )
    .orderBy(asc(submissions.assignmentId));
});

/** The submission whose take an interview is. */
export const findSubmissionOfInterview = (db: Reader, userId: string, interviewId: string) => {
  const { submissions } = db.tables;
  return withAssignment(db).where(and(eq(submissions.userId, userId), eq(submissions.interviewId, interviewId)));
};

/** Gives an assignment to a learner who does not have it; tells whether it is new to them. */
export function* insertSubmission(tx: Writer, { id, cohortId }: AssignmentRow, userId: string): Work<boolean> {
  const { submissions } = tx.tables;
  const added = yield* run(
    tx
      .insert(submissions)
      .values({ userId, assignmentId: id, cohortId, status: 'open', take: 1 })
      .onConflictDoNothing()
      .returning({ userId: submissions.userId }),
  );
  return added.length > 0;
}

/** Everybody who has an assignment, by name, those who left too. */
export const listSubmissionsOf = (db: Reader, assignmentId: string) => {
  const { submissions, user } = db.tables;
  return db
    .select({ ...getTableColumns(submissions), name: user.name })
    .from(submissions)
    .innerJoin(user, eq(user.id, submissions.userId))
    .where(eq(submissions.assignmentId, assignmentId))
    .orderBy(asc(user.name), asc(submissions.userId));
};

/** The answer to a question in a take: the newest one given. */
export function* storeAnswerOfTake(tx: Writer, row: AnswerRow): Work<void> {
  const { submissionAnswers } = tx.tables;
  const { userId, assignmentId, take, questionId } = submissionAnswers;
  yield* run(
    tx
      .insert(submissionAnswers)
      .values(row)
      .onConflictDoUpdate({
        target: [userId, assignmentId, take, questionId],
        set: { attemptId: row.attemptId, at: row.at },
      })
      .returning({ attemptId: submissionAnswers.attemptId }),
  );
}

/** The answers of all takes of a submission, with their scores, in the order given. */
export const listAnswersOfSubmission = (db: Reader, key: SubmissionKey) => {
  const { attempts, submissionAnswers } = db.tables;
  return db
    .select({
      take: submissionAnswers.take,
      questionId: submissionAnswers.questionId,
      attemptId: submissionAnswers.attemptId,
      at: submissionAnswers.at,
      score: attempts.score,
      interviewId: attempts.interviewId,
    })
    .from(submissionAnswers)
    .innerJoin(
      attempts,
      and(eq(attempts.userId, submissionAnswers.userId), eq(attempts.id, submissionAnswers.attemptId)),
    )
    .where(and(eq(submissionAnswers.userId, key.userId), eq(submissionAnswers.assignmentId, key.assignmentId)))
    .orderBy(asc(submissionAnswers.take), asc(submissionAnswers.at), asc(submissionAnswers.questionId));
};

/** How many questions have an answer in the takes of some assignments. */
export const countAnswers = (db: Reader, userId: string, assignmentIds: string[]) => {
  const { submissionAnswers } = db.tables;
  const { assignmentId, take } = submissionAnswers;
  return db
    .select({ assignmentId, take, answers: count() })
    .from(submissionAnswers)
    .where(and(eq(submissionAnswers.userId, userId), inArray(assignmentId, assignmentIds)))
    .groupBy(assignmentId, take)
    .orderBy(asc(assignmentId), asc(take));
};

/** In which takes an answer is: `{ userId, attemptId }`. */
export const listTakesOfAttempt = prepared((db: Reader) => {
  const { submissionAnswers } = db.tables;
  return db
    .select({ assignmentId: submissionAnswers.assignmentId, take: submissionAnswers.take })
    .from(submissionAnswers)
    .where(
      and(
        eq(submissionAnswers.userId, sql.placeholder('userId')),
        eq(submissionAnswers.attemptId, sql.placeholder('attemptId')),
      ),
    )
    .orderBy(asc(submissionAnswers.assignmentId), asc(submissionAnswers.take));
});

/** How many questions a deck has. */
export const countQuestions = (db: Reader, deckIds: string[]) => {
  const { questions } = db.tables;
  return db
    .select({ deckId: questions.deckId, questions: count() })
    .from(questions)
    .where(and(inArray(questions.deckId, deckIds), eq(questions.retired, false)))
    .groupBy(questions.deckId)
    .orderBy(asc(questions.deckId));
};

/** Questions of a deck that have no answer in a take. */
export const listUnanswered = (db: Reader, { userId, assignmentId, take }: TakeKey, deckId: string) => {
  const { questions, submissionAnswers } = db.tables;
  const answer = db
    .select({ at: submissionAnswers.at })
    .from(submissionAnswers)
    .where(
      and(
        eq(submissionAnswers.userId, userId),
        eq(submissionAnswers.assignmentId, assignmentId),
        eq(submissionAnswers.take, take),
        eq(submissionAnswers.questionId, questions.id),
      ),
    );
  return db
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.deckId, deckId), eq(questions.retired, false), notExists(answer)))
    .orderBy(asc(questions.position), asc(questions.id));
};

/** When a learner answered anything in some decks within a span: attempts handed in, and reviews, undone ones too. */
export function* readAnswerTimes(
  tx: Reader,
  { userId, deckIds, from, to }: { userId: string; deckIds: string[]; from: Date; to: Date },
): Work<{ deckId: string; at: Date }[]> {
  const { attempts, cards, questions, reviewLogs } = tx.tables;
  const within = (at: Column) => and(gte(at, from), lte(at, to));
  const handedIn = yield* run(
    tx
      .select({ deckId: questions.deckId, at: attempts.handedInAt })
      .from(attempts)
      .innerJoin(questions, eq(questions.id, attempts.questionId))
      .where(
        and(
          eq(attempts.userId, userId),
          eq(attempts.handedIn, true),
          within(attempts.handedInAt),
          inArray(questions.deckId, deckIds),
        ),
      )
      .orderBy(asc(attempts.handedInAt), asc(attempts.id)),
  );
  const reviews = yield* run(
    tx
      .select({ deckId: questions.deckId, at: reviewLogs.reviewedAt })
      .from(reviewLogs)
      .innerJoin(cards, and(eq(cards.userId, reviewLogs.userId), eq(cards.id, reviewLogs.cardId)))
      .innerJoin(questions, eq(questions.id, cards.questionId))
      .where(
        and(
          eq(reviewLogs.userId, userId),
          eq(reviewLogs.kind, 'review'),
          inArray(reviewLogs.source, ['review', 'drill']),
          within(reviewLogs.reviewedAt),
          inArray(questions.deckId, deckIds),
        ),
      )
      .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id)),
  );
  return [...handedIn, ...reviews];
}
