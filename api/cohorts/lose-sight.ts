import { listCoaches } from '../../db/cohort-members.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { deleteNewsUnder } from '../../db/notifications.ts';
import type { CohortMemberRow } from '../../db/schema.ts';
import { deleteSharedInterviewsIn } from '../../db/shared-interviews.ts';

/** Ends what the coaches of a cohort see of somebody who learns in it no more; what they were told quotes comments, so that it goes, too. */
export function* loseSight(tx: Writer, { cohortId, userId }: Pick<CohortMemberRow, 'cohortId' | 'userId'>): Work<void> {
  yield* deleteSharedInterviewsIn(tx, { userId, cohortId });
  const coaches = (yield* run(listCoaches(tx, [cohortId]))).map((coach) => coach.userId);
  yield* deleteNewsUnder(tx, coaches, `/coach/${cohortId}/submissions/${userId}/`);
  yield* deleteNewsUnder(tx, coaches, `/coach/${cohortId}/learners/${userId}`);
}
