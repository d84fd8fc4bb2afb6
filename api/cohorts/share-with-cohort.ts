import { updateMember } from '../../db/cohort-members.ts';
import type { Database } from '../../db/database.ts';
import { memberWho } from './policy.ts';

/** What a learner lets the coaches of a cohort see beyond the work set in it. Throws NotFound and Forbidden. */
export function shareWithCohort(
  db: Database,
  key: { userId: string; cohortId: string },
  wish: { shareProgress?: boolean | undefined; shareAnswers?: boolean | undefined },
): Promise<void> {
  return db.transaction(function* (tx) {
    yield* memberWho(tx, 'share', key.userId, key.cohortId);
    // What was not said is left alone: another request may just have switched it off.
    const { shareProgress, shareAnswers } = wish;
    yield* updateMember(tx, key, {
      ...(shareProgress !== undefined && { shareProgress }),
      ...(shareAnswers !== undefined && { shareAnswers }),
    });
  });
}
