import type { Level } from '../api/grading/question.ts';
import type { InterviewStatus, InterviewStep, PauseReason } from '../api/interviews/interview-clock.ts';
import type { AnswerDraft, AnswerPart, ChoiceReason, InterviewSettings } from '../api/interviews/interview.ts';
import { ownerColumn, type AuthSchema } from './auth-schema.ts';
import type { Dialect } from './dialect.ts';

/** Mock interviews with what was asked in them, and links to their reports: keyed (user_id, id). */
export function defineInterviewSchema(d: Dialect, auth: AuthSchema) {
  const owner = () => ownerColumn(d, auth);
  const interviews = d.table(
    'interviews',
    {
      userId: owner(),
      id: d.text('id').notNull(),
      settings: d.json<InterviewSettings>('settings').notNull(),
      status: d.text('status').$type<InterviewStatus>().notNull(),
      questionCount: d.integer('question_count').notNull(),
      plannedMs: d.integer('planned_ms').notNull(), // that its questions are expected to take
      limitMs: d.integer('limit_ms').notNull(),
      ranMs: d.integer('ran_ms').notNull(), // pauses left out
      seenAt: d.instant('seen_at'), // the last sign of life: time runs up to it
      position: d.integer('position').notNull(), // of the question that is asked, from 0
      step: d.text('step').$type<InterviewStep>().notNull(),
      stepMs: d.integer('step_ms').notNull(), // in this step
      thinkMs: d.integer('think_ms').notNull(), // thought about this question
      thinkLimitMs: d.integer('think_limit_ms').notNull(), // of this question; 0 without time to think
      pauses: d.integer('pauses').notNull(),
      pausedBecause: d.text('paused_because').$type<PauseReason>(),
      holder: d.text('holder'), // the tab that goes through it
      createdAt: d.instant('created_at').notNull(),
      startedAt: d.instant('started_at'),
      endedAt: d.instant('ended_at'),
      endedBecause: d.text('ended_because').$type<'all-answered' | 'learner' | 'time-up'>(),
      gradedAt: d.instant('graded_at'), // once every answer has its score
      version: d.integer('version').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('interviews_created_idx').on(t.userId, t.createdAt, t.id),
    ],
  );
  const interviewQuestions = d.table(
    'interview_questions',
    {
      userId: owner(),
      interviewId: d.text('interview_id').notNull(),
      position: d.integer('position').notNull(), // from 0
      questionId: d.text('question_id').notNull(),
      rev: d.integer('rev').notNull(), // as chosen: a deck that is updated meanwhile changes nothing
      cardId: d.text('card_id').notNull(),
      level: d.integer('level').$type<Level>().notNull(),
      reasons: d.json<ChoiceReason[]>('reasons').notNull(), // why it was chosen
      thinkTargetMs: d.integer('think_target_ms').notNull(), // 0 without time to think
      answerTargetMs: d.integer('answer_target_ms').notNull(),
      thinkMs: d.integer('think_ms').notNull(), // once it is answered
      parts: d.json<AnswerPart[]>('parts').notNull(), // what was handed in: the answer, then those to follow-ups
      probe: d.json<{ pointId: string; text: string }>('probe'), // the follow-up that is asked
      draft: d.json<AnswerDraft>('draft'), // of the part to come
      late: d.text('late'), // what came after the time was up
      askedAt: d.instant('asked_at'),
      doneAt: d.instant('done_at'),
      attemptId: d.text('attempt_id').notNull(), // the id that its answer has once the interview is over
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.interviewId, t.position] }),
      d.index('interview_questions_question_idx').on(t.userId, t.questionId),
    ],
  );
  const interviewShares = d.table(
    'interview_shares', // links to a report for whoever has them
    {
      userId: owner(),
      id: d.text('id').notNull(),
      interviewId: d.text('interview_id').notNull(),
      tokenHash: d.text('token_hash').notNull().unique(), // SHA-256; the token itself is in the link alone
      createdAt: d.instant('created_at').notNull(),
      expiresAt: d.instant('expires_at').notNull(),
      revokedAt: d.instant('revoked_at'),
      views: d.integer('views').notNull(),
      viewedAt: d.instant('viewed_at'),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('interview_shares_interview_idx').on(t.userId, t.interviewId, t.createdAt, t.id),
    ],
  );
  return { interviews, interviewQuestions, interviewShares };
}
