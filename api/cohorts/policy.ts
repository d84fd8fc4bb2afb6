import { findMembership } from '../../db/cohort-members.ts';
import { readThrough, run, type Database, type Reader, type Work } from '../../db/database.ts';
import { Conflict, Forbidden, NotFound } from '../errors.ts';

/** Who may do what in a cohort: its present members alone know of it; one line for each rule. */
const rules = {
  readCohort: ['coach', 'learner'],
  changeCohort: ['coach'],
  readMembers: ['coach'],
  changeMembers: ['coach'],
  invite: ['coach'],
  readInvitations: ['coach'],
  revokeInvitation: ['coach'],
  leave: ['coach', 'learner'],
  share: ['learner'],
  readDashboard: ['coach'],
  changeWebhooks: ['coach'],
} as const satisfies Record<string, readonly ('coach' | 'learner')[]>;

/**
 * A cohort for one of its present members, if the rule lets them.
 * Throws NotFound to everybody who is no member, and Forbidden to a member who may not.
 */
export function* memberWho(tx: Reader, rule: keyof typeof rules, userId: string, cohortId: string) {
  return yield* allowed(tx, rules[rule], userId, cohortId);
}

/** The same outside a transaction, for reads. */
export const requireMember = (db: Database, rule: keyof typeof rules, userId: string, cohortId: string) =>
  readThrough(db, (reader) => memberWho(reader, rule, userId, cohortId));

/** The same for rules of another resource: `roles` are those whom the rule lets. */
export function* allowed(
  tx: Reader,
  roles: readonly ('coach' | 'learner')[],
  userId: string,
  cohortId: string,
): Work<Membership> {
  const [found] = yield* run(findMembership(tx, userId, cohortId));
  if (!found) throw noCohort();
  if (!roles.includes(found.member.role))
    throw new Forbidden('Only a coach of this cohort may do that: ask one of them.');
  return found;
}
export type Membership = Awaited<ReturnType<typeof findMembership>>[number];

/** An archived cohort is only to be read: throws Conflict for whatever would change it. */
export function unlessArchived({ cohort }: Pick<Membership, 'cohort'>): void {
  if (cohort.archivedAt !== null)
    throw new Conflict('This cohort is archived and only to be read: a coach must restore it first.');
}

export const noCohort = () =>
  new NotFound('There is no such cohort among yours: choose one of them, or ask its coach for an invitation.');
