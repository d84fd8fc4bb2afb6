import { z } from 'zod';
import { Attempt } from '../attempts/routes.ts';
import { pointKinds } from '../grading/question.ts';
import { ClientId, Id, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import {
  cannot,
  ChoiceReason,
  InputMode,
  Interview,
  interviewParams,
  Level,
  Ms,
  QuestionKind,
  Score,
} from './fields.ts';

const PointKind = z.enum(pointKinds);

/** A score with how it was last time. */
const scored = {
  score: Score.nullable().describe('null while nothing of it is judged.'),
  points: z.int().describe('Judged rubric points that it stands on.'),
  previous: Score.nullable().describe('In the interview before, if it had any.'),
};

const ReportAttempt = Attempt.pick({
  id: true,
  cardId: true,
  rev: true,
  currentRev: true,
  answer: true,
  inputMode: true,
  durationMs: true,
  delivery: true,
  recordings: true,
  handedInAt: true,
  points: true,
  model: true,
  suggestions: true,
  suggestionNote: true,
  gradings: true,
  outdated: true,
  score: true,
  comments: true,
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
    outcome: z.enum(['answered', 'passed', 'unanswered', 'not-reached']),
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

const EndedOn = z.iso.date().describe('The date on which it ended, where its learner is.');

export const InterviewReport = z
  .object({
    interview: Interview.omit({ current: true, holder: true }),
    endedOn: EndedOn,
    learner: z.string().nullable().describe('Who gave it; null in one’s own report.'),
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
      .array(
        z.object({
          id: z.string(),
          endedAt: z.iso.datetime(),
          endedOn: EndedOn,
          minutes: z.int(),
          score: Score,
          answers: z.int(),
        }),
      )
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

export const InterviewCohort = z
  .object({
    cohortId: z.string(),
    name: z.string(),
    archived: z.boolean().describe('Nothing more is shared with it.'),
    coaches: z.array(z.string()).describe('Their names: who reads what is shared.'),
    assigned: z.boolean().describe('It was handed in to this cohort, so that its coaches read the report anyway.'),
    sharedAt: z.iso.datetime().nullable().describe('null: not shared with it.'),
  })
  .meta({
    id: 'InterviewCohort',
    description: 'A cohort in which I learn, and what its coaches may see of an interview.',
  });

const cohortParams = interviewParams.extend({ cohortId: Id });

export const interviewReportRoutes = {
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
  listInterviewCohorts: route({
    ...operations.listInterviewCohorts,
    access: 'learner',
    tag: 'Interviews',
    summary: 'The cohorts in which I learn, and which of them may read the report',
    params: interviewParams,
    responses: { 200: z.object({ items: z.array(InterviewCohort) }) },
    problems: ['not-found'],
  }),
  shareInterviewWithCohort: route({
    ...operations.shareInterviewWithCohort,
    access: 'account',
    tag: 'Interviews',
    summary: 'Let the coaches of a cohort read the report of an interview that is over',
    description:
      'They read it as I do, hear its recordings, judge its answers and comment on them; they are told. My log of accesses has each look. It ends when I withdraw it, or leave the cohort.',
    params: cohortParams,
    responses: { 200: InterviewCohort },
    problems: ['not-found', 'forbidden', 'conflict'],
  }),
  withdrawInterviewFromCohort: route({
    ...operations.withdrawInterviewFromCohort,
    access: 'account',
    tag: 'Interviews',
    summary: 'Share it with the coaches of a cohort no longer',
    params: cohortParams,
    responses: { 200: InterviewCohort },
    problems: ['not-found', 'forbidden'],
  }),
  getLearnerReport: route({
    ...operations.getLearnerReport,
    access: 'account',
    tag: 'Interviews',
    summary: 'The report of a learner’s interview, for a coach who may read it',
    description:
      'It was handed in to a cohort that the caller coaches, or its learner shares it there. It is compared with interviews that the coach may read; with all of them where the learner shares their progress. The learner’s log of accesses says that it was read.',
    params: z.object({ userId: Id }).extend(interviewParams.shape),
    responses: { 200: InterviewReport },
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
