import { findMember, listCoaches, updateMember, type MemberWithName } from '../../db/cohort-members.ts';
import { takeCohort } from '../../db/cohorts.ts';
import { run, type Database, type Reader, type Work } from '../../db/database.ts';
import { enrolNewMember } from '../assignments/enrol-new-member.ts';
import { Conflict, NotFound } from '../errors.ts';
import { loseSight } from './lose-sight.ts';
import { memberWho, unlessArchived } from './policy.ts';
import { stopCoaching } from './stop-coaching.ts';

/**
 * Makes a member a coach or a learner; a coach who learns shares nothing at first, and has what is set for everyone. Throws NotFound, Forbidden and Conflict.
 */
export function changeRole(
  db: Database,
  coachId: string,
  { userId, cohortId, role }: { userId: string; cohortId: string; role: 'coach' | 'learner' },
  now: Date,
): Promise<MemberWithName> {
  return db.transaction(function* (tx) {
    yield* run(takeCohort(tx, cohortId));
    const membership = yield* memberWho(tx, 'changeMembers', coachId, cohortId);
    unlessArchived(membership);
    const [member] = yield* run(findMember(tx, userId, cohortId));
    if (!member) throw noMember();
    if (member.role === role) return member;
    if (member.role === 'coach') {
      yield* refuseLastCoach(tx, cohortId);
      yield* stopCoaching(tx, cohortId, userId, now);
    } else yield* loseSight(tx, { cohortId, userId });
    const changed = { role, shareProgress: false, shareAnswers: false };
    yield* updateMember(tx, { userId, cohortId }, changed);
    yield* enrolNewMember(tx, cohortId, userId, now);
    return { ...member, ...changed };
  });
}

/** Throws Conflict where a cohort that this transaction has taken would be left without a coach. */
export function* refuseLastCoach(tx: Reader, cohortId: string): Work<void> {
  const coaches = yield* run(listCoaches(tx, [cohortId]));
  if (coaches.length < 2)
    throw new Conflict('A cohort must have a coach, and this is its only one: choose somebody else to coach it first.');
}

export const noMember = () => new NotFound('There is no such member: choose one of those this cohort has.');
