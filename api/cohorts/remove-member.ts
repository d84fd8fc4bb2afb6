import { findFormerMember, findMember, updateMember } from '../../db/cohort-members.ts';
import { takeCohort } from '../../db/cohorts.ts';
import { run, type Database } from '../../db/database.ts';
import { findName } from '../../db/users.ts';
import { tell } from '../notifications/tell.ts';
import { noMember, refuseLastCoach } from './change-role.ts';
import { forgetJoining } from './joining.ts';
import { loseSight } from './lose-sight.ts';
import { memberWho } from './policy.ts';
import { stopCoaching } from './stop-coaching.ts';

/**
 * Removes a member from a cohort and tells them, or lets somebody leave who asks it of themselves; an archived cohort,
 * too. Nothing of theirs is deleted; what is seen by the membership ends (stop-coaching.ts, lose-sight.ts), and coaches
 * keep no notice that names them. To remove who left already changes nothing. Throws NotFound, Forbidden, and Conflict for
 * the only coach.
 */
export function removeMember(
  db: Database,
  actorId: string,
  { userId, cohortId }: { userId: string; cohortId: string },
  now: Date,
): Promise<void> {
  return db.transaction(function* (tx) {
    yield* run(takeCohort(tx, cohortId));
    const leaves = actorId === userId;
    const [former] = yield* run(findFormerMember(tx, userId, cohortId));
    if (leaves && former) return;
    const { cohort } = yield* memberWho(tx, leaves ? 'leave' : 'changeMembers', actorId, cohortId);
    if (former) return;
    const [member] = yield* run(findMember(tx, userId, cohortId));
    if (!member) throw noMember();
    if (member.role === 'coach') {
      yield* refuseLastCoach(tx, cohortId);
      yield* stopCoaching(tx, cohortId, userId, now);
    } else yield* loseSight(tx, { cohortId, userId });
    const sharesNothing = { shareProgress: false, shareAnswers: false };
    yield* forgetJoining(tx, { userId, cohortId });
    const leftBecause = leaves ? 'left' : 'removed';
    yield* updateMember(tx, { userId, cohortId }, { leftAt: now, leftBecause, ...sharesNothing });
    if (leaves) return;
    const [coach] = yield* run(findName(tx, actorId));
    const key = `removed:${cohortId}:${now.getTime()}`;
    const payload = { href: '/settings#cohorts', cohort: cohort.name, ...(coach && { actor: coach.name }) };
    yield* tell(tx, [{ userId, key, kind: 'removed', payload }], now);
  });
}
