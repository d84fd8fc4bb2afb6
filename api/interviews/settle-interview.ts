import { run, type Work, type Writer } from '../../db/database.ts';
import { listInterviewAttempts } from '../../db/interview-answers.ts';
import { listInterviewQuestions, takeInterview, updateInterview, type InterviewKey } from '../../db/interviews.ts';
import type { InterviewQuestionRow } from '../../db/schema.ts';
import { isOver } from './interview-clock.ts';

/**
 * Lets an interview that is over be graded once every answer in it has its score; an interview without answers is at
 * once. Nothing happens before, nor a second time.
 */
export function* settleInterview(tx: Writer, { userId, id }: InterviewKey, now: Date): Work<void> {
  const [interview] = yield* run(takeInterview(tx, { userId, id }));
  if (!interview || !isOver(interview) || interview.status === 'graded') return;
  const attempts = yield* run(listInterviewAttempts(tx, { userId, id }));
  const scored = new Set(attempts.flatMap((attempt) => (attempt.score === null ? [] : [attempt.id])));
  const questions = yield* run(listInterviewQuestions(tx, { userId, interviewId: id }));
  if (!questions.every((question) => isSettled(question, scored))) return;
  yield* updateInterview(tx, interview, { status: 'graded', gradedAt: now });
}

/** What was asked last is not done until its draft is handed in; what was never answered has no score. */
const isSettled = ({ askedAt, doneAt, parts, attemptId }: InterviewQuestionRow, scored: ReadonlySet<string>) =>
  askedAt === null || (doneAt !== null && (parts.length === 0 || scored.has(attemptId)));
