import type {
  GradingFailure,
  GradingResult,
  Provenance,
  Quote,
  Suggestion,
  SuggestionNote,
} from '../api/grading/grader.ts';
import type { Judge, Verdict } from '../api/grading/rubric.ts';
import type { Rating } from '../api/scheduling/memory.ts';
import { ownerColumn, type AuthSchema } from './auth-schema.ts';
import type { Dialect } from './dialect.ts';

/** How an answer was spoken, ms from its start. */
export interface Speech {
  spokenMs: number;
  /** Silences long enough to be noticed. */
  pauses: { start: number; end: number }[];
}

/** A learner's answers and what was judged of them: keyed (user_id, id). */
export function defineAnswerSchema(d: Dialect, auth: AuthSchema) {
  const owner = () => ownerColumn(d, auth);
  const attempts = d.table(
    'attempts',
    {
      userId: owner(),
      id: d.text('id').notNull(),
      cardId: d.text('card_id').notNull(),
      questionId: d.text('question_id').notNull(),
      rev: d.integer('rev').notNull(),
      pointId: d.text('point_id'), // of a drill
      answer: d.text('answer').notNull(),
      inputMode: d.text('input_mode').$type<'typed' | 'spoken' | 'recalled'>().notNull(),
      startedAt: d.instant('started_at').notNull(),
      durationMs: d.integer('duration_ms').notNull(),
      hints: d.integer('hints').notNull(),
      handedIn: d.boolean('handed_in').notNull(), // false while only hints were asked for
      handedInAt: d.instant('handed_in_at').notNull(),
      suggestedRating: d.text('suggested_rating').$type<Rating>(), // by the verdicts in force
      score: d.real('score'), // 0..1, by the verdicts in force; null while a point that counts is unjudged
      suggestions: d.json<Suggestion[]>('suggestions').notNull().default([]), // of the offline grader, as first shown
      suggestionNote: d.text('suggestion_note').$type<SuggestionNote>(), // why there are none, or not for all of it
      speech: d.json<Speech>('speech'), // of a spoken answer
      interviewId: d.text('interview_id'), // that it was given in
      version: d.integer('version').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('attempts_question_idx').on(t.userId, t.questionId, t.handedInAt, t.id),
      d.index('attempts_time_idx').on(t.userId, t.handedInAt, t.id),
      d.index('attempts_interview_idx').on(t.userId, t.interviewId),
    ],
  );
  const verdicts = d.table(
    'verdicts', // append-only
    {
      userId: owner(),
      attemptId: d.text('attempt_id').notNull(),
      version: d.integer('version').notNull(), // the attempt's when given: a later one counts
      pointId: d.text('point_id').notNull(),
      verdict: d.text('verdict').$type<Verdict>().notNull(),
      by: d.text('by').$type<Judge>().notNull(),
      reason: d.text('reason'),
      at: d.instant('at').notNull(),
      rev: d.integer('rev').notNull().default(0), // of the question: only those of the attempt's own revision hold
      // Of a machine's verdict.
      quotes: d.json<Quote[]>('quotes').notNull().default([]),
      confidence: d.real('confidence'), // 0..1
      check: d.boolean('check').notNull().default(false), // its votes disagreed
      gradingId: d.text('grading_id'),
      judgeId: d.text('judge_id').references(() => auth.user.id, { onDelete: 'set null' }), // of a coach's verdict
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.attemptId, t.version, t.pointId] }),
      d.index('verdicts_judge_idx').on(t.by, t.pointId, t.at), // coaches' verdicts, as examples for the LLM grader
    ],
  );
  const recordings = d.table(
    'recordings', // of spoken answers, where the learner keeps them
    {
      userId: owner(),
      attemptId: d.text('attempt_id').notNull(), // in an interview that still runs, the one that it will have
      part: d.integer('part').notNull().default(0), // 0 the answer, then one for each follow-up in an interview
      type: d.text('type').notNull(), // its media type
      bytes: d.integer('bytes').notNull(),
      content: d.bytes('content').notNull(),
      at: d.instant('at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.attemptId, t.part] })],
  );
  const gradings = d.table(
    'gradings', // one run of the LLM grader over one answer
    {
      userId: owner(),
      id: d.text('id').notNull(),
      attemptId: d.text('attempt_id').notNull(),
      questionId: d.text('question_id').notNull(),
      rev: d.integer('rev').notNull(), // of the question it grades by
      rubricHash: d.text('rubric_hash').notNull(), // of all the grader is told about the question
      inputHash: d.text('input_hash').notNull(), // of that, the answer, model and prompt: the same again costs nothing
      status: d.text('status').$type<'queued' | 'running' | 'done' | 'failed'>().notNull(),
      results: d.json<GradingResult[]>('results').notNull(), // in the order they came; the last of a point holds
      provenance: d.json<Provenance>('provenance'), // once done
      failure: d.json<GradingFailure>('failure'), // once failed
      copiedFrom: d.text('copied_from'), // the grading with the same input whose results these are
      calls: d.integer('calls').notNull().default(0),
      inputTokens: d.integer('input_tokens').notNull().default(0),
      cachedTokens: d.integer('cached_tokens').notNull().default(0), // of the input tokens
      outputTokens: d.integer('output_tokens').notNull().default(0),
      microUsd: d.integer('micro_usd').notNull().default(0), // millionths of a dollar
      createdAt: d.instant('created_at').notNull(),
      finishedAt: d.instant('finished_at'),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('gradings_attempt_idx').on(t.userId, t.attemptId, t.createdAt, t.id),
      d.index('gradings_input_idx').on(t.userId, t.inputHash),
      d.index('gradings_question_idx').on(t.questionId, t.createdAt, t.id),
    ],
  );
  const spendings = d.table(
    'spendings', // on the LLM, spent and reserved, by calendar month (UTC) and scope
    {
      scope: d.text('scope').notNull(), // a user's id, or "all"
      month: d.text('month').notNull(), // YYYY-MM
      microUsd: d.integer('micro_usd').notNull(), // millionths of a dollar
      calls: d.integer('calls').notNull(),
      answers: d.integer('answers').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.scope, t.month] })],
  );

  return { attempts, verdicts, recordings, gradings, spendings };
}
