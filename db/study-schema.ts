import type { ReviewSource } from '../api/scheduling/fold.ts';
import type { CardState, Rating } from '../api/scheduling/memory.ts';
import type { BacklogOrder, Break, PlanFocus } from '../api/scheduling/preferences.ts';
import { ownerColumn, type AuthSchema } from './auth-schema.ts';
import type { CatalogueSchema } from './catalogue-schema.ts';
import type { Dialect } from './dialect.ts';

/** Weights of a memory model, such as the 21 of `fsrs-6`. */
export interface Parameters {
  model: string;
  w: number[];
}

/** Log loss on the same held-out reviews: of FSRS with three sets of parameters, and of guessing the average or a streak's. */
export interface LogLosses {
  default: number;
  optimised: number;
  inForce: number;
  constant: number;
  streak: number;
}

/** What a learner studies, when and how: keyed (user_id, id). */
export function defineStudySchema(d: Dialect, auth: AuthSchema, { decks, questions }: CatalogueSchema) {
  const owner = () => ownerColumn(d, auth);
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
      keepRecordings: d.boolean('keep_recordings').notNull().default(false), // of spoken answers, on the server
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

  return { settings, enrolments, cards, reviewLogs, dueLoads, optimisations };
}
