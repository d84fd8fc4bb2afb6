import { z } from 'zod';
import { Preview, Rating } from '../cards/routes.ts';
import { Confidence, Quotes, Verdict } from '../grading/fields.ts';
import { suggestionNotes } from '../grading/grader.ts';
import { pointKinds } from '../grading/question.ts';
import { Grading } from '../gradings/routes.ts';
import { ClientId, DurationMs, Id, Instant, page, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

export const InputMode = z
  .enum(['typed', 'spoken', 'recalled'])
  .meta({ id: 'InputMode', description: 'recalled: answered in one’s head.' });
const Judge = z.enum(['self', 'machine', 'coach']);

/** Verdicts of somebody on points of one answer. */
export const GivenVerdicts = z.strictObject({
  verdicts: z
    .array(z.strictObject({ pointId: Id, verdict: Verdict, reason: text(1000).optional() }))
    .min(1, 'send at least one verdict')
    .max(50, 'send at most 50 verdicts'),
});

const PointVerdict = z
  .object({
    pointId: z.string(),
    verdict: Verdict,
    by: Judge,
    judge: z
      .object({ name: z.string(), isYou: z.boolean() })
      .nullable()
      .describe('The coach who gave it; null for other verdicts, and once their account is gone.'),
    reason: z.string().nullable(),
    at: z.iso.datetime(),
    rev: z.int().describe('Of the question that was judged by; only those of the attempt’s own hold.'),
    quotes: Quotes,
    confidence: Confidence.nullable().describe('Of a machine.'),
    check: z.boolean().describe('Please check: the machine’s votes disagreed.'),
    gradingId: z.string().nullable(),
  })
  .meta({ id: 'PointVerdict' });

const PointGroup = z
  .object({ id: z.string(), need: z.int() })
  .nullable()
  .describe('Of points that belong to one group, so many are asked for; the best ones count.');

export const Point = z
  .object({
    id: z.string(),
    say: z.string(),
    weight: z.int(),
    role: z.enum(['must', 'ordinary', 'bonus']),
    group: PointGroup,
    kind: z.enum(pointKinds),
    cue: z.string(),
    probe: z.string().nullable(),
    wrong: z.array(z.object({ if: z.string(), why: z.string() })),
    sources: z.array(z.string()),
    verdict: Verdict.describe('In force: coach over self over machine.'),
    history: z.array(PointVerdict).describe('Every verdict given, oldest first.'),
  })
  .meta({ id: 'Point', description: 'One checkable claim of a good answer.' });

const Suggestion = z
  .object({ pointId: z.string(), verdict: Verdict, quotes: Quotes, confidence: Confidence })
  .meta({ id: 'Suggestion', description: 'What the offline grader proposes for a point. It awards nothing.' });

const Delivery = z
  .object({
    words: z.int(),
    wordsPerMinute: z.int().nullable().describe('null under five seconds.'),
    spokenMs: z.int(),
    targetMs: z.int().nullable().describe('null for a drill.'),
    pauses: z.array(z.object({ start: z.int(), end: z.int() })),
    longestPauseMs: z.int(),
    fillers: z
      .array(z.object({ word: z.string(), count: z.int() }))
      .describe('Found in the text, most frequent first: at least so many, since transcripts leave some out.'),
  })
  .meta({ id: 'Delivery', description: 'How a spoken answer was given. It is no part of the score.' });

const RecordedParts = z
  .array(z.int())
  .describe('Parts with a recording, which GET /attempts/{attemptId}/recording has: 0 the answer, then follow-ups.');

export const CommentCount = z
  .object({ total: z.int(), unread: z.int().describe('By others, since one last marked them as seen.') })
  .meta({ id: 'CommentCount' });

export const Attempt = z
  .object({
    id: z.string(),
    cardId: z.string(),
    questionId: z.string(),
    rev: z.int().describe('Of the question: the one answered, or after a regrade the one it was graded by.'),
    currentRev: z.int().describe('Of the question as it is asked now.'),
    pointId: z.string().nullable().describe('Of a drill: only this point was asked for.'),
    answer: z.string(),
    inputMode: InputMode,
    startedAt: z.iso.datetime(),
    durationMs: z.int(),
    delivery: Delivery.nullable().describe('null unless it was spoken.'),
    recordings: RecordedParts,
    hints: z.int().describe('Used before handing in; after one, Easy is not offered.'),
    handedInAt: z.iso.datetime(),
    points: z.array(Point),
    model: z.string().describe('The model answer, in Markdown.'),
    suggestions: z.array(Suggestion).describe('By the offline grader; the learner decides.'),
    suggestionNote: z
      .enum(suggestionNotes)
      .nullable()
      .describe('Why there are none: too short, fillers only, or another language; or that a long answer was cut.'),
    gradings: z.array(Grading).describe('By the LLM grader, oldest first.'),
    outdated: z
      .boolean()
      .describe(
        'What it was judged by is no longer what the question asks: POST /attempts/{attemptId}/grading regrades.',
      ),
    score: z.number().min(0).max(1).nullable().describe('null while a point that counts is unjudged.'),
    suggestedRating: Rating.nullable(),
    suggestedBecause: z
      .enum(['must-wrong', 'low-score', 'point-wrong', 'must-missed', 'fair-score', 'good-score', 'drill'])
      .nullable(),
    preview: Preview,
    drills: z
      .array(z.object({ cardId: z.string(), pointId: z.string(), cue: z.string() }))
      .describe('Open for missed points of this question.'),
    comments: CommentCount.describe(
      'On the answer and its points: GET /learners/{userId}/attempts/{attemptId}/comments.',
    ),
  })
  .meta({ id: 'Attempt', description: 'One answer to one question, with the points it is checked against.' });

const spokenMs = z
  .int()
  .min(0)
  .max(24 * 3_600_000, 'send at most a day, in ms');
const SpeechSpan = z.strictObject({ start: spokenMs, end: spokenMs });
export const Speech = z
  .strictObject({
    spokenMs: spokenMs.describe('Time spent speaking, pauses included; ms.'),
    pauses: z.array(SpeechSpan).max(1000, 'send at most 1,000 pauses').describe('Silences of two seconds or more, ms.'),
  })
  .superRefine(({ spokenMs: length, pauses }, context) => {
    for (const [index, { start, end }] of pauses.entries())
      if (start > end || end > length)
        context.addIssue({
          code: 'custom',
          path: ['pauses', index, 'end'],
          message: 'must lie between the start of the pause and the end of the answer',
        });
  })
  .meta({ id: 'Speech', description: 'How an answer was spoken.' });

export const EarlierAnswers = page(
  z.object({
    id: z.string(),
    handedInAt: z.iso.datetime(),
    inputMode: InputMode,
    answer: z.string(),
    durationMs: z.int(),
    recordings: RecordedParts,
    hints: z.int(),
    rev: z.int(),
    score: z.number().min(0).max(1).nullable(),
    points: z.array(z.object({ pointId: z.string(), verdict: Verdict.describe('In force.') })),
    coached: z.boolean().describe('A coach judged it, or there are comments on it.'),
  }),
)
  .extend({
    question: z.object({
      id: z.string(),
      cardId: z.string(),
      prompt: z.string(),
      deckId: z.string(),
      deckTitle: z.string(),
    }),
    points: z
      .array(Point.pick({ id: true, say: true, role: true, group: true }))
      .describe('Of these answers: as worded in the newest of them that has the point.'),
  })
  .meta({ id: 'EarlierAnswers', description: 'A learner’s full answers to one question, newest first.' });

const attemptParams = z.object({ attemptId: ClientId });
const target = { cardId: Id.optional(), questionId: Id.optional() };
const oneTarget = (value: { cardId?: string | undefined; questionId?: string | undefined }) =>
  (value.cardId === undefined) !== (value.questionId === undefined);
const oneTargetMessage = { message: 'send either cardId or questionId', path: ['cardId'] };

export const attemptRoutes = {
  listQuestionAttempts: route({
    ...operations.listQuestionAttempts,
    access: 'learner',
    tag: 'Attempts',
    summary: 'One’s full answers to a question with their verdicts, newest first',
    description: 'Answers to drills of its points are not among them.',
    params: z.object({ questionId: Id }),
    query: z.object({
      limit: z.coerce.number().int().min(1).max(50).default(10),
      cursor: Id.optional().describe('nextCursor of the page before.'),
    }),
    responses: { 200: EarlierAnswers },
    problems: ['not-found'],
  }),
  createAttempt: route({
    ...operations.createAttempt,
    access: 'learner',
    tag: 'Attempts',
    summary: 'Hand in an answer; its points and model answer come back',
    description: 'The answer is stored before anything else. A repeat of the same id and content answers 200.',
    body: z
      .strictObject({
        id: ClientId,
        ...target,
        answer: text(100_000).default(''),
        inputMode: InputMode,
        startedAt: Instant,
        durationMs: DurationMs,
        speech: Speech.optional().describe('Of a spoken answer.'),
        sentAt: Instant.optional().describe('The device’s clock; the instant of handing in is the server’s.'),
      })
      .refine(oneTarget, oneTargetMessage)
      .refine(({ inputMode, speech }) => speech === undefined || inputMode === 'spoken', {
        message: 'belongs to a spoken answer: leave it out, or send inputMode "spoken"',
        path: ['speech'],
      })
      .refine(({ inputMode, answer }) => inputMode === 'recalled' || answer.trim().length > 0, {
        message: 'write or say something, or choose "recalled" for an answer in your head',
        path: ['answer'],
      }),
    responses: { 201: Attempt, 200: Attempt },
    problems: ['not-found', 'conflict'],
  }),
  getAttempt: route({
    ...operations.getAttempt,
    access: 'learner',
    tag: 'Attempts',
    summary: 'An attempt with its verdicts and their history',
    params: attemptParams,
    responses: { 200: Attempt },
    problems: ['not-found'],
  }),
  requestHint: route({
    ...operations.requestHint,
    access: 'learner',
    tag: 'Attempts',
    summary: 'The next hint: how many points there are, then their cues one by one',
    description:
      'The id is the one the attempt will be handed in under; the first hint says for which card or question. Costs the Easy rating.',
    params: attemptParams,
    body: z.strictObject(target).refine(oneTarget, oneTargetMessage).optional(),
    responses: {
      200: z.object({
        hints: z.int().describe('Used so far, this one included.'),
        pointCount: z.int().describe('Asked for: of a group, as many as it needs.'),
        groups: z.array(z.object({ need: z.int(), of: z.int() })).describe('So many of so many points are asked for.'),
        cue: z.string().nullable().describe('null for the first hint, which is the number of points.'),
        left: z.int(),
      }),
    },
    problems: ['not-found', 'conflict'],
  }),
  recordVerdicts: route({
    ...operations.recordVerdicts,
    access: 'learner',
    tag: 'Attempts',
    summary: 'Judge points of one’s own answer',
    description: 'Nothing is overwritten: the latest verdict holds, the history is kept. Opens and closes drills.',
    params: attemptParams,
    body: GivenVerdicts,
    responses: { 200: Attempt },
    problems: ['not-found'],
  }),
};
