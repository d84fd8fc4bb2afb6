import { run, type Work, type Writer } from '../../db/database.ts';
import {
  listOpenWork,
  listUnanswered,
  readAnswerTimes,
  storeAnswerOfTake,
  type OwnSubmission,
} from '../../db/learner-submissions.ts';
import { takeSubmission, updateSubmission } from '../../db/submissions.ts';
import type { AttemptRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { versionAt } from '../accounts/settings.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { habitPoints } from './habit-points.ts';
import { handInTake } from './hand-in-take.ts';
import { dueInEffect, lateness } from './late.ts';

/**
 * Counts an answer that was just handed in for every assignment that asks its question, in the same transaction; each
 * takes it on its own. With the last answer of a deck, or the last point of a habit, that is handed in.
 */
export function* countAnswer(tx: Writer, attempt: AttemptRow, now: Date): Work<void> {
  const { userId, questionId } = attempt;
  for (const open of yield* run(listOpenWork(tx, { userId, questionId }))) {
    const [submission] = yield* run(takeSubmission(tx, open.submission));
    if (submission?.status !== 'open' || open.assignment.opensAt > now) continue;
    const taken = { ...open, submission };
    if (open.assignment.kind === 'habit') yield* countPractice(tx, taken, now);
    else yield* addToTake(tx, taken, attempt, now);
  }
}

/** What was answered in one's head, or of one point alone, is nothing to hand in. */
function* addToTake(tx: Writer, own: OwnSubmission, attempt: AttemptRow, now: Date): Work<void> {
  const { submission, assignment } = own;
  if (attempt.pointId !== null || attempt.inputMode === 'recalled' || assignment.deckId === null) return;
  const when = lateness(assignment, submission, now);
  if (when === 'refused') return;
  const { userId, assignmentId, take, startedAt } = submission;
  const { id: attemptId, questionId } = attempt;
  yield* storeAnswerOfTake(tx, { userId, assignmentId, take, questionId, attemptId, at: now });
  if (startedAt === null) yield* run(updateSubmission(tx, submission, { startedAt: now }));
  const left = yield* run(listUnanswered(tx, submission, assignment.deckId));
  if (left.length === 0) yield* handInTake(tx, own, { late: when === 'late', now });
}

/** Keeps the points of a habit that is taken; reached, it is done. Answers their number. */
export function* countPractice(tx: Writer, own: OwnSubmission, now: Date): Work<number> {
  const { submission, assignment } = own;
  const { userId, habitPoints: before } = submission;
  const due = dueInEffect(assignment, submission);
  const to = due && due < now ? due : now;
  const { opensAt: from, deckId } = assignment;
  const times = deckId === null ? [] : yield* readAnswerTimes(tx, { userId, deckId, from, to });
  const versions = yield* run(allSettings(tx, { userId }));
  const points = habitPoints(
    times.map((at) => at.getTime()),
    (at) => studyDay(at, versionAt(versions, new Date(at))),
  );
  if (points === before) return points;
  yield* run(updateSubmission(tx, submission, { habitPoints: points, startedAt: submission.startedAt ?? now }));
  if (submission.status === 'open' && points >= (assignment.habit?.points ?? Infinity))
    yield* handInTake(tx, own, { late: false, now });
  return points;
}
