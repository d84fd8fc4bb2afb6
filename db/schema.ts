import type {
  GradingFailure,
  GradingResult,
  Provenance,
  Quote,
  Suggestion,
  SuggestionNote,
} from '../api/grading/grader.ts';
import type { Level, PointKind, QuestionKind } from '../api/grading/question.ts';
import type { Judge, PointRole, Verdict } from '../api/grading/rubric.ts';
import type { ReviewSource } from '../api/scheduling/fold.ts';
import type { CardState, Rating } from '../api/scheduling/memory.ts';
import type { BacklogOrder, Break, PlanFocus } from '../api/scheduling/preferences.ts';
import { defineAuthSchema } from './auth-schema.ts';
import type { Dialect } from './dialect.ts';

/** Versions a text was checked against, the day it was, and the day to check again (YYYY-MM-DD). */
export interface AsOf {
  versions: Record<string, string>;
  checked: string;
  reviewBy: string;
}

/** Weights of a memory model, such as the 21 of `fsrs-6`. */
export interface Parameters {
  model: string;
  w: number[];
}

/** How an answer was spoken, ms from its start. */
export interface Speech {
  spokenMs: number;
  /** Silences long enough to be noticed. */
  pauses: { start: number; end: number }[];
}

/** Log loss on the same held-out reviews: of FSRS with three sets of parameters, and of guessing the average or a streak's. */
export interface LogLosses {
  default: number;
  optimised: number;
  inForce: number;
  constant: number;
  streak: number;
}

/** Every table of the service, declared once. A learner's tables are keyed (user_id, id). */
export function defineSchema(d: Dialect) {
  const auth = defineAuthSchema(d);
  const owner = () =>
    d
      .text('user_id')
      .notNull()
      .references(() => auth.user.id, { onDelete: 'cascade' });

  // The catalogue: written by loading deck files, read by everyone. Rows are retired, never deleted.
  const careers = d.table('careers', {
    id: d.text('id').primaryKey(),
    title: d.text('title').notNull(),
    summary: d.text('summary').notNull(),
    position: d.integer('position').notNull(),
    retired: d.boolean('retired').notNull().default(false),
  });
  const skills = d.table('skills', {
    id: d.text('id').primaryKey(),
    title: d.text('title').notNull(),
    summary: d.text('summary').notNull(),
    guide: d.text('guide').notNull(),
    retired: d.boolean('retired').notNull().default(false),
  });
  const careerSkills = d.table(
    'career_skills',
    {
      careerId: d
        .text('career_id')
        .notNull()
        .references(() => careers.id),
      skillId: d
        .text('skill_id')
        .notNull()
        .references(() => skills.id),
      position: d.integer('position').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.careerId, t.skillId] }), d.index('career_skills_skill_idx').on(t.skillId)],
  );
  const decks = d.table(
    'decks',
    {
      id: d.text('id').primaryKey(),
      skillId: d
        .text('skill_id')
        .notNull()
        .references(() => skills.id),
      title: d.text('title').notNull(),
      summary: d.text('summary').notNull(),
      licence: d.text('licence').notNull(),
      asOf: d.json<AsOf>('as_of').notNull(),
      retired: d.boolean('retired').notNull().default(false),
      ownerId: d.text('owner_id').references(() => auth.user.id), // null: of the service, from a file
    },
    (t) => [d.index('decks_skill_idx').on(t.skillId), d.index('decks_owner_idx').on(t.ownerId)],
  );
  const questions = d.table(
    'questions',
    {
      id: d.text('id').primaryKey(),
      deckId: d
        .text('deck_id')
        .notNull()
        .references(() => decks.id),
      cardId: d.text('card_id').notNull().unique(), // derived from the id: every learner's card of it
      rev: d.integer('rev').notNull(), // the revision now asked
      position: d.integer('position').notNull(), // in the deck: the order in which new ones are met
      retired: d.boolean('retired').notNull().default(false),
    },
    (t) => [d.index('questions_deck_idx').on(t.deckId, t.position)],
  );
  const questionRevisions = d.table(
    'question_revisions',
    {
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      rev: d.integer('rev').notNull(),
      hash: d.text('hash').notNull(), // of the meaning: changes only with rev
      fileHash: d.text('file_hash').notNull(), // of everything, to skip what is loaded already
      kind: d.text('kind').$type<QuestionKind>().notNull(),
      level: d.integer('level').$type<Level>().notNull(),
      thinkSeconds: d.integer('think_seconds').notNull(),
      answerSeconds: d.integer('answer_seconds').notNull(),
      tags: d.json<string[]>('tags').notNull(),
      asOf: d.json<AsOf>('as_of').notNull(),
      prompt: d.text('prompt').notNull(),
      model: d.text('model').notNull(),
      pointCount: d.integer('point_count').notNull(),
      groups: d.json<Record<string, number>>('groups').notNull().default({}), // k-of-n: how many of a group's points are asked for
    },
    (t) => [d.primaryKey({ columns: [t.questionId, t.rev] })],
  );
  const points = d.table(
    'points',
    {
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      rev: d.integer('rev').notNull(),
      id: d.text('id').notNull(),
      cardId: d.text('card_id').notNull(), // derived from question and point: every learner's drill of it
      position: d.integer('position').notNull(),
      say: d.text('say').notNull(),
      weight: d.integer('weight').notNull(),
      role: d.text('role').$type<PointRole>().notNull(),
      kind: d.text('kind').$type<PointKind>().notNull(),
      evidence: d.json<string[]>('evidence').notNull(),
      wrong: d.json<{ if: string; why: string }[]>('wrong').notNull(),
      group: d.text('group'), // one of its revision's groups
      cue: d.text('cue').notNull(),
      probe: d.text('probe'),
      sources: d.json<string[]>('sources').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.questionId, t.rev, t.id] }), d.index('points_card_idx').on(t.cardId, t.rev)],
  );
  const questionReports = d.table(
    'question_reports',
    {
      id: d.text('id').primaryKey(),
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      rev: d.integer('rev').notNull(),
      userId: owner(),
      text: d.text('text').notNull(),
      reportedAt: d.instant('reported_at').notNull(),
      resolvedAt: d.instant('resolved_at'),
    },
    (t) => [
      d.index('question_reports_reported_idx').on(t.reportedAt, t.id),
      d.index('question_reports_user_idx').on(t.userId),
      d.index('question_reports_question_idx').on(t.questionId),
    ],
  );

  // A learner's own.
  const settings = d.table(
    'settings', // append-only: a review names the version it was scheduled with
    {
      userId: owner(),
      version: d.integer('version').notNull(),
      since: d.instant('since').notNull(),
      timeZone: d.text('time_zone').notNull(),
      rolloverHour: d.integer('rollover_hour').notNull(),
      newPerDay: d.integer('new_per_day').notNull(),
      reviewsPerDay: d.integer('reviews_per_day').notNull(),
      desiredRetention: d.real('desired_retention').notNull(),
      learningSteps: d.json<number[]>('learning_steps').notNull(), // minutes
      relearningSteps: d.json<number[]>('relearning_steps').notNull(), // minutes
      maximumInterval: d.integer('maximum_interval').notNull(), // days
      fuzz: d.boolean('fuzz').notNull(),
      parameters: d.json<Parameters>('parameters'), // null: FSRS-6's defaults
      autoOptimise: d.boolean('auto_optimise').notNull().default(true),
      loadBalance: d.boolean('load_balance').notNull().default(true),
      easyDays: d.json<number[]>('easy_days').notNull().default([1, 1, 1, 1, 1, 1, 1]), // Monday first, share of a usual day's load
      breaks: d.json<Break[]>('breaks').notNull().default([]),
      backlogOrder: d.text('backlog_order').$type<BacklogOrder>().notNull().default('retrievability'),
      leechThreshold: d.integer('leech_threshold').notNull().default(8), // lapses
      interviewDate: d.text('interview_date'),
      minutesPerDay: d.integer('minutes_per_day').notNull(),
      planFocus: d.text('plan_focus').$type<PlanFocus>().notNull().default('breadth'),
      streak: d.boolean('streak').notNull().default(true), // shown
      freezeDays: d.integer('freeze_days').notNull().default(2), // missed days in any 30 that do not end the streak
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.version] })],
  );
  const enrolments = d.table(
    'enrolments',
    {
      userId: owner(),
      deckId: d
        .text('deck_id')
        .notNull()
        .references(() => decks.id),
      active: d.boolean('active').notNull(),
      enrolledAt: d.instant('enrolled_at').notNull(),
      newPerDay: d.integer('new_per_day'),
      reviewsPerDay: d.integer('reviews_per_day'),
      todayStudyDay: d.integer('today_study_day'), // the study day for which the two below hold
      todayNewPerDay: d.integer('today_new_per_day'),
      todayReviewsPerDay: d.integer('today_reviews_per_day'),
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.deckId] }), d.index('enrolments_deck_idx').on(t.deckId)],
  );
  const cards = d.table(
    'cards',
    {
      userId: owner(),
      id: d.text('id').notNull(),
      kind: d.text('kind').$type<'question' | 'drill'>().notNull(),
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      pointId: d.text('point_id'), // of a drill
      // The fold of the review log, kept for the queue.
      state: d.text('state').$type<CardState>().notNull(),
      due: d.instant('due').notNull(),
      stability: d.real('stability').notNull(), // days
      difficulty: d.real('difficulty').notNull(), // 1..10
      scheduledDays: d.integer('scheduled_days').notNull(),
      learningStep: d.integer('learning_step').notNull(),
      reps: d.integer('reps').notNull(),
      lapses: d.integer('lapses').notNull(),
      firstReview: d.instant('first_review'),
      lastReview: d.instant('last_review'), // the last that counted
      lastStudyDay: d.integer('last_study_day'), // of the last that counted
      firstRating: d.text('first_rating').$type<Rating>(),
      timedAnswers: d.integer('timed_answers').notNull().default(0), // reviews with a duration
      answerMs: d.real('answer_ms').notNull().default(0), // their durations, added up
      foldedAt: d.instant('folded_at'), // the last review in the fold, counted or not: a later one
      foldedId: d.text('folded_id'), // is added to it, an earlier one folds the log again
      foldVersion: d.integer('fold_version').notNull().default(0), // of the rules: an older one is folded again
      // What the learner or a drill's life sets, outside the fold.
      suspendedAt: d.instant('suspended_at'),
      buriedUntil: d.instant('buried_until'),
      restingSince: d.instant('resting_since'),
      openedBy: d.text('opened_by'), // the attempt that opened this drill
      flag: d.integer('flag').notNull().default(0),
      createdAt: d.instant('created_at').notNull(),
      version: d.integer('version').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('cards_due_idx').on(t.userId, t.due, t.id),
      // Which questions a learner has met is answered from the index alone.
      d.index('cards_question_idx').on(t.userId, t.questionId, t.kind, t.state),
      d.index('cards_of_question_idx').on(t.questionId), // for removing a question of an own deck
      d.index('cards_last_review_idx').on(t.userId, t.lastReview),
    ],
  );
  const reviewLogs = d.table(
    'review_logs', // append-only
    {
      userId: owner(),
      id: d.text('id').notNull(), // made by the client: sending it twice is one review
      kind: d.text('kind').$type<'review' | 'undo'>().notNull(),
      cardId: d.text('card_id').notNull(),
      targetId: d.text('target_id'), // of an undo: the entry it takes out; undoing an undo is a redo
      rating: d.text('rating').$type<Rating>(),
      suggestedRating: d.text('suggested_rating').$type<Rating>(),
      reviewedAt: d.instant('reviewed_at').notNull(),
      recordedAt: d.instant('recorded_at').notNull(),
      timeZone: d.text('time_zone').notNull(),
      rolloverHour: d.integer('rollover_hour').notNull(),
      settingsVersion: d.integer('settings_version').notNull(),
      ahead: d.boolean('ahead').notNull().default(false), // a learning step taken before it was over
      loadBalanceDays: d.integer('load_balance_days').notNull().default(0),
      durationMs: d.integer('duration_ms'),
      source: d.text('source').$type<ReviewSource>().notNull(),
      attemptId: d.text('attempt_id'),
      request: d.text('request'), // what the client sent, to tell a repeat from other content under the same id
      answer: d.json<unknown>('answer'), // sent again, word for word, to a repeat
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('review_logs_card_idx').on(t.userId, t.cardId, t.reviewedAt, t.id),
      d.index('review_logs_time_idx').on(t.userId, t.reviewedAt, t.id),
    ],
  );
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
      version: d.integer('version').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('attempts_question_idx').on(t.userId, t.questionId, t.handedInAt, t.id),
      d.index('attempts_time_idx').on(t.userId, t.handedInAt, t.id),
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
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.attemptId, t.version, t.pointId] }),
      d.index('verdicts_judge_idx').on(t.by, t.pointId, t.at), // coaches' verdicts, as examples for the LLM grader
    ],
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
  const dueLoads = d.table(
    'due_loads', // how many cards fell due on each of the days after a study day, as it began: what load balancing goes by
    {
      userId: owner(),
      studyDay: d.integer('study_day').notNull(),
      counts: d.json<number[]>('counts').notNull(), // tomorrow first
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.studyDay] })],
  );
  const optimisations = d.table(
    'optimisations',
    {
      userId: owner(),
      id: d.text('id').notNull(),
      status: d.text('status').$type<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
      trigger: d.text('trigger').$type<'learner' | 'automatic'>().notNull(),
      progress: d.real('progress').notNull(), // 0..1
      createdAt: d.instant('created_at').notNull(),
      startedAt: d.instant('started_at'),
      finishedAt: d.instant('finished_at'),
      reviews: d.integer('reviews').notNull(), // in the log when it was started
      items: d.integer('items'), // trained on and held out
      heldOut: d.integer('held_out'),
      parameters: d.json<Parameters>('parameters'), // found
      previousParameters: d.json<Parameters>('previous_parameters'), // in force before
      logLoss: d.json<LogLosses>('log_loss'), // on the held-out reviews
      adopted: d.boolean('adopted'),
      reason: d.text('reason'),
      settingsVersion: d.integer('settings_version'), // that adopted them
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('optimisations_created_idx').on(t.userId, t.createdAt, t.id),
    ],
  );

  // Work outside requests, whoever's it is: leased by one process at a time.
  const jobs = d.table(
    'jobs',
    {
      id: d.text('id').primaryKey(),
      key: d.text('key').notNull().unique(), // the same work is there once
      kind: d.text('kind').notNull(),
      payload: d.json<unknown>('payload').notNull(),
      runAt: d.instant('run_at').notNull(),
      leaseUntil: d.instant('lease_until'),
      leaseOwner: d.text('lease_owner'),
      attempts: d.integer('attempts').notNull(),
      lastError: d.text('last_error'),
      createdAt: d.instant('created_at').notNull(),
    },
    (t) => [d.index('jobs_run_idx').on(t.runAt, t.id)],
  );

  return {
    ...auth,
    careers,
    skills,
    careerSkills,
    decks,
    questions,
    questionRevisions,
    points,
    questionReports,
    settings,
    enrolments,
    cards,
    reviewLogs,
    attempts,
    verdicts,
    gradings,
    spendings,
    dueLoads,
    optimisations,
    jobs,
  };
}

export type Schema = ReturnType<typeof defineSchema>;
export type SkillRow = Schema['skills']['$inferSelect'];
export type DeckRow = Schema['decks']['$inferSelect'];
export type QuestionRow = Schema['questions']['$inferSelect'];
export type QuestionRevisionRow = Schema['questionRevisions']['$inferSelect'];
export type PointRow = Schema['points']['$inferSelect'];
export type QuestionReportRow = Schema['questionReports']['$inferSelect'];
export type SettingsRow = Schema['settings']['$inferSelect'];
export type EnrolmentRow = Schema['enrolments']['$inferSelect'];
export type CardRow = Schema['cards']['$inferSelect'];
export type ReviewLogRow = Schema['reviewLogs']['$inferSelect'];
export type AttemptRow = Schema['attempts']['$inferSelect'];
export type OptimisationRow = Schema['optimisations']['$inferSelect'];
export type JobRow = Schema['jobs']['$inferSelect'];
export type GradingRow = Schema['gradings']['$inferSelect'];
export type SpendingRow = Schema['spendings']['$inferSelect'];
export type VerdictRow = Schema['verdicts']['$inferSelect'];
export type NewVerdict = Schema['verdicts']['$inferInsert'] & Pick<VerdictRow, 'rev'>;
