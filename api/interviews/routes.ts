import { z } from 'zod';
import { Speech } from '../attempts/routes.ts';
import { ClientId, Id, page, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { cannot, chosen, InputMode, Interview, interviewParams, InterviewSummary } from './fields.ts';

const holder = ClientId.optional().describe(
  'Of the tab or device. Once one is known, another one must take over with POST /interviews/{interviewId}/resume.',
);
const slot = {
  position: z.int().min(0).max(1000).describe('Of the question.'),
  part: z.int().min(0).max(100).describe('Of its answer.'),
  holder,
};
const words = text(30_000);
const interview = { 200: Interview };

export const interviewRoutes = {
  createInterview: route({
    ...operations.createInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Set up a mock interview; its questions are chosen, and stay hidden until they are asked',
    description:
      'An earlier one that was planned and never started goes away. Where no question fits, the error names the setting to relax. A repeat of the same id and settings answers 200.',
    body: z.strictObject({
      // Of version 5 are those of assigned takes, which nobody may set up beforehand in a way of their own.
      id: ClientId.refine((id) => id[14] !== '5', 'send a random UUID, such as one from crypto.randomUUID()'),
      ...chosen,
      seed: z.int().min(0).max(2_147_483_647).optional().describe('Chosen by the server if left out.'),
    }),
    responses: { 201: Interview, 200: Interview },
    problems: ['conflict'],
  }),
  listInterviews: route({
    ...operations.listInterviews,
    access: 'learner',
    tag: 'Interviews',
    summary: 'One’s mock interviews, newest first',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(50).default(20),
      cursor: Id.optional().describe('nextCursor of the page before.'),
    }),
    responses: { 200: page(InterviewSummary) },
  }),
  getInterview: route({
    ...operations.getInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'A mock interview as it stands',
    params: interviewParams,
    responses: interview,
    problems: ['not-found'],
  }),
  startInterview: route({
    ...operations.startInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Start the clock; the first question is asked',
    description:
      'One interview at a time: finish the one that is under way first. Started already, it is answered as it stands.',
    params: interviewParams,
    body: z.strictObject({ holder }).optional(),
    responses: interview,
    problems: cannot,
  }),
  pauseInterview: route({
    ...operations.pauseInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Stop the clock',
    params: interviewParams,
    body: z.strictObject({ holder }).optional(),
    responses: interview,
    problems: cannot,
  }),
  resumeInterview: route({
    ...operations.resumeInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Go on, here: the tab or device that sends this goes through it from now on',
    params: interviewParams,
    body: z.strictObject({ holder }).optional(),
    responses: interview,
    problems: cannot,
  }),
  beginInterviewAnswer: route({
    ...operations.beginInterviewAnswer,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Thought enough: the clock of the answer starts',
    params: interviewParams,
    body: z.strictObject({ position: slot.position, holder }),
    responses: interview,
    problems: cannot,
  }),
  saveInterviewDraft: route({
    ...operations.saveInterviewDraft,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Keep an answer as it is written, and show that one is still there',
    description:
      'Send one at least every 90 seconds, without `answer` if nothing changed (an answer without `speech` has none): without a sign of life the interview is paused as of the last one. When the time is up, the draft is handed in.',
    params: interviewParams,
    body: z.strictObject({ ...slot, answer: words.optional(), speech: Speech.optional() }),
    responses: interview,
    problems: cannot,
  }),
  answerInterview: route({
    ...operations.answerInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Hand in an answer, or pass; a follow-up or the next question is asked',
    description:
      'An answer without words passes. Sent twice under one id it counts once. What comes after the time was up is kept with the question, and is no part of the answer.',
    params: interviewParams,
    body: z
      .strictObject({
        id: ClientId,
        ...slot,
        answer: words.default(''),
        inputMode: InputMode,
        speech: Speech.optional().describe('Of a spoken answer.'),
      })
      .refine(({ inputMode, speech }) => speech === undefined || inputMode === 'spoken', {
        message: 'belongs to a spoken answer: leave it out, or send inputMode "spoken"',
        path: ['speech'],
      }),
    responses: interview,
    problems: cannot,
  }),
  finishInterview: route({
    ...operations.finishInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'End it now: the draft is handed in, and grading begins',
    description: 'Harmless when it is over already.',
    params: interviewParams,
    responses: interview,
    problems: cannot,
  }),
  followInterview: route({
    ...operations.followInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Follow an interview as it changes',
    description:
      'Server-sent events: `interview` with what GET /interviews/{interviewId} answers, at once and after every change, grading included. It ends, and answers 204, once the interview is over and nothing is graded any more. Open at most ten at a time.',
    params: interviewParams,
    query: z.object({
      lastEventId: Id.optional().describe('For programs that cannot send the header Last-Event-ID.'),
    }),
    events: true,
    responses: { 200: z.string().describe('Events.'), 204: z.undefined() },
    problems: ['not-found'],
  }),
  practiseInterview: route({
    ...operations.practiseInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Add what was missed to Today',
    description:
      'Opens drills of missed and wrong points, whoever judged them: all that the report names, or those sent. A deck that is not studied yet is enrolled in without new questions.',
    params: interviewParams,
    body: z.strictObject({ drillCardIds: z.array(Id).min(1).max(100).optional() }).optional(),
    responses: {
      200: z.object({
        added: z.int().describe('Drills that were not open before.'),
        cardIds: z.array(z.string()).describe('To practise now, in order.'),
      }),
    },
    problems: cannot,
  }),
};
