import { createReadStream } from 'node:fs';
import { findName } from '../../db/users.ts';
import { listInvitations, type InvitationWithCoach } from '../../db/invitations.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { listPage } from '../http/list-page.ts';
import type { Handlers } from '../http/route.ts';
import type { invitationRoutes } from './invitation-routes.ts';
import { invite, inviteByCsv } from './invite.ts';
import { acceptInvitation, openInvitation, stateOf } from './open-invitation.ts';
import { requireMember } from './policy.ts';
import { readCohort } from './read-cohorts.ts';
import { readInvitationsCsv } from './read-invitations-csv.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { whatCoachesSee } from './what-coaches-see.ts';

export function invitationHandlers({
  db,
  clock,
  config,
}: Pick<Deps, 'db' | 'clock'> & { config: Pick<Config, 'publicUrl'> }): Handlers<typeof invitationRoutes> {
  const told = (token: string) => ({ token, link: `${config.publicUrl}/join#${token}` });
  return {
    async createInvitation({ params: { cohortId }, body, actor: { userId } }) {
      const now = clock();
      const { invitation, token } = await invite(db, userId, cohortId, body, now);
      const [coach] = await findName(db.read, userId);
      return { status: 201, body: { ...present({ ...invitation, coach: coach?.name ?? null }, now), ...told(token) } };
    },

    async createInvitations({ params: { cohortId }, query: { days, skipInvalid }, upload, actor: { userId } }) {
      await requireMember(db, 'invite', userId, cohortId);
      const file = await readInvitationsCsv(createReadStream(upload.path));
      const options = { days, skipInvalid: skipInvalid === 'true' };
      const { invited, skipped, replaced } = await inviteByCsv(db, userId, cohortId, file, options, clock());
      const items = invited.map(({ row: { line, email, name }, invitation: { id, role, expiresAt }, token }) => ({
        line,
        email,
        name,
        id,
        role,
        expiresAt: expiresAt.toISOString(),
        ...told(token),
      }));
      return { status: 201, body: { items, skipped, replaced } };
    },

    async listInvitations({ params: { cohortId }, query, actor: { userId } }) {
      await requireMember(db, 'readInvitations', userId, cohortId);
      const now = clock();
      const { rows, nextCursor } = await listPage(
        query,
        (place) => listInvitations(db.read, cohortId, place),
        ({ createdAt, id }) => ({ at: createdAt, id }),
      );
      return { status: 200, body: { items: rows.map((row) => present(row, now)), nextCursor } };
    },

    async revokeInvitation({ params, actor: { userId } }) {
      const now = clock();
      return { status: 200, body: present(await revokeInvitation(db, userId, params, now), now) };
    },

    async getInvitation({ params: { token }, actor }) {
      const { invitation, cohort, coaches, joined } = await openInvitation(db.read, token, actor?.userId, clock());
      return {
        status: 200,
        body: {
          cohort: { name: cohort.name, about: cohort.about },
          role: invitation.role,
          coaches,
          seen: [...whatCoachesSee[invitation.role]],
          expiresAt: invitation.expiresAt.toISOString(),
          joined,
        },
      };
    },

    async acceptInvitation({ params: { token }, actor: { userId } }) {
      const cohortId = await acceptInvitation(db, token, userId, clock());
      return { status: 200, body: await readCohort(db.read, userId, cohortId) };
    },
  };
}

const present = (row: InvitationWithCoach, now: Date) => ({
  id: row.id,
  role: row.role,
  email: row.email,
  name: row.name,
  maxUses: row.maxUses,
  uses: row.uses,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.coach,
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  state: stateOf(row, now),
});
