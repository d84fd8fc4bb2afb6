import { listCoaches } from '../../db/cohort-members.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { deleteNewsUnder } from '../../db/notifications.ts';
import type { CohortMemberRow } from '../../db/schema.ts';
import { deleteSharedInterviewsIn } from '../../db/shared-interviews.ts';

/**
 * Ends what coaches see by a membership that ends, or by its role: a coach has nothing of the cohort’s learners any
 * more, its coaches nothing of a learner. What they were told quotes comments, so that it goes, too.
 */
export function* loseSight(
  tx: Writer,
  { cohortId, userId, role }: Pick<CohortMemberRow, 'cohortId' | 'userId' | 'role'>,
): Work<void> {
  if (role === 'coach') {
    yield* deleteNewsUnder(tx, [userId], `/coach/${cohortId}/`);
    return;
  }
  yield* deleteSharedInterviewsIn(tx, { userId, cohortId });
  const coaches = (yield* run(listCoaches(tx, [cohortId]))).map((coach) => coach.userId);
  yield* deleteNewsUnder(tx, coaches, `/coach/${cohortId}/submissions/${userId}/`);
  yield* deleteNewsUnder(tx, coaches, `/coach/${cohortId}/learners/${userId}`);
}
