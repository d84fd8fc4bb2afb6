import type { z } from 'zod';
import { listAccesses } from '../../db/accesses.ts';
import { listMembers, type MemberWithName } from '../../db/cohort-members.ts';
import type { Deps } from '../deps.ts';
import { listPage } from '../http/list-page.ts';
import type { Handlers } from '../http/route.ts';
import { changeCohort } from './change-cohort.ts';
import { changeRole } from './change-role.ts';
import { createCohort } from './create-cohort.ts';
import { requireMember } from './policy.ts';
import { readCohort, readCohorts } from './read-cohorts.ts';
import { removeMember } from './remove-member.ts';
import type { cohortRoutes } from './routes.ts';
import { shareWithCohort } from './share-with-cohort.ts';

export function cohortHandlers({ db, clock }: Pick<Deps, 'db' | 'clock'>): Handlers<typeof cohortRoutes> {
  return {
    async createCohort({ body, actor: { userId } }) {
      const cohortId = await createCohort(db, userId, body, clock());
      return { status: 201, body: await readCohort(db.read, userId, cohortId) };
    },

    async listCohorts({ actor: { userId } }) {
      return { status: 200, body: { items: await readCohorts(db.read, userId) } };
    },

    async getCohort({ params: { cohortId }, actor: { userId } }) {
      return { status: 200, body: await readCohort(db.read, userId, cohortId) };
    },

    async updateCohort({ params: { cohortId }, body, actor: { userId } }) {
      await changeCohort(db, userId, cohortId, body, clock());
      return { status: 200, body: await readCohort(db.read, userId, cohortId) };
    },

    async shareWithCohort({ params: { cohortId }, body, actor: { userId } }) {
      await shareWithCohort(db, { userId, cohortId }, body);
      return { status: 200, body: await readCohort(db.read, userId, cohortId) };
    },

    async listMembers({ params: { cohortId }, query: { role, ...query }, actor: { userId } }) {
      await requireMember(db, 'readMembers', userId, cohortId);
      const { rows, nextCursor } = await listPage(
        query,
        (place) => listMembers(db.read, cohortId, { role, ...place }),
        (member) => ({ at: member.joinedAt, id: member.userId }),
      );
      return { status: 200, body: { items: rows.map(presentMember), nextCursor } };
    },

    async updateMember({ params, body: { role }, actor }) {
      return { status: 200, body: presentMember(await changeRole(db, actor.userId, { ...params, role }, clock())) };
    },

    async removeMember({ params, actor }) {
      await removeMember(db, actor.userId, params, clock());
      return { status: 204, body: undefined };
    },

    async listAccesses({ query, actor: { userId } }) {
      const { rows, nextCursor } = await listPage(
        query,
        (place) => listAccesses(db.read, userId, place),
        (access) => access,
      );
      return {
        status: 200,
        body: { items: rows.map((access) => ({ ...access, at: access.at.toISOString() })), nextCursor },
      };
    },
  };
}

const presentMember = (member: MemberWithName): z.input<(typeof cohortRoutes.updateMember)['responses'][200]> => ({
  userId: member.userId,
  name: member.name,
  email: member.email,
  role: member.role,
  joinedAt: member.joinedAt.toISOString(),
  shareProgress: member.shareProgress,
  shareAnswers: member.shareAnswers,
});
