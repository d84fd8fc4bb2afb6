import type { Work, Writer } from '../../db/database.ts';
import { revokeCoachInvitationsBy } from '../../db/invitations.ts';
import { deleteNewsUnder } from '../../db/notifications.ts';
import { releaseReviews } from '../../db/submission-locks.ts';
import { disableWebhooksBy } from '../../db/webhooks.ts';

/**
 * Ends all by which somebody who coaches a cohort no more could go on there: what they have open to review is released,
 * no invitation of theirs makes anybody a coach, where they had its events sent to nothing is sent any more, and what they
 * were told of its learners, which quotes comments, goes.
 */
export function* stopCoaching(tx: Writer, cohortId: string, userId: string, now: Date): Work<void> {
  yield* releaseReviews(tx, cohortId, userId);
  yield* revokeCoachInvitationsBy(tx, cohortId, userId, now);
  yield* deleteNewsUnder(tx, [userId], `/coach/${cohortId}/`);
  const lastStatus = 'Switched off: the coach who made it coaches here no more. Switch it on if it should stay.';
  yield* disableWebhooksBy(tx, { cohortId, createdBy: userId }, { disabledAt: now, lastStatus, lastAt: now });
}
