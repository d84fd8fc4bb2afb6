import { z } from 'zod';
import { Confidence, Quotes, Verdict } from '../grading/fields.ts';
import { gradingFailureCodes } from '../grading/grader.ts';
import { ClientId, Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const GradingResult = z
  .object({
    pointId: z.string(),
    verdict: Verdict,
    quotes: Quotes,
    reason: z.string().describe('One sentence.'),
    confidence: Confidence,
    check: z.boolean().describe('Please check: its votes disagreed.'),
  })
  .meta({ id: 'GradingResult', description: 'What the LLM grader decided of one point.' });

const Provenance = z.object({
  model: z.string(),
  promptVersion: z.string(),
  format: z.enum(['json-schema', 'json-object', 'text']).describe('What the model’s server accepted.'),
  temperature: z.number(),
  seed: z.int(),
  fingerprint: z.string().nullable(),
});

const usd = (of: string) => z.number().nullable().describe(`Dollars ${of}; null where prices are not known.`);

export const Grading = z
  .object({
    id: z.string(),
    attemptId: z.string(),
    rev: z.int().describe('Of the question that it grades by.'),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    model: z.string().nullable().describe('null until it is done.'),
    results: z.array(GradingResult).describe('So far, one for each point.'),
    failure: z
      .object({ code: z.enum(gradingFailureCodes), message: z.string() })
      .nullable()
      .describe('Why it came to nothing, and what to do. The answer is safe, and the self-check is open.'),
    provenance: Provenance.nullable(),
    copiedFrom: z
      .string()
      .nullable()
      .describe('The grading of the same answer whose results these are; it cost nothing.'),
    cost: z.object({
      calls: z.int(),
      inputTokens: z.int(),
      cachedTokens: z.int().describe('Of the input tokens.'),
      outputTokens: z.int(),
      usd: z.number().nullable().describe('Dollars; null where no price is known for its calls.'),
    }),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Grading', description: 'One run of the LLM grader over one answer.' });

const Graders = z.object({
  llm: z
    .object({
      model: z.string(),
      host: z.string().describe('Where answers are sent.'),
      monthUsd: usd('spent and reserved in this calendar month (UTC), by everyone'),
      budgetUsd: z.number().nullable().describe('That a month may cost; null: no limit.'),
      userMonthUsd: usd('of it for you'),
      userBudgetUsd: z.number().nullable().describe('That your month may cost; null: no limit.'),
      usdPerAnswer: z
        .number()
        .nullable()
        .describe('Dollars that an answer cost on average, this month or else the one before; null if none did.'),
    })
    .nullable()
    .describe('null: none is set up, and answers are judged by people.'),
  transcriber: z
    .object({ model: z.string(), host: z.string().describe('Where recordings are sent.') })
    .nullable()
    .describe('null: none is set up.'),
});

const attemptParams = z.object({ attemptId: ClientId });

export const gradingRoutes = {
  startGrading: route({
    ...operations.startGrading,
    access: 'learner',
    tag: 'Gradings',
    summary: 'Have an answer graded by the LLM, or graded anew',
    description:
      'It goes on without the request; GET /attempts/{attemptId}/events tells of each point. One at a time: while one is queued or running, that one is answered with 200. An answer that was graded in just this way before costs nothing. It grades by the question as it is now, and the attempt is then pinned to that revision.',
    params: attemptParams,
    responses: { 201: Grading, 200: Grading },
    problems: ['not-found', 'conflict'],
  }),
  followGrading: route({
    ...operations.followGrading,
    access: 'learner',
    tag: 'Gradings',
    summary: 'Follow the latest grading of an answer, point by point',
    description:
      'Server-sent events: `point` with a result (a point may come again, and its last one holds), then `done` with `{ gradingId }`, or `failed` with `{ code, message }`; then the stream ends. Each has an id, `<gradingId>:<n>`; with the header Last-Event-ID it goes on after that event, and answers 204 after the last one. Open at most ten at a time.',
    params: attemptParams,
    query: z.object({
      lastEventId: Id.optional().describe('For programs that cannot send the header Last-Event-ID.'),
    }),
    events: true,
    responses: { 200: z.string().describe('Events.'), 204: z.undefined() },
    problems: ['not-found'],
  }),
  getGraders: route({
    ...operations.getGraders,
    access: 'learner',
    tag: 'Gradings',
    summary: 'Who grades and who transcribes here, where, and what it costs',
    responses: { 200: Graders },
  }),
};
