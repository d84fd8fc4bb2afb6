import { getTableColumns, type Column } from 'drizzle-orm';
import { z } from 'zod';
import type { Schema } from '../../db/schema.ts';
import { Settings } from '../accounts/routes.ts';
import { drillCardId, questionCardId } from '../cards/card-id.ts';
import { Confidence, Quotes, Verdict } from '../grading/fields.ts';
import { gradingFailureCodes, suggestionNotes } from '../grading/grader.ts';
import { pointKinds, questionKinds } from '../grading/question.ts';
import { Instant, storable } from '../http/fields.ts';
import { ChoiceReason, Level } from '../interviews/fields.ts';
import { deliveries, notificationKinds } from '../notifications/notification.ts';
import { clockTolerance } from '../reviews/device-clock.ts';
import { reviewSources } from '../scheduling/fold.ts';
import { ratings } from '../scheduling/memory.ts';
import { memoryModel, weightBounds } from '../scheduling/parameters.ts';
import { audioTypes, type AudioType } from '../transcription/audio-type.ts';
import type { CarriedTable } from './personal-tables.ts';

const count = z.int().min(0).max(2_147_483_647);
const prose = z.string().max(400_000).refine(storable, 'holds NUL or broken characters');
const share = z.number().min(0).max(1);
const at = z.iso.date();
const Rating = z.enum(ratings);
const Speech = z.object({ spokenMs: count, pauses: z.array(z.object({ start: count, end: count })).max(10_000) });
const Suggestion = z.object({ pointId: prose, verdict: Verdict, quotes: Quotes, confidence: Confidence });
const Result = Suggestion.extend({ reason: prose, check: z.boolean() });
const Probe = z.object({ pointId: prose, text: prose });
const AsOf = z.object({ versions: z.record(z.string(), z.string()), checked: at, reviewBy: at });
const Parameters = z.object({
  model: z.literal(memoryModel),
  w: z
    .array(z.number())
    .length(weightBounds.length)
    .refine(
      (w) =>
        weightBounds.every(([lowest, highest], index) => (w[index] ?? NaN) >= lowest && (w[index] ?? NaN) <= highest),
      'holds a weight out of bounds',
    ),
});
const LogLosses = z.record(z.enum(['default', 'optimised', 'inForce', 'constant', 'streak']), z.number());
const InterviewSettings = z.object({
  careerId: prose.nullable(),
  skillId: prose.nullable(),
  deckIds: z.array(prose).max(1000),
  levels: z.array(Level).max(3),
  minutes: z.number().min(1).max(1440),
  inputMode: z.enum(['typed', 'spoken']),
  think: z.boolean(),
  followUps: z.boolean(),
  seed: z.int(),
});
const AnswerPart = z.object({
  id: prose,
  probe: Probe.nullable(),
  answer: prose,
  inputMode: z.enum(['typed', 'spoken']),
  speech: Speech.nullable(),
  ms: count,
  at: Instant,
});
// The cast: Object.keys of a constant.
const AudioTypes = z.enum(Object.keys(audioTypes) as [AudioType, ...AudioType[]]);
/** Ids of own decks and questions begin with their first owner's: no file can have one with a colon. */
const OwnId = z
  .string()
  .max(200)
  .regex(/^[^:\s]+:\S+$/, 'is no id of an own deck or question');

/** What the columns' own types do not say: which texts a column may hold, what its JSON looks like. */
const columnRules: { [K in CarriedTable]?: Record<string, z.ZodType> } = {
  decks: { id: OwnId, asOf: AsOf },
  questions: { id: OwnId, deckId: OwnId },
  questionRevisions: {
    questionId: OwnId,
    kind: z.enum(questionKinds),
    level: Level,
    tags: z.array(prose).max(100),
    asOf: AsOf,
    groups: z.record(z.string(), count),
  },
  points: {
    questionId: OwnId,
    role: z.enum(['must', 'ordinary', 'bonus']),
    kind: z.enum(pointKinds),
    evidence: z.array(prose).max(200),
    wrong: z.array(z.object({ if: prose, why: prose })).max(100),
    sources: z.array(z.url({ protocol: /^https?$/ })).max(100),
  },
  settings: { ...Settings.shape, parameters: Parameters.nullable() },
  cards: {
    kind: z.enum(['question', 'drill']),
    state: z.enum(['new', 'learning', 'review', 'relearning']),
    firstRating: Rating.nullable(),
    flag: z.int().min(0).max(7),
  },
  reviewLogs: {
    kind: z.enum(['review', 'undo']),
    rating: Rating.nullable(),
    suggestedRating: Rating.nullable(),
    source: z.enum(reviewSources),
    timeZone: Settings.shape.timeZone,
    rolloverHour: Settings.shape.rolloverHour,
  },
  dueLoads: { counts: z.array(count).max(1000) },
  optimisations: {
    status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    trigger: z.enum(['learner', 'automatic']),
    progress: share,
    parameters: Parameters.nullable(),
    previousParameters: Parameters.nullable(),
    logLoss: LogLosses.nullable(),
  },
  attempts: {
    inputMode: z.enum(['typed', 'spoken', 'recalled']),
    suggestedRating: Rating.nullable(),
    score: share.nullable(),
    suggestions: z.array(Suggestion).max(100),
    suggestionNote: z.enum(suggestionNotes).nullable(),
    speech: Speech.nullable(),
  },
  verdicts: {
    verdict: Verdict,
    by: z.enum(['self', 'machine', 'coach']),
    quotes: Quotes,
    confidence: share.nullable(),
  },
  recordings: { attemptId: z.uuid(), part: z.int().min(0).max(99), type: AudioTypes },
  gradings: {
    status: z.enum(['queued', 'running', 'done', 'failed']),
    results: z.array(Result).max(1000),
    provenance: z
      .object({
        model: prose,
        promptVersion: prose,
        format: z.enum(['json-schema', 'json-object', 'text']),
        temperature: z.number(),
        seed: z.number(),
        fingerprint: prose.nullable(),
      })
      .nullable(),
    failure: z.object({ code: z.enum(gradingFailureCodes), message: prose }).nullable(),
  },
  interviews: {
    settings: InterviewSettings,
    status: z.enum(['planned', 'running', 'paused', 'finished', 'expired', 'graded']),
    step: z.enum(['think', 'answer', 'probe']),
    pausedBecause: z.enum(['learner', 'away']).nullable(),
    endedBecause: z.enum(['all-answered', 'learner', 'time-up']).nullable(),
  },
  interviewQuestions: {
    level: Level,
    reasons: z.array(ChoiceReason).max(100),
    parts: z.array(AnswerPart).max(100),
    probe: Probe.nullable(),
    draft: z.object({ part: count, answer: prose, speech: Speech.nullable() }).nullable(),
  },
  questionDrafts: { deckId: OwnId },
  notificationWishes: { kind: z.enum(notificationKinds), delivery: z.enum(deliveries) },
};

/** Ids of cards are made from what they ask, so that nobody can take the place of another's. */
const rowRules: { [K in CarriedTable]?: (row: Record<string, unknown>) => string | undefined } = {
  questions: ({ id, cardId }) => (cardId === questionCardId(String(id)) ? undefined : 'cardId is not that of its id'),
  points: ({ questionId, id, cardId }) =>
    cardId === drillCardId(String(questionId), String(id)) ? undefined : 'cardId is not that of its id',
  cards: ({ id, questionId, pointId, kind }) => {
    const point = typeof pointId === 'string' ? pointId : null;
    const made = point === null ? questionCardId(String(questionId)) : drillCardId(String(questionId), point);
    return id === made && (kind === 'drill') === (point !== null) ? undefined : 'id is not that of what it asks';
  },
};

/** Columns whose instants may lie ahead; every other one says when something was. */
const ahead = new Set(['due', 'buriedUntil']);

/**
 * How the rows of a carried table must look in an export: from its columns, and what else is known of them.
 * @param now nothing in it was done later, give or take five minutes
 */
export function rowSchemas(tables: Schema, now: Date): Record<CarriedTable, z.ZodType<Record<string, unknown>>> {
  const past = Instant.refine(
    (text) => Date.parse(text) <= now.getTime() + clockTolerance,
    `lies in the future (the server's clock says ${now.toISOString()})`,
  ).transform((text) => new Date(text));
  const ofColumn = (name: string, column: Column) =>
    column.dataType === 'date' && !ahead.has(name) ? orNull(column, past) : orNull(column, ofType(column));
  const of = (name: CarriedTable, without: readonly string[] = []) => {
    const left = new Set(['userId', 'ownerId', ...without]);
    const shape = Object.entries(getTableColumns(tables[name]))
      .filter(([column]) => !left.has(column))
      .map(([column, definition]): [string, z.ZodType] => [
        column,
        orDefault(definition, columnRules[name]?.[column] ?? ofColumn(column, definition)),
      ]);
    return z.strictObject(Object.fromEntries(shape)).superRefine((row, context) => {
      const fault = rowRules[name]?.(row);
      if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
    });
  };
  return {
    decks: of('decks'),
    questions: of('questions'),
    questionRevisions: of('questionRevisions'),
    points: of('points'),
    settings: of('settings'),
    enrolments: of('enrolments'),
    cards: of('cards'),
    reviewLogs: of('reviewLogs'),
    dueLoads: of('dueLoads'),
    optimisations: of('optimisations'),
    attempts: of('attempts'),
    verdicts: of('verdicts', ['judgeId']),
    gradings: of('gradings'),
    recordings: of('recordings', ['content']),
    interviews: of('interviews'),
    interviewQuestions: of('interviewQuestions'),
    questionDrafts: of('questionDrafts'),
    notificationWishes: of('notificationWishes'),
  };
}

const orNull = (column: Column, type: z.ZodType): z.ZodType => (column.notNull ? type : type.nullable());

/** What a column holds that an older server did not know. */
function orDefault(column: Column, type: z.ZodType): z.ZodType {
  if (column.hasDefault && column.default !== undefined) return type.prefault(column.default);
  return column.notNull ? type : type.prefault(null);
}

function ofType({ dataType, columnType, name }: Column): z.ZodType {
  switch (dataType) {
    case 'string':
      return prose;
    case 'number':
      return columnType.endsWith('Integer') ? z.int().min(-2_147_483_648).max(2_147_483_647) : z.number();
    case 'boolean':
      return z.boolean();
    case 'date':
      return Instant.transform((text) => new Date(text));
    case 'json':
      return z.json();
    default:
      throw new Error(`say in row-schemas.ts how ${name} is carried`);
  }
}
