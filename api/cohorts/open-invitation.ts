import { findFormerMember, findMembership, insertMember, listCoaches } from '../../db/cohort-members.ts';
import { takeCohort } from '../../db/cohorts.ts';
import { run, type Database, type Reader, type Work } from '../../db/database.ts';
import { countUse, findInvitationByToken, takeInvitation } from '../../db/invitations.ts';
import type { CohortRow, InvitationRow } from '../../db/schema.ts';
import { findName } from '../../db/users.ts';
import { enrolNewMember } from '../assignments/enrol-new-member.ts';
import { Conflict, NotFound } from '../errors.ts';
import { tell } from '../notifications/tell.ts';
import { emit } from '../webhooks/emit.ts';
import { refuseOneMore } from './create-cohort.ts';
import { tokenHash } from './invitation-token.ts';
import { joiningKey } from './joining.ts';

/** What an invitation leads to; `joined` for who is in the cohort already. */
export interface OpenedInvitation {
  invitation: InvitationRow;
  cohort: CohortRow;
  coaches: string[];
  joined: { cohortId: string; role: 'coach' | 'learner' } | null;
}

/** Looks at an invitation. Throws NotFound for a token that never was, Conflict for one that lets nobody in. */
export async function openInvitation(
  db: Reader,
  token: string,
  userId: string | undefined,
  now: Date,
): Promise<OpenedInvitation> {
  const [found] = await findInvitationByToken(db, tokenHash(token) ?? '');
  if (!found) throw noInvitation();
  const { invitation, cohort } = found;
  const [mine] = userId === undefined ? [] : await findMembership(db, userId, cohort.id);
  if (!mine) refuseShut(invitation, cohort, now);
  const coaches = await listCoaches(db, [cohort.id]);
  return {
    invitation,
    cohort,
    coaches: coaches.map(({ name }) => name),
    joined: mine ? { cohortId: cohort.id, role: mine.member.role } : null,
  };
}

/**
 * Lets somebody into the cohort of an invitation, gives a learner what is set there for everyone, and tells its coaches;
 * answers its id. For a member nothing changes and no use is counted. Throws NotFound and Conflict.
 */
export function acceptInvitation(db: Database, token: string, userId: string, now: Date): Promise<string> {
  return db.transaction(function* (tx) {
    const [invitation] = yield* run(takeInvitation(tx, tokenHash(token) ?? ''));
    if (!invitation) throw noInvitation();
    const { cohortId, role } = invitation;
    const [cohort] = yield* run(takeCohort(tx, cohortId));
    if (!cohort) throw noInvitation();
    const [mine] = yield* run(findMembership(tx, userId, cohortId));
    if (mine) return cohortId;
    refuseShut(invitation, cohort, now);
    yield* refuseRemoved(tx, invitation, userId);
    yield* refuseOneMore(tx, userId);
    yield* countUse(tx, invitation.id);
    yield* insertMember(tx, { userId, cohortId, role, joinedAt: now });
    const [newcomer] = yield* run(findName(tx, userId));
    const coaches = yield* run(listCoaches(tx, [cohortId]));
    const news = coaches
      .filter((coach) => coach.userId !== userId)
      .map((coach) => ({
        userId: coach.userId,
        key: joiningKey({ cohortId, userId }, now),
        kind: 'member-joined' as const,
        payload: {
          href: `/coach/${cohortId}/people`,
          cohort: cohort.name,
          ...(newcomer && { actor: newcomer.name }),
        },
      }));
    yield* tell(tx, news, now);
    yield* enrolNewMember(tx, cohortId, userId, now);
    yield* emit(tx, cohortId, 'member.joined', { userId, role }, now);
    return cohortId;
  });
}

/** Throws Conflict, which says why, where an invitation lets nobody in. */
function refuseShut(invitation: InvitationRow, cohort: CohortRow, now: Date): void {
  const state = stateOf(invitation, now);
  if (cohort.archivedAt !== null)
    throw new Conflict('This cohort is archived and takes nobody: write to your coach if it should.');
  if (state !== 'open') throw new Conflict(`This invitation ${why[state]}: write to your coach for a new one.`);
}
const why = { revoked: 'was revoked', expired: 'has expired', 'used-up': 'is used up' };

/** Whether an invitation lets somebody in, and if not why. */
export function stateOf(
  { revokedAt, expiresAt, uses, maxUses }: Pick<InvitationRow, 'revokedAt' | 'expiresAt' | 'uses' | 'maxUses'>,
  now: Date,
): 'open' | 'used-up' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  if (uses >= maxUses) return 'used-up';
  return expiresAt <= now ? 'expired' : 'open';
}

/** Who was removed comes back by an invitation made since, not by one that they had before. */
function* refuseRemoved(tx: Reader, { cohortId, createdAt }: InvitationRow, userId: string): Work<void> {
  const [former] = yield* run(findFormerMember(tx, userId, cohortId));
  if (former?.leftBecause === 'removed' && former.leftAt !== null && createdAt <= former.leftAt)
    throw new Conflict(
      'A coach removed you from this cohort after this invitation was made: write to them for a new one.',
    );
}

const noInvitation = () =>
  new NotFound(
    'There is no such invitation: use the link or the code as your coach sent it, or write to them for a new one.',
  );
