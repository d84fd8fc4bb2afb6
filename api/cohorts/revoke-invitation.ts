import { findInvitation, revokeInvitation as revoke, type InvitationWithCoach } from '../../db/invitations.ts';
import { run, type Database } from '../../db/database.ts';
import { NotFound } from '../errors.ts';
import { memberWho } from './policy.ts';

/** Revokes an invitation to a cohort, an archived one, too; answers it as it is then. Throws NotFound and Forbidden. */
export function revokeInvitation(
  db: Database,
  coachId: string,
  { cohortId, invitationId }: { cohortId: string; invitationId: string },
  now: Date,
): Promise<InvitationWithCoach> {
  return db.transaction(function* (tx) {
    yield* memberWho(tx, 'revokeInvitation', coachId, cohortId);
    yield* revoke(tx, cohortId, invitationId, now);
    const [invitation] = yield* run(findInvitation(tx, cohortId, invitationId));
    if (!invitation) throw new NotFound('There is no such invitation: choose one of those this cohort has.');
    return invitation;
  });
}
