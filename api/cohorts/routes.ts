import { z } from 'zod';
import { Id, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const cohortParams = z.object({ cohortId: Id });
const Role = z.enum(['coach', 'learner']);

const Cohort = z
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
};
