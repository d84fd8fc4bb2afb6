import { z } from 'zod';
import { Id, page, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { accessKinds } from './access-kind.ts';

export const cohortParams = z.object({ cohortId: Id });
export const Role = z.enum(['coach', 'learner']);

/** Of a list that is read a page at a time. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: text(200).optional().describe('nextCursor of the page before.'),
};

export const Cohort = z
  .object({
    id: z.string(),
    name: z.string(),
    about: z.string().describe('Markdown; empty for nothing.'),
    createdAt: z.iso.datetime(),
    archivedAt: z.iso.datetime().nullable().describe('Since when it is only to be read.'),
    role: Role.describe('Mine.'),
    joinedAt: z.iso.datetime().describe('When I did.'),
    coaches: z.array(z.object({ userId: z.string(), name: z.string() })).describe('Who sees what learners share.'),
    learnerCount: z.int(),
    sharing: z
      .object({ shareProgress: z.boolean(), shareAnswers: z.boolean() })
      .nullable()
      .describe('What I let its coaches see beyond the work set in it; null for a coach.'),
  })
  .meta({ id: 'Cohort', description: 'A cohort as one of its members has it.' });

const Member = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    joinedAt: z.iso.datetime(),
    shareProgress: z.boolean().describe('A learner lets coaches see their progress beyond the work set in the cohort.'),
    shareAnswers: z.boolean().describe('The same of their answers.'),
  })
  .meta({ id: 'CohortMember', description: 'A member as coaches see them.' });

const Access = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    reader: z.string().nullable().describe('Who looked, by the name they have now; null once their account is gone.'),
    cohortId: z.string(),
    cohort: z.string().describe('Its name then.'),
    kind: z.enum(accessKinds),
    about: z.string().nullable().describe('The id of the attempt, assignment or interview.'),
    title: z.string().nullable().describe('What the question asks or the assignment is called.'),
  })
  .meta({ id: 'Access', description: 'A look of a coach at something of mine.' });

const memberParams = cohortParams.extend({ userId: Id });
const name = text(200).trim().min(1, 'write a name');
const about = text(4000).describe('Markdown.');

export const cohortRoutes = {
  createCohort: route({
    ...operations.createCohort,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Make a cohort, whose coach I am',
    body: z.strictObject({ name, about: about.default('') }),
    responses: { 201: Cohort },
    problems: ['conflict'],
  }),
  listCohorts: route({
    ...operations.listCohorts,
    access: 'learner',
    tag: 'Cohorts',
    summary: 'My cohorts, those that I joined last first',
    description: 'A guest has none.',
    responses: { 200: z.object({ items: z.array(Cohort) }) },
  }),
  getCohort: route({
    ...operations.getCohort,
    access: 'account',
    tag: 'Cohorts',
    summary: 'A cohort of mine',
    params: cohortParams,
    responses: { 200: Cohort },
    problems: ['not-found'],
  }),
  updateCohort: route({
    ...operations.updateCohort,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Rename, archive or restore a cohort (its coaches)',
    description:
      'An archived cohort is only to be read: it takes nobody, and nothing in it changes until it is restored.',
    params: cohortParams,
    body: z.strictObject({ name: name.optional(), about: about.optional(), archived: z.boolean().optional() }),
    responses: { 200: Cohort },
    problems: ['not-found', 'conflict'],
  }),
  shareWithCohort: route({
    ...operations.shareWithCohort,
    access: 'account',
    tag: 'Cohorts',
    summary: 'What I, a learner, let the coaches see beyond the work set in the cohort',
    description: 'Both are off at first, and may be changed at any time.',
    params: cohortParams,
    body: z.strictObject({ shareProgress: z.boolean().optional(), shareAnswers: z.boolean().optional() }),
    responses: { 200: Cohort },
    problems: ['not-found'],
  }),
  listMembers: route({
    ...operations.listMembers,
    access: 'account',
    tag: 'Cohorts',
    summary: 'The members of a cohort (its coaches), those who joined last first',
    params: cohortParams,
    query: z.object({ role: Role.optional(), ...paging }),
    responses: { 200: page(Member) },
    problems: ['not-found', 'forbidden'],
  }),
  updateMember: route({
    ...operations.updateMember,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Make a member a coach or a learner (its coaches)',
    description: 'A cohort always has a coach.',
    params: memberParams,
    body: z.strictObject({ role: Role }),
    responses: { 200: Member },
    problems: ['not-found', 'conflict'],
  }),
  removeMember: route({
    ...operations.removeMember,
    access: 'account',
    tag: 'Cohorts',
    summary: 'Remove a member (its coaches), or leave: by my own id',
    description:
      'Answers, verdicts and submissions stay with the learner, in their own lists; coaches see none of them any more. Whoever is removed is told. To remove somebody who left already changes nothing.',
    params: memberParams,
    responses: { 204: z.undefined() },
    problems: ['not-found', 'conflict'],
  }),
  listAccesses: route({
    ...operations.listAccesses,
    access: 'learner',
    tag: 'Cohorts',
    summary: 'Which coach looked at what of mine, newest first',
    query: z.object(paging),
    responses: { 200: page(Access) },
  }),
};
