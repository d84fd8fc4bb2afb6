import { z } from 'zod';
import { InputMode, QuestionKind, Score } from '../interviews/fields.ts';
import { Id, page } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { pointKinds } from '../grading/question.ts';
import { assignmentCannot, assignmentFacts, assignmentParams, SubmissionStatus } from './fields.ts';

const instant = z.iso.datetime().nullable();

export const OwnSubmission = z
  .object({
    assignment: z
      .object({
        ...assignmentFacts,
        cohortName: z.string(),
        cohortArchived: z.boolean().describe('It takes no more work then.'),
        coachTimeZone: z.string().nullable().describe('Of the coach who made it.'),
      })
      .meta({ id: 'SetAssignment' }),
    status: SubmissionStatus,
    take: z.int().describe('From 1.'),
    takesLeft: z.int().describe('That may still begin after this one.'),
    dueAt: instant.describe('In effect for this learner.'),
    extended: z.boolean().describe('It was put off for this learner.'),
    late: z.boolean().describe('Handed in late.'),
    overdue: z.boolean().describe('Not handed in, though it was due.'),
    startedAt: instant.describe('Of this take.'),
    handedInAt: instant,
    reviewedAt: instant,
    interviewId: z.string().nullable().describe('Of this take of an interview or exam.'),
    questions: z.int().nullable().describe('To answer; null where that shows only in the interview.'),
    answered: z.int().describe('Of them, in this take.'),
    score: Score.nullable().describe('Of this take, by the verdicts in force; null while one is missing.'),
    habitPoints: z.number().nullable(),
    cannotStart: z.string().nullable().describe('Why no take can be begun or gone on with now; null if one can.'),
  })
  .meta({ id: 'OwnSubmission' });

const PointCriteria = z.object({ kind: z.enum(pointKinds), weight: z.number() });
export const OwnSubmissionDetail = OwnSubmission.extend({
  asked: z
    .array(
      z.object({
        questionId: z.string(),
        cardId: z.string(),
        prompt: z.string(),
        kind: QuestionKind,
        attemptId: z.string().nullable().describe('Of the answer in this take.'),
        score: Score.nullable(),
        criteria: z.array(PointCriteria).nullable().describe('Kinds and weights of its points, where they are shown.'),
      }),
    )
    .describe('The questions of this take; of an exam or interview, those answered, once it is handed in.'),
  criteria: z
    .array(z.object({ kind: z.enum(pointKinds), points: z.int(), weight: z.number() }))
    .nullable()
    .describe('Of all its questions together, where the criteria are shown.'),
  history: z
    .array(
      z.object({
        take: z.int(),
        answers: z.int(),
        lastAt: z.iso.datetime(),
        score: Score.nullable(),
        interviewId: z.string().nullable(),
      }),
    )
    .describe('Earlier takes, the last first.'),
}).meta({ id: 'OwnSubmissionDetail' });
const detail = { 200: OwnSubmissionDetail };

export const ownSubmissionRoutes = {
  listOwnSubmissions: route({
    ...operations.listOwnSubmissions,
    access: 'learner',
    tag: 'Assignments',
    summary: 'What is set for me: what is to be done by due date, or what is done, the latest first',
    description: 'Closed work, and that of an archived cohort, is among what is done.',
    query: z.object({
      state: z.enum(['to-do', 'done']).default('to-do'),
      limit: z.coerce.number().int().min(1).max(50).default(25),
      cursor: Id.optional().describe('nextCursor of the page before.'),
    }),
    responses: { 200: page(OwnSubmission).extend({ counts: z.object({ 'to-do': z.int(), done: z.int() }) }) },
  }),
  getOwnSubmission: route({
    ...operations.getOwnSubmission,
    access: 'learner',
    tag: 'Assignments',
    summary: 'What is set for me in an assignment, and what I have done of it',
    params: assignmentParams,
    responses: detail,
    problems: ['not-found'],
  }),
  startTake: route({
    ...operations.startTake,
    access: 'learner',
    tag: 'Assignments',
    summary: 'Begin a take, or go on with it: an exam or interview is planned, and interviewId names it',
    description:
      'Of a deck, the answers handed in from now on with POST /attempts belong to it, those given in one’s head aside. A first take of a deck begins by itself with the first answer.',
    params: assignmentParams,
    body: z.strictObject({ inputMode: InputMode.optional().describe('Of an exam; typed if left out.') }).optional(),
    responses: detail,
    problems: assignmentCannot,
  }),
  handInSubmission: route({
    ...operations.handInSubmission,
    access: 'learner',
    tag: 'Assignments',
    summary: 'Hand in a take of a deck before every question has an answer',
    description:
      'With the last answer it is handed in by itself, an exam or interview when it is over. Handed in already, it is answered as it is.',
    params: assignmentParams,
    responses: detail,
    problems: assignmentCannot,
  }),
};
