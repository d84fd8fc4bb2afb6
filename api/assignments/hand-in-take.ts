import { listPeople } from '../../db/assignments.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import type { OwnSubmission } from '../../db/learner-submissions.ts';
import { updateSubmission } from '../../db/submissions.ts';
import { findName } from '../../db/users.ts';
import { tell } from '../notifications/tell.ts';
import { released } from '../submissions/lock-submission.ts';
import { emit } from '../webhooks/emit.ts';
import { scoreOfTake } from './score-of-take.ts';

/**
 * Hands in a take of a submission that is taken, and tells the coaches. It waits for them from now on; a habit that was
 * kept up needs no review.
 */
export function* handInTake(
  tx: Writer,
  { submission, assignment, cohortName }: OwnSubmission,
  { late, now }: { late: boolean; now: Date },
): Work<void> {
  const { userId, assignmentId, cohortId, take } = submission;
  const isHabit = assignment.kind === 'habit';
  yield* run(
    updateSubmission(tx, submission, {
      status: isHabit ? 'reviewed' : 'handed-in',
      startedAt: submission.startedAt ?? now,
      handedInAt: now,
      late,
      score: isHabit ? null : yield* scoreOfTake(tx, submission, assignment),
      waitingSince: isHabit ? null : now,
      ...released,
      reviewedBy: null,
      reviewedAt: isHabit ? now : null,
    }),
  );
  const actor = yield* run(findName(tx, userId));
  const coaches = yield* run(listPeople(tx, cohortId, 'coach'));
  const href = isHabit
    ? `/coach/${cohortId}/assignments/${assignmentId}`
    : `/coach/${cohortId}/submissions/${userId}/${assignmentId}`;
  const payload = { href, cohort: cohortName, title: assignment.title, actor: actor[0]?.name ?? '' };
  yield* tell(
    tx,
    coaches.map((coach) => ({
      userId: coach.userId,
      key: `handed-in:${assignmentId}:${userId}:${take}`,
      kind: 'handed-in' as const,
      payload,
    })),
    now,
  );
  yield* emit(tx, cohortId, 'submission.handed-in', { userId, assignmentId, take, late }, now);
}
