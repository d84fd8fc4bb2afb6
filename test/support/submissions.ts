import type { AssignmentKind } from '../../api/assignments/assignment.ts';
import { run, type Database } from '../../db/database.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import type { TestApp } from './app.ts';
import type { Client } from './client.ts';
import { makeCohort } from './cohorts.ts';
import { answerQuestion } from './learner.ts';
import { silence } from './recordings.ts';

type AssignmentRow = Database['read']['tables']['assignments']['$inferSelect'];

/** An assignment, made in the database itself; answers its id. */
export function makeAssignment(
  db: Database,
  cohortId: string,
  now: Date,
  over: Partial<AssignmentRow> & { kind?: AssignmentKind } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  return db.transaction(function* (tx) {
    yield* run(
      tx
        .insert(tx.tables.assignments)
        .values({
          id,
          cohortId,
          kind: 'deck',
          mode: 'study',
          title: 'Containers, the basics',
          instructions: '',
          opensAt: now,
          latePolicy: 'mark',
          takes: 2,
          showCriteria: true,
          status: 'assigned',
          createdAt: now,
          assignedAt: now,
          ...over,
        })
        .returning(),
    );
    return id;
  });
}

/** A learner’s hand-in of answers that are there, made in the database itself. */
export function handInWork(
  db: Database,
  { cohortId, assignmentId, userId }: Pick<SubmissionRow, 'cohortId' | 'assignmentId' | 'userId'>,
  attempts: readonly { id: string; questionId: string }[],
  now: Date,
  over: Partial<SubmissionRow> = {},
): Promise<void> {
  return db.transaction(function* (tx) {
    const { submissionAnswers, submissions } = tx.tables;
    const submission = { status: 'handed-in', take: 1, handedInAt: now, waitingSince: now } as const;
    yield* run(
      tx
        .insert(submissions)
        .values({ userId, assignmentId, cohortId, ...submission, ...over })
        .onConflictDoUpdate({
          target: [submissions.userId, submissions.assignmentId],
          set: { ...submission, ...over },
        })
        .returning(),
    );
    for (const { id: attemptId, questionId } of attempts)
      yield* run(
        tx
          .insert(submissionAnswers)
          .values({ userId, assignmentId, take: over.take ?? 1, questionId, attemptId, at: now })
          .returning(),
      );
  });
}

/** Ids of somebody’s work as a coach. */
export interface ReviewIds {
  reviewCohortId: string;
  /** A learner of it, who handed in to two assignments. */
  learnerId: string;
  assignmentId: string;
  returnedAssignmentId: string;
  learnerAttemptId: string;
  learnerPointId: string;
  /** Comments by the coach: one to be changed, one for the return of the second. */
  commentId: string;
  returnCommentId: string;
}

/** A cohort whose coach a person is, with one learner’s hand-ins and a comment. */
export async function makeReviewWork(app: TestApp, coach: Client): Promise<ReviewIds> {
  const learner = await app.guest();
  const [{ id: coachId }, { id: learnerId }] = [await coach.call('getMe'), await learner.call('getMe')];
  const now = app.clock();
  const cohortId = await makeCohort(app.db, { coaches: [coachId], learners: [learnerId], now });
  const { items } = await learner.call('listDecks');
  const { items: questions } = await learner.call('listDeckQuestions', { params: { deckId: items[0]?.id ?? '' } });
  const attempt = await answerQuestion(learner, { questionId: questions.at(-1)?.id ?? '' }, 'all-missed');
  await learner.call('updateMe', { body: { keepRecordings: true } });
  await learner.call('keepRecording', {
    params: { attemptId: attempt.id },
    upload: { type: 'audio/wav', content: silence(100) },
  });
  const [assignmentId, returnedAssignmentId] = [
    await makeAssignment(app.db, cohortId, now),
    await makeAssignment(app.db, cohortId, now),
  ];
  for (const id of [assignmentId, returnedAssignmentId])
    await handInWork(app.db, { cohortId, assignmentId: id, userId: learnerId }, [attempt], now);
  const [commentId, returnCommentId] = [crypto.randomUUID(), crypto.randomUUID()];
  await coach.call('commentOnAttempt', {
    params: { userId: learnerId, attemptId: attempt.id },
    body: { id: commentId, text: 'Well said.' },
  });
  await coach.call('returnSubmission', {
    params: { userId: learnerId, assignmentId: returnedAssignmentId },
    body: { id: returnCommentId, text: 'Say what happens first.', grantTake: true },
  });
  return {
    reviewCohortId: cohortId,
    learnerId,
    assignmentId,
    returnedAssignmentId,
    learnerAttemptId: attempt.id,
    learnerPointId: attempt.points[0]?.id ?? '',
    commentId,
    returnCommentId,
  };
}
