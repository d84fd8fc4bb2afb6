import { readThrough, run, type Database, type Reader, type Work, type Writer } from '../../db/database.ts';
import {
  listOpenHabits,
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

/** Brings the points of a learner’s open habits up to date, as what was rated alone counts too; reached, one is done. */
export async function countHabits(db: Database, userId: string, now: Date): Promise<void> {
  const changed = await readThrough(db, function* (reader) {
    const habits = yield* run(listOpenHabits(reader, userId));
    const pointsOf = yield* readPractice(reader, userId, habits, now);
    return habits.filter((own) => pointsOf(own) !== (own.submission.habitPoints ?? 0));
  });
  if (changed.length === 0) return;
  await db.transaction(function* (tx) {
    for (const own of changed) {
      const [submission] = yield* run(takeSubmission(tx, own.submission));
      if (submission?.status === 'open') yield* countPractice(tx, { ...own, submission }, now);
    }
  });
}

/** Keeps the points of a habit that is taken; reached, it is done. */
function* countPractice(tx: Writer, own: OwnSubmission, now: Date): Work<void> {
  const { submission, assignment } = own;
  const points = (yield* readPractice(tx, submission.userId, [own], now))(own);
  if (points === (submission.habitPoints ?? 0)) return;
  yield* run(updateSubmission(tx, submission, { habitPoints: points, startedAt: submission.startedAt ?? now }));
  if (points >= (assignment.habit?.points ?? Infinity)) yield* handInTake(tx, own, { late: false, now });
}

/** Answers how many points each of a learner’s habits has. */
function* readPractice(
  tx: Reader,
  userId: string,
  habits: readonly OwnSubmission[],
  now: Date,
): Work<(own: OwnSubmission) => number> {
  const deckIds = [...new Set(habits.flatMap(({ assignment }) => assignment.deckId ?? []))];
  if (deckIds.length === 0) return () => 0;
  const from = new Date(Math.min(...habits.map(({ assignment }) => assignment.opensAt.getTime())));
  const times = yield* readAnswerTimes(tx, { userId, deckIds, from, to: now });
  const versions = yield* run(allSettings(tx, { userId }));
  return ({ submission, assignment }) => {
    const due = dueInEffect(assignment, submission);
    const counted = times.filter(
      ({ deckId, at }) => deckId === assignment.deckId && at >= assignment.opensAt && (due === null || at <= due),
    );
    return habitPoints(
      counted.map(({ at }) => at.getTime()),
      (at) => studyDay(at, versionAt(versions, new Date(at))),
    );
  };
}
