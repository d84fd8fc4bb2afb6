import { run, type Work, type Writer } from '../../db/database.ts';
import { listInterviewAttempts } from '../../db/interview-answers.ts';
import { findSubmissionOfInterview, storeAnswerOfTake } from '../../db/learner-submissions.ts';
import { takeSubmission } from '../../db/submissions.ts';
import type { AssignmentRow, InterviewRow, SubmissionRow } from '../../db/schema.ts';
import { handInTake } from './hand-in-take.ts';
import { dueInEffect, lateness } from './late.ts';

/** Hands in an interview that is over where an assignment asked for it, in the transaction that ends it. */
export function* handInInterview(tx: Writer, interview: InterviewRow, now: Date): Work<void> {
  const { userId, id } = interview;
  const [found] = yield* run(findSubmissionOfInterview(tx, userId, id));
  if (found?.assignment.status !== 'assigned' || found.cohortArchivedAt !== null) return;
  const [submission] = yield* run(takeSubmission(tx, found.submission));
  if (submission?.status !== 'open' || submission.interviewId !== id) return;
  const when = whenHandedIn(found.assignment, submission, interview, now);
  if (when === 'refused') return;
  const { assignmentId, take } = submission;
  for (const { questionId, id: attemptId } of yield* run(listInterviewAttempts(tx, { userId, id })))
    yield* storeAnswerOfTake(tx, { userId, assignmentId, take, questionId, attemptId, at: now });
  yield* handInTake(tx, { ...found, submission }, { late: when === 'late', now });
}

/**
 * Where late work is refused, an interview that began in time is taken as late if it ended as soon as its clock allows:
 * nobody loses what they were in the middle of.
 */
function whenHandedIn(
  assignment: AssignmentRow,
  submission: SubmissionRow,
  { startedAt, limitMs }: InterviewRow,
  now: Date,
): ReturnType<typeof lateness> {
  const when = lateness(assignment, submission, now);
  const due = dueInEffect(assignment, submission);
  if (when !== 'refused' || due === null) return when;
  const beganInTime = startedAt !== null && startedAt <= due;
  return beganInTime && now.getTime() <= due.getTime() + limitMs ? 'late' : 'refused';
}
