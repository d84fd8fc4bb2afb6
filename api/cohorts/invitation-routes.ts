import { z } from 'zod';
import { Id, page, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { mostInvited } from './read-invitations-csv.ts';
import { Cohort, cohortParams, paging, Role } from './routes.ts';

const Invitation = z
  .object({
    id: z.string(),
    role: Role.describe('Of who accepts it.'),
    email: z.string().nullable().describe('Of whom it was made for, by a CSV.'),
    name: z.string().nullable(),
    maxUses: z.int(),
    uses: z.int(),
    createdAt: z.iso.datetime(),
    createdBy: z.string().nullable().describe('The name of the coach; null once their account is gone.'),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
    state: z.enum(['open', 'used-up', 'expired', 'revoked']),
  })
  .meta({ id: 'Invitation', description: 'A way into a cohort, for whoever has its token.' });

const told = {
  token: z.string().describe('Twelve characters that can be typed, as "7K3M-Q2XD-9RTV". Told once.'),
  link: z.string().describe('The same as an address of the page.'),
};
const days = z.coerce.number().int().min(1, 'use at least 1 day').max(365, 'use at most 365 days');
const tokenParams = z.object({
  token: text(200)
    .min(1, 'send the token')
    .describe('Case, spaces and dashes do not matter; O is read as 0, I and L as 1.'),
});

export const invitationRoutes = {
  createInvitation: route({
    ...operations.createInvitation,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Invite with a link that is also a code (coaches of the cohort)',
    params: cohortParams,
    body: z.strictObject({
      role: Role.default('learner'),
      maxUses: z
        .int()
        .min(1, 'use at least 1')
        .max(1000, 'use at most 1000')
        .default(30)
        .describe('People who may join.'),
      days: z
        .int()
        .min(1, 'use at least 1 day')
        .max(365, 'use at most 365 days')
        .default(14)
        .describe('Until it expires.'),
    }),
    responses: { 201: Invitation.extend(told) },
    problems: ['not-found', 'conflict'],
  }),
  createInvitations: route({
    ...operations.createInvitations,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Invite everyone in a CSV, each with an invitation of one use (coaches of the cohort)',
    description: `Columns: email, and if there are such columns name and role (learner or coach; learner if empty). At most ${mostInvited.toLocaleString('en')} rows. All of them or, unless skipInvalid is true, none: a row at fault is named with its line and what to write. Nothing is mailed. An open invitation made for the same address before is revoked.`,
    params: cohortParams,
    query: z.object({
      skipInvalid: z.enum(['true', 'false']).default('false').describe('Invite whom the sound rows name.'),
      days: days.default(14).describe('Until they expire.'),
    }),
    upload: { types: ['text/csv', 'application/csv', 'text/plain'], maxBytes: 8 * 2 ** 20 },
    responses: {
      201: z
        .object({
          items: z.array(
            Invitation.pick({ id: true, role: true, expiresAt: true }).extend({
              line: z.int(),
              email: z.string(),
              name: z.string().nullable(),
              ...told,
            }),
          ),
          skipped: z
            .array(z.object({ line: z.int(), message: z.string() }))
            .describe('Rows at fault, in the order of the file.'),
          replaced: z.int().describe('Open invitations of the same addresses that were revoked.'),
        })
        .meta({ id: 'InvitedByCsv' }),
    },
    problems: ['not-found', 'conflict'],
  }),
  listInvitations: route({
    ...operations.listInvitations,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Invitations to a cohort, newest first (its coaches)',
    params: cohortParams,
    query: z.object(paging),
    responses: { 200: page(Invitation) },
    problems: ['not-found', 'forbidden'],
  }),
  revokeInvitation: route({
    ...operations.revokeInvitation,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Revoke an invitation: it lets nobody in from now on',
    params: cohortParams.extend({ invitationId: Id }),
    responses: { 200: Invitation },
    problems: ['not-found'],
  }),
  getInvitation: route({
    ...operations.getInvitation,
    access: 'optional',
    tag: 'Cohorts',
    summary: 'What an invitation leads to, before it is accepted',
    description: 'One that expired, was used up or revoked answers 409 and says so; one that never was answers 404.',
    params: tokenParams,
    guessable: true,
    responses: {
      200: z
        .object({
          cohort: z.object({ name: z.string(), about: z.string().describe('Markdown.') }),
          role: Role,
          coaches: z.array(z.string()).describe('Their names.'),
          seen: z.array(z.string()).describe('What coaches will see of who joins, a sentence each.'),
          expiresAt: z.iso.datetime(),
          joined: z
            .object({ cohortId: z.string(), role: Role })
            .nullable()
            .describe('For who asks and is in the cohort already.'),
        })
        .meta({ id: 'InvitationPreview' }),
    },
    problems: ['not-found', 'conflict'],
  }),
  acceptInvitation: route({
    ...operations.acceptInvitation,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Join the cohort of an invitation',
    description:
      'To whoever is in it already, nothing changes and no use is counted. One that expired, was used up or revoked answers 409 and says so; one that never was answers 404.',
    params: tokenParams,
    guessable: true,
    responses: { 200: Cohort },
    problems: ['not-found', 'conflict'],
  }),
};
