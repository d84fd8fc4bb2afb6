import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRole } from '../../api/cohorts/change-role.ts';
import { invite } from '../../api/cohorts/invite.ts';
import { acceptInvitation } from '../../api/cohorts/open-invitation.ts';
import { removeMember } from '../../api/cohorts/remove-member.ts';
import { listCoaches, listMembers } from '../../db/cohort-members.ts';
import type { Database } from '../../db/database.ts';
import { listInvitations } from '../../db/invitations.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines } from '../support/databases.ts';
import { addUser } from '../support/rows.ts';

const now = new Date('2026-11-22T12:00:00.000Z');

describe.each(engines)('a cohort that many change at once, on %s,', (_name, open) => {
  let db: Database;
  let coachId: string;
  beforeEach(async () => {
    db = await open();
    coachId = await addUser(db);
  });
  afterEach(() => db.close());

  const everyone = (cohortId: string) =>
    listMembers(db.read, cohortId, { role: undefined, before: undefined, limit: 100 });
  const usesOf = async (cohortId: string) =>
    (await listInvitations(db.read, cohortId, { before: undefined, limit: 10 })).map(({ uses }) => uses);

  it('takes no more people by an invitation than it says', async () => {
    const cohortId = await makeCohort(db, { coaches: [coachId], learners: [], now });
    const { token } = await invite(db, coachId, cohortId, { role: 'learner', maxUses: 3, days: 14 }, now);
    const people = await Promise.all(Array.from({ length: 12 }, () => addUser(db)));
    const outcomes = await Promise.allSettled(people.map((userId) => acceptInvitation(db, token, userId, now)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    expect(await everyone(cohortId)).toHaveLength(4);
    expect(await usesOf(cohortId)).toEqual([3]);
  });
  it('counts one use for somebody who accepts several times at once', async () => {
    const cohortId = await makeCohort(db, { coaches: [coachId], learners: [], now });
    const { token } = await invite(db, coachId, cohortId, { role: 'learner', maxUses: 5, days: 14 }, now);
    const userId = await addUser(db);
    const joined = await Promise.all(Array.from({ length: 6 }, () => acceptInvitation(db, token, userId, now)));
    expect(new Set(joined)).toEqual(new Set([cohortId]));
    expect(await usesOf(cohortId)).toEqual([1]);
  });
  it('keeps a coach, though all of them leave or step back', async () => {
    const others = await Promise.all([addUser(db), addUser(db), addUser(db)]);
    const coaches = [coachId, ...others];
    const cohortId = await makeCohort(db, { coaches, learners: [], now });
    const outcomes = await Promise.allSettled(
      coaches.map((userId, index) =>
        index % 2 === 0
          ? removeMember(db, userId, { userId, cohortId }, now)
          : changeRole(db, userId, { userId, cohortId, role: 'learner' }, now),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await listCoaches(db.read, [cohortId])).toHaveLength(1);
  });
});
