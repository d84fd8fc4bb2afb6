import { z } from 'zod';
import { assignmentKinds } from '../assignments/assignment.ts';
import { Attempt, CommentCount, GivenVerdicts, InputMode } from '../attempts/routes.ts';
import { ClientId, Id, page } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { attemptParams, CommentText, submissionParams } from './fields.ts';

const submissionStatuses = ['open', 'handed-in', 'returned', 'reviewed'] as const;
const Status = z.enum(submissionStatuses).meta({
  id: 'SubmissionStatus',
  description: 'open: not handed in; handed-in: waits for a coach; returned: for another take.',
});
const Person = z.object({ id: z.string(), name: z.string() });
const Score = z.number().min(0).max(1).nullable();
const Made = z
  .object({ made: z.int().describe('Points covered.'), of: z.int().describe('Points asked for.') })
  .nullable()
  .describe('null where that one judged nothing.');

const Judged = {
  machine: Made,
  self: Made,
  disagree: z.int().describe('Points on which machine and learner disagree.'),
};

const Reviewer = z
  .object({ name: z.string(), isYou: z.boolean(), since: z.iso.datetime(), until: z.iso.datetime() })
  .nullable()
  .describe('Who has it open to review.');

const state = {
  status: Status,
  take: z.int().describe('From 1.'),
  dueAt: z.iso.datetime().nullable().describe('For this learner.'),
  handedInAt: z.iso.datetime().nullable(),
  late: z.boolean(),
  waitingSince: z.iso.datetime().nullable(),
  waitingFor: z.enum(['coach', 'learner']).nullable(),
  score: Score.describe('Of this take; null too while it is judged blind.'),
  habitPoints: z.number().nullable(),
  reviewer: Reviewer,
  reviewedBy: z.string().nullable().describe('Name of the coach.'),
  reviewedAt: z.iso.datetime().nullable(),
};

const Queued = z
  .object({
    learner: Person,
    assignment: z.object({ id: z.string(), title: z.string(), kind: z.enum(assignmentKinds) }),
    ...state,
    answers: z.int(),
    inputModes: z.array(InputMode),
    durationMs: z.int().describe('Of all its answers, ms.'),
    ...Judged,
    unread: z.int().describe('Comments of others that one has not seen.'),
  })
  .meta({ id: 'QueuedSubmission' });

const Answer = z.object({
  attemptId: z.string(),
  questionId: z.string(),
  prompt: z.string(),
  inputMode: InputMode,
  durationMs: z.int(),
  handedInAt: z.iso.datetime(),
  score: Score,
  ...Judged,
  judgedByYou: z.int().describe('Points that one has judged oneself.'),
  comments: CommentCount,
});

export const Submission = z
  .object({
    learner: Person,
    cohort: Person.extend({ archived: z.boolean().describe('It is only read then.') }),
    assignment: z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(assignmentKinds),
      mode: z.enum(['study', 'exam']),
      instructions: z.string(),
      blind: z.boolean().describe('One sees another coach’s verdicts of an answer once one has given one’s own.'),
    }),
    ...state,
    takesLeft: z.int().describe('After this one.'),
    thread: CommentCount,
    takes: z
      .array(
        z.object({
          take: z.int(),
          interviewId: z.string().nullable().describe('Of an exam or interview that was handed in: it has a report.'),
          answers: z.array(Answer),
        }),
      )
      .describe('The present take first, then earlier ones.'),
  })
  .meta({ id: 'Submission', description: 'One learner’s hand-in of an assignment.' });

export const LearnerAttempt = Attempt.pick({
  id: true,
  cardId: true,
  questionId: true,
  rev: true,
  currentRev: true,
  pointId: true,
  answer: true,
  inputMode: true,
  startedAt: true,
  durationMs: true,
  delivery: true,
  recordings: true,
  hints: true,
  handedInAt: true,
  points: true,
  model: true,
  suggestions: true,
  suggestionNote: true,
  gradings: true,
  outdated: true,
  score: true,
  comments: true,
})
  .extend({
    learner: Person,
    prompt: z.string(),
    answerSeconds: z.int().describe('That a good answer takes.'),
    mayJudge: z.boolean().describe('false where every cohort in which one may read it is archived.'),
    othersHidden: z.boolean().describe('Judged blind: other coaches’ verdicts show once one has judged every point.'),
  })
  .meta({ id: 'LearnerAttempt', description: 'An answer of a learner, for a coach.' });

const take = z
  .int()
  .min(1)
  .max(10_000)
  .optional()
  .describe('The take that was read: a conflict where the learner has gone on to another.');
const Lock = Submission.pick({ reviewer: true }).meta({ id: 'SubmissionLock' });
const problems = ['not-found'] as const;

export const submissionRoutes = {
  listSubmissions: route({
    ...operations.listSubmissions,
    access: 'account',
    tag: 'Submissions',
    summary: 'What was handed in to a cohort, what waits longest first',
    description: 'For its coaches. Reviewed ones come newest first.',
    params: z.object({ cohortId: Id }),
    query: z.object({
      status: Status.default('handed-in'),
      assignmentId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(25),
      cursor: Id.optional().describe('nextCursor of the page before.'),
    }),
    responses: {
      200: page(Queued).extend({
        counts: z.object({ open: z.int(), 'handed-in': z.int(), returned: z.int(), reviewed: z.int() }),
      }),
    },
    problems: ['not-found', 'forbidden'],
  }),
  getSubmission: route({
    ...operations.getSubmission,
    access: 'account',
    tag: 'Submissions',
    summary: 'A hand-in with the answers of each take',
    description: 'For the coaches of its cohort. The learner’s log of accesses says that they looked.',
    params: submissionParams,
    responses: { 200: Submission },
    problems,
  }),
  lockSubmission: route({
    ...operations.lockSubmission,
    access: 'account',
    tag: 'Submissions',
    summary: 'Have a hand-in to oneself for ten minutes, to review it',
    description: 'Again before they are over, to keep it. A conflict says which coach has it.',
    params: submissionParams,
    body: z.strictObject({ takeOver: z.boolean().default(false).describe('Though another coach has it.') }).optional(),
    responses: { 200: Lock },
    problems: ['not-found', 'conflict'],
  }),
  unlockSubmission: route({
    ...operations.unlockSubmission,
    access: 'account',
    tag: 'Submissions',
    summary: 'Let others review it',
    params: submissionParams,
    responses: { 200: Lock },
    problems,
  }),
  returnSubmission: route({
    ...operations.returnSubmission,
    access: 'account',
    tag: 'Submissions',
    summary: 'Give it back for another take, with a comment',
    description: 'A conflict where no take is left: send grantTake to give one more.',
    params: submissionParams,
    body: z.strictObject({
      id: ClientId.describe('Of the comment.'),
      text: CommentText,
      grantTake: z.boolean().default(false),
      take,
    }),
    responses: { 200: Submission },
    problems: ['not-found', 'conflict'],
  }),
  finishReview: route({
    ...operations.finishReview,
    access: 'account',
    tag: 'Submissions',
    summary: 'Say that it is reviewed: its learner is told',
    params: submissionParams,
    body: z.strictObject({ take }).optional(),
    responses: { 200: Submission },
    problems: ['not-found', 'conflict'],
  }),
  getLearnerAttempt: route({
    ...operations.getLearnerAttempt,
    access: 'account',
    tag: 'Submissions',
    summary: 'An answer of a learner with everybody’s verdicts side by side',
    description:
      'For a coach whom it was handed in to, or with whom the learner shares their answers. The learner’s log of accesses says that they looked.',
    params: attemptParams,
    responses: { 200: LearnerAttempt },
    problems,
  }),
  correctVerdicts: route({
    ...operations.correctVerdicts,
    access: 'account',
    tag: 'Submissions',
    summary: 'Judge points of a learner’s answer as their coach',
    description:
      'A coach’s verdict holds over the learner’s and the machine’s. A reason is needed where it differs from theirs. The learner is told of a change.',
    params: attemptParams,
    body: GivenVerdicts,
    responses: { 200: LearnerAttempt },
    problems: ['not-found', 'conflict'],
  }),
};
