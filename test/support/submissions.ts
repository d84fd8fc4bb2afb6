import type { AssignmentKind } from '../../api/assignments/assignment.ts';
import { run, type Database } from '../../db/database.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import { insertSharedInterview } from '../../db/shared-interviews.ts';
import type { TestApp } from './app.ts';
import type { Client } from './client.ts';
import { makeCohort } from './cohorts.ts';
import { startedInterview } from './interviews.ts';
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

/** Ids of what a learner handed in, for somebody who may read and comment on it. */
export interface ReviewIds {
  reviewCohortId: string;
  /** A learner of it, who handed in to two assignments. */
  learnerId: string;
  assignmentId: string;
  returnedAssignmentId: string;
  learnerAttemptId: string;
  learnerPointId: string;
  /** Of an interview that the learner shares with the cohort. */
  learnerInterviewId: string;
  /** Comments by that somebody: one to be changed, one on the second assignment, with which a coach returned it. */
  commentId: string;
  returnCommentId: string;
}

/** A cohort whose coach a person is, with one learner’s hand-ins and a comment. Guests cannot coach: they are its learner. */
export async function makeReviewWork(app: TestApp, client: Client): Promise<ReviewIds> {
  const isCoach = (await client.call('getMe')).role !== 'guest';
  const [coach, learner] = isCoach ? [client, await app.guest()] : [await app.guest(), client];
  const [{ id: coachId }, { id: learnerId }] = [await coach.call('getMe'), await learner.call('getMe')];
  const now = app.clock();
  const cohortId = await makeCohort(app.db, { coaches: [coachId], learners: [learnerId], now });
  const attempt = await answerRecorded(learner);
  const [assignmentId, returnedAssignmentId] = [
    await makeAssignment(app.db, cohortId, now),
    await makeAssignment(app.db, cohortId, now),
  ];
  for (const id of [assignmentId, returnedAssignmentId])
    await handInWork(app.db, { cohortId, assignmentId: id, userId: learnerId }, [attempt], now);
  const learnerInterviewId = await shareAnInterview(app, learner, { learnerId, cohortId });
  const [commentId, returnCommentId] = [crypto.randomUUID(), crypto.randomUUID()];
  await client.call('commentOnAttempt', {
    params: { userId: learnerId, attemptId: attempt.id },
    body: { id: commentId, text: 'Well said.' },
  });
  const comment = { id: returnCommentId, text: 'Say what happens first.' };
  const params = { userId: learnerId, assignmentId: returnedAssignmentId };
  if (isCoach) await coach.call('returnSubmission', { params, body: { ...comment, grantTake: true } });
  else await learner.call('commentOnSubmission', { params, body: comment });
  return {
    reviewCohortId: cohortId,
    learnerId,
    assignmentId,
    returnedAssignmentId,
    learnerAttemptId: attempt.id,
    learnerPointId: attempt.points[0]?.id ?? '',
    learnerInterviewId,
    commentId,
    returnCommentId,
  };
}

/** An answer to a question of the first deck, with a recording. */
async function answerRecorded(learner: Client) {
  const { items } = await learner.call('listDecks');
  const { items: questions } = await learner.call('listDeckQuestions', { params: { deckId: items[0]?.id ?? '' } });
  const attempt = await answerQuestion(learner, { questionId: questions.at(-1)?.id ?? '' }, 'all-missed');
  await learner.call('updateMe', { body: { keepRecordings: true } });
  await learner.call('keepRecording', {
    params: { attemptId: attempt.id },
    upload: { type: 'audio/wav', content: silence(100) },
  });
  return attempt;
}

/** An interview that a learner ended at once and shares with a cohort; answers its id. */
export async function shareAnInterview(
  app: TestApp,
  learner: Client,
  { learnerId, cohortId }: { learnerId: string; cohortId: string },
): Promise<string> {
  const { items } = await learner.call('listDecks');
  const { id } = await startedInterview(learner, { deckIds: [items[0]?.id ?? ''], levels: [1, 2, 3] });
  await learner.call('finishInterview', { params: { interviewId: id } });
  const share = { userId: learnerId, interviewId: id, cohortId, sharedAt: app.clock() };
  await app.db.transaction((tx) => insertSharedInterview(tx, share));
  return id;
}
