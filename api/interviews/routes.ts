import { z } from 'zod';
import { Attempt, Speech } from '../attempts/routes.ts';
import { levels, pointKinds, questionKinds } from '../grading/question.ts';
import { ClientId, Id, page, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const Level = z.literal(levels, 'use 1 (junior), 2 (mid) or 3 (senior)');
const QuestionKind = z.enum(questionKinds);
const PointKind = z.enum(pointKinds);
const InputMode = z.enum(['typed', 'spoken'], 'send "typed" or "spoken"');
const Score = z.number().min(0).max(1);
const Ms = z.int().min(0).describe('Milliseconds.');

const chosen = {
  careerId: Id.nullable().default(null).describe('Questions of all its skills.'),
  skillId: Id.nullable().default(null).describe('Questions of this skill alone.'),
  deckIds: z
    .array(Id)
    .max(50, 'send at most 50 decks')
    .default([])
    .describe('Questions of these decks alone; empty for every deck of the skill or career.'),
  levels: z
    .array(Level)
    .min(1, 'choose at least one level')
    .max(3)
    .default([...levels])
    .describe('Asked in equal shares, as far as there are questions.'),
  minutes: z.int().min(15, 'must be at least 15 minutes').max(60, 'must be at most 60 minutes'),
  inputMode: InputMode,
  think: z.boolean().default(true).describe('Time to think before each answer.'),
  followUps: z.boolean().default(true).describe('Follow-up questions on what an answer left out.'),
};
const InterviewSettings = z
  .object({ ...chosen, seed: z.int() })
  .meta({ id: 'InterviewSettings', description: 'The same settings, seed and record choose the same questions.' });

const ChoiceReason = z
  .discriminatedUnion('code', [
    z.object({ code: z.literal('not-met') }),
    z.object({ code: z.literal('weak'), score: Score.describe('Mean of its last answers.') }),
    z.object({ code: z.literal('missed-points'), points: z.int().describe('With an open drill.') }),
    z.object({ code: z.literal('fading'), recall: z.number().min(0).max(1) }),
    z.object({ code: z.literal('covers-kind'), kind: QuestionKind }),
    z.object({ code: z.literal('covers-deck'), deckTitle: z.string() }),
    z.object({ code: z.literal('covers-level'), level: Level }),
    z.object({ code: z.literal('answered-recently'), days: z.int() }),
    z.object({ code: z.literal('not-lately'), days: z.int().describe('Since it was last answered.') }),
    z.object({ code: z.literal('fits-time') }),
  ])
  .meta({ id: 'ChoiceReason', description: 'Why a question was chosen.' });

const InterviewStatus = z.enum(['planned', 'running', 'paused', 'finished', 'expired', 'graded']);
const EndReason = z.enum(['all-answered', 'learner', 'time-up']);

const InterviewGrading = z
  .object({
    answers: z.int(),
    judged: z.int().describe('Answers whose points are all judged.'),
    underWay: z.boolean().describe('The LLM grader is at work.'),
    graded: z.int().describe('Answers that the LLM grader has done.'),
    failed: z.int().describe('Answers that it could not grade.'),
  })
  .meta({ id: 'InterviewGrading' });

const CurrentQuestion = z
  .object({
    position: z.int().describe('From 0.'),
    prompt: z.string(),
    kind: QuestionKind,
    level: Level,
    deckTitle: z.string(),
    questionId: z.string(),
    step: z.enum(['think', 'answer', 'probe']),
    stepMs: Ms.describe('Time spent in this step.'),
    stepTargetMs: Ms.describe('Time to think, or the target of the answer.'),
    part: z.int().describe('Of the answer: 0 the answer itself, then one for each follow-up.'),
    probe: z.string().nullable().describe('The follow-up that is asked.'),
    parts: z
      .array(z.object({ probe: z.string().nullable(), answer: z.string() }))
      .describe('What was handed in to this question so far.'),
    draft: z.object({ answer: z.string(), speech: Speech.nullable() }).describe('As last saved.'),
  })
  .meta({ id: 'CurrentQuestion' });

export const Interview = z
  .object({
    id: z.string(),
    settings: InterviewSettings,
    status: InterviewStatus,
    questionCount: z.int(),
    plannedMs: Ms.describe('That its questions are expected to take.'),
    limitMs: Ms,
    ranMs: Ms.describe('Pauses left out.'),
    remainingMs: Ms,
    pauses: z.int(),
    pausedBecause: z.enum(['learner', 'away']).nullable().describe('away: there was no sign of the page for 90 s.'),
    holder: z.string().nullable().describe('The tab or device that goes through it.'),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    endedBecause: EndReason.nullable(),
    current: CurrentQuestion.nullable().describe('null before the start and after the end.'),
    grading: InterviewGrading.nullable().describe('null before the end.'),
  })
  .meta({ id: 'Interview', description: 'A mock interview as it stands. Nothing of a rubric is in it.' });

const InterviewSummary = Interview.pick({
  id: true,
  settings: true,
  status: true,
  questionCount: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
}).extend({
  answers: z.int().describe('Questions answered.'),
  score: Score.nullable().describe('null while an answer has no score.'),
});

/** A score with how it was last time. */
const scored = {
  score: Score.nullable().describe('null while nothing of it is judged.'),
  points: z.int().describe('Judged rubric points that it stands on.'),
  previous: Score.nullable().describe('In the interview before, if it had any.'),
};

export const ReportAttempt = Attempt.pick({
  id: true,
  cardId: true,
  rev: true,
  currentRev: true,
  answer: true,
  inputMode: true,
  durationMs: true,
  delivery: true,
  handedInAt: true,
  points: true,
  model: true,
  suggestions: true,
  suggestionNote: true,
  gradings: true,
  outdated: true,
  score: true,
}).meta({ id: 'ReportAttempt', description: 'An answer with its points, as GET /attempts/{attemptId} has it.' });

const ReportAnswer = z
  .object({
    position: z.int(),
    questionId: z.string(),
    prompt: z.string(),
    kind: QuestionKind,
    level: Level,
    deckId: z.string(),
    deckTitle: z.string(),
    skillId: z.string(),
    skillTitle: z.string(),
    reasons: z.array(ChoiceReason).describe('Why it was chosen.'),
    outcome: z.enum(['answered', 'passed', 'time-up', 'not-reached']),
    thinkMs: Ms,
    thinkTargetMs: Ms.describe('0 without time to think.'),
    answerMs: Ms.describe('Follow-ups left out.'),
    answerTargetMs: Ms,
    parts: z
      .array(
        z.object({
          probe: z.string().nullable(),
          start: z.int().describe('Of its text in the answer, in UTF-16 code units.'),
          end: z.int(),
          ms: Ms,
          inputMode: InputMode,
        }),
      )
      .describe('The answer, then those to follow-ups.'),
    late: z.string().nullable().describe('Sent after the time was up; no part of the answer.'),
    attempt: ReportAttempt.nullable().describe('null for a question that was not answered.'),
  })
  .meta({ id: 'ReportAnswer' });

const PutRight = z
  .object({
    position: z.int(),
    attemptId: z.string(),
    questionId: z.string(),
    pointId: z.string(),
    say: z.string(),
    verdict: z.enum(['wrong', 'missed', 'partial']),
    weight: z.int(),
    role: z.enum(['must', 'ordinary', 'bonus']),
    quote: z.string().nullable().describe('Of a wrong statement: what was said.'),
    why: z.string().nullable().describe('What is wrong with it, or why it was judged so.'),
    missedBefore: z.int().describe('Earlier interviews in which it was missed or wrong.'),
    drillCardId: z.string(),
    onToday: z.boolean().describe('Its drill is open.'),
  })
  .meta({ id: 'PutRight' });

export const InterviewReport = z
  .object({
    interview: Interview.omit({ current: true, holder: true }),
    learner: z.string().nullable().describe('Who gave it; in a shared report alone.'),
    headline: z.string().describe('One sentence or two: the one thing to change.'),
    ...scored,
    skills: z.array(z.object({ id: z.string(), title: z.string(), ...scored })),
    pointKinds: z.array(z.object({ kind: PointKind, ...scored })),
    questionKinds: z.array(z.object({ kind: QuestionKind, ...scored })),
    putRight: z.array(PutRight).describe('Wrong statements first, then what was missed, the heaviest first.'),
    delivery: z
      .object({
        words: z.int(),
        spokenMs: Ms,
        wordsPerMinute: z.int().nullable(),
        pauses: z.int(),
        longestPauseMs: Ms,
        fillers: z.array(z.object({ word: z.string(), count: z.int() })),
      })
      .nullable()
      .describe('Of all spoken answers together; no part of the score.'),
    answers: z.array(ReportAnswer),
    earlier: z
      .array(z.object({ id: z.string(), endedAt: z.iso.datetime(), minutes: z.int(), score: Score, answers: z.int() }))
      .describe('Interviews before this one that have a score, oldest first.'),
  })
  .meta({
    id: 'InterviewReport',
    description: 'A practice estimate from rubric points. It says nothing about being hired.',
  });

const InterviewShare = z
  .object({
    id: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
    views: z.int(),
    viewedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'InterviewShare', description: 'A link to a report, for whoever has it.' });

const interviewParams = z.object({ interviewId: ClientId });
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
const cannot = ['not-found', 'conflict'] as const;

export const interviewRoutes = {
  createInterview: route({
    ...operations.createInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Set up a mock interview; its questions are chosen, and stay hidden until they are asked',
    description:
      'An earlier one that was planned and never started goes away. Where no question fits, the error names the setting to relax. A repeat of the same id and settings answers 200.',
    body: z.strictObject({
      id: ClientId,
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
  getInterviewReport: route({
    ...operations.getInterviewReport,
    access: 'learner',
    tag: 'Interviews',
    summary: 'The report of an interview that is over',
    description: 'What no grader has judged is open to self-check: POST /attempts/{attemptId}/verdicts.',
    params: interviewParams,
    responses: { 200: InterviewReport },
    problems: cannot,
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
  shareInterview: route({
    ...operations.shareInterview,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Make a link to the report that anyone who has it can open',
    params: interviewParams,
    body: z.strictObject({
      days: z.int().min(1, 'must be at least 1 day').max(90, 'must be at most 90 days').default(14),
    }),
    responses: {
      201: InterviewShare.extend({
        token: z.string().describe('For POST /shared-reports, and behind /shared# on the page. Told once.'),
      }),
    },
    problems: cannot,
  }),
  listInterviewShares: route({
    ...operations.listInterviewShares,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Links to the report, newest first',
    params: interviewParams,
    responses: { 200: z.object({ items: z.array(InterviewShare) }) },
    problems: ['not-found'],
  }),
  revokeInterviewShare: route({
    ...operations.revokeInterviewShare,
    access: 'learner',
    tag: 'Interviews',
    summary: 'Revoke a link: it opens nothing from now on',
    params: interviewParams.extend({ shareId: ClientId }),
    responses: { 200: InterviewShare },
    problems: ['not-found'],
  }),
  openSharedReport: route({
    ...operations.openSharedReport,
    access: 'public',
    tag: 'Interviews',
    summary: 'The report behind a shared link',
    description: 'An expired, revoked or unknown link answers 404.',
    body: z.strictObject({ token: text(200).min(1, 'send the token of the link') }),
    responses: { 200: InterviewReport.extend({ expiresAt: z.iso.datetime() }) },
    problems: ['not-found'],
  }),
};
