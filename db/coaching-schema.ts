import type { AccessKind } from '../api/cohorts/access-kind.ts';
import type { AssignmentKind, Habit, LatePolicy } from '../api/assignments/assignment.ts';
import type { LearnerFigures } from '../api/dashboard/learner-figures.ts';
import type { InterviewSettings } from '../api/interviews/interview.ts';
import type { AuthSchema } from './auth-schema.ts';
import { ownerColumn } from './auth-schema.ts';
import type { CatalogueSchema } from './catalogue-schema.ts';
import type { Dialect } from './dialect.ts';

/** Cohorts, the work set in them and what is said about it. What belongs to a learner is keyed (user_id, …). */
export function defineCoachingSchema(d: Dialect, auth: AuthSchema, { decks }: CatalogueSchema) {
  const owner = () => ownerColumn(d, auth);
  /** Somebody who did something: null once their account is gone. */
  const person = (name: string) => d.text(name).references(() => auth.user.id, { onDelete: 'set null' });

  const cohorts = d.table('cohorts', {
    id: d.text('id').primaryKey(),
    name: d.text('name').notNull(),
    about: d.text('about').notNull(), // Markdown; empty for nothing
    createdAt: d.instant('created_at').notNull(),
    archivedAt: d.instant('archived_at'),
    version: d.integer('version').notNull().default(0),
  });
  const cohort = () =>
    d
      .text('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' });

  const cohortMembers = d.table(
    'cohort_members',
    {
      userId: owner(),
      cohortId: cohort(),
      role: d.text('role').$type<'coach' | 'learner'>().notNull(),
      joinedAt: d.instant('joined_at').notNull(),
      leftAt: d.instant('left_at'),
      leftBecause: d.text('left_because').$type<'left' | 'removed'>(),
      // What a learner lets the coaches of the cohort see beyond the work set in it.
      shareProgress: d.boolean('share_progress').notNull().default(false),
      shareAnswers: d.boolean('share_answers').notNull().default(false),
      version: d.integer('version').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.cohortId] }),
      d.index('cohort_members_cohort_idx').on(t.cohortId, t.role, t.joinedAt, t.userId),
    ],
  );
  const invitations = d.table(
    'invitations',
    {
      id: d.text('id').primaryKey(),
      cohortId: cohort(),
      role: d.text('role').$type<'coach' | 'learner'>().notNull(),
      tokenHash: d.text('token_hash').notNull().unique(), // SHA-256; the token itself is in the link and the code alone
      email: d.text('email'), // of whom it was made for, by a CSV
      name: d.text('name'),
      maxUses: d.integer('max_uses').notNull(),
      uses: d.integer('uses').notNull().default(0),
      createdBy: person('created_by'),
      createdAt: d.instant('created_at').notNull(),
      expiresAt: d.instant('expires_at').notNull(),
      revokedAt: d.instant('revoked_at'),
    },
    (t) => [d.index('invitations_cohort_idx').on(t.cohortId, t.createdAt, t.id)],
  );

  const assignments = d.table(
    'assignments',
    {
      id: d.text('id').primaryKey(),
      cohortId: cohort(),
      kind: d.text('kind').$type<AssignmentKind>().notNull(),
      mode: d.text('mode').$type<'study' | 'exam'>().notNull(),
      title: d.text('title').notNull(),
      instructions: d.text('instructions').notNull(), // Markdown; empty for none
      deckId: d.text('deck_id').references(() => decks.id), // of a deck or a habit in it
      interview: d.json<InterviewSettings>('interview'), // of an interview
      habit: d.json<Habit>('habit'), // of a habit
      opensAt: d.instant('opens_at').notNull(),
      dueAt: d.instant('due_at'),
      latePolicy: d.text('late_policy').$type<LatePolicy>().notNull(),
      takes: d.integer('takes').notNull(), // at most
      timeLimitMs: d.integer('time_limit_ms'), // of an exam
      showCriteria: d.boolean('show_criteria').notNull(), // the rubric points’ kinds and weights, before the answer
      blind: d.boolean('blind').notNull().default(false), // coaches see another’s verdicts once they gave their own
      everyone: d.boolean('everyone').notNull().default(true), // who joins later has it, too
      learnerIds: d.json<string[]>('learner_ids'), // whom it was made for, unless for everyone
      status: d.text('status').$type<'draft' | 'assigned' | 'closed' | 'archived'>().notNull(),
      createdBy: person('created_by'),
      createdAt: d.instant('created_at').notNull(),
      assignedAt: d.instant('assigned_at'),
      version: d.integer('version').notNull().default(0),
    },
    (t) => [
      d.index('assignments_cohort_idx').on(t.cohortId, t.createdAt, t.id),
      d.index('assignments_deck_idx').on(t.deckId),
    ],
  );
  const assignment = () =>
    d
      .text('assignment_id')
      .notNull()
      .references(() => assignments.id, { onDelete: 'cascade' });

  const submissions = d.table(
    'submissions', // one for each learner who has the assignment
    {
      userId: owner(),
      assignmentId: assignment(),
      cohortId: cohort(),
      status: d.text('status').$type<'open' | 'handed-in' | 'returned' | 'reviewed'>().notNull(),
      take: d.integer('take').notNull(), // from 1
      extraTakes: d.integer('extra_takes').notNull().default(0), // granted to this learner beyond the assignment’s
      dueAt: d.instant('due_at'), // extended for this learner alone
      startedAt: d.instant('started_at'), // of this take
      handedInAt: d.instant('handed_in_at'),
      late: d.boolean('late').notNull().default(false),
      interviewId: d.text('interview_id'), // of this take of an interview or exam
      score: d.real('score'), // 0..1, of this take, by the verdicts in force
      habitPoints: d.real('habit_points'),
      waitingSince: d.instant('waiting_since'), // of whom it waits for: the coach once handed in, the learner once returned
      reviewerId: person('reviewer_id'), // who has it open to review
      reviewerSince: d.instant('reviewer_since'),
      reviewerUntil: d.instant('reviewer_until'),
      reviewedBy: person('reviewed_by'),
      reviewedAt: d.instant('reviewed_at'),
      seenAt: d.instant('seen_at'), // by the learner, what the coach last said
      version: d.integer('version').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.assignmentId] }),
      d.index('submissions_assignment_idx').on(t.assignmentId, t.status, t.userId),
      d.index('submissions_cohort_idx').on(t.cohortId, t.status, t.waitingSince, t.userId, t.assignmentId),
    ],
  );
  const submissionAnswers = d.table(
    'submission_answers', // which answers belong to which take
    {
      userId: owner(),
      assignmentId: assignment(),
      take: d.integer('take').notNull(),
      questionId: d.text('question_id').notNull(),
      attemptId: d.text('attempt_id').notNull(),
      at: d.instant('at').notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.assignmentId, t.take, t.questionId] }),
      d.index('submission_answers_attempt_idx').on(t.userId, t.attemptId),
    ],
  );
  const comments = d.table(
    'comments', // on an answer, on a point of it, or in the thread of a submission
    {
      userId: owner(), // the learner’s whom they are about
      id: d.text('id').notNull(),
      cohortId: cohort(),
      assignmentId: d.text('assignment_id'),
      attemptId: d.text('attempt_id'),
      pointId: d.text('point_id'),
      authorId: person('author_id'),
      text: d.text('text').notNull(), // empty once it was taken back
      at: d.instant('at').notNull(),
      editedAt: d.instant('edited_at'),
      deletedAt: d.instant('deleted_at'),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.index('comments_attempt_idx').on(t.userId, t.attemptId, t.at, t.id),
      d.index('comments_assignment_idx').on(t.userId, t.assignmentId, t.at, t.id),
    ],
  );
  const sharedInterviews = d.table(
    'shared_interviews', // whose reports a learner lets the coaches of a cohort read, beyond those taken for its assignments
    {
      userId: owner(),
      interviewId: d.text('interview_id').notNull(),
      cohortId: cohort(),
      sharedAt: d.instant('shared_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.interviewId, t.cohortId] })],
  );
  const seenMarks = d.table(
    'seen_marks', // how far somebody has read what is said about an answer or a submission
    {
      userId: owner(),
      about: d.text('about').notNull(), // the attempt’s or the assignment’s id
      readerId: d
        .text('reader_id')
        .notNull()
        .references(() => auth.user.id, { onDelete: 'cascade' }),
      at: d.instant('at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.about, t.readerId] })],
  );
  const accesses = d.table(
    'accesses', // append-only: which coach looked at what of a learner
    {
      userId: owner(),
      id: d.text('id').notNull(),
      cohortId: d.text('cohort_id').notNull(), // no reference: the log stays when the cohort goes
      cohortName: d.text('cohort_name').notNull(),
      readerId: person('reader_id'),
      kind: d.text('kind').$type<AccessKind>().notNull(),
      about: d.text('about'), // the attempt’s, assignment’s or interview’s id
      at: d.instant('at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.id] }), d.index('accesses_time_idx').on(t.userId, t.at, t.id)],
  );
  const learnerFigures = d.table(
    'learner_figures', // what a cohort may see of a learner's studying, measured outside requests for its dashboard
    {
      userId: owner(),
      cohortId: cohort(),
      measuredAt: d.instant('measured_at').notNull(),
      // What the learner shared when they were measured: figures of what is no longer shared are not shown.
      sharedProgress: d.boolean('shared_progress').notNull(),
      sharedAnswers: d.boolean('shared_answers').notNull(),
      figures: d.json<LearnerFigures>('figures').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.cohortId, t.userId] }), d.index('learner_figures_user_idx').on(t.userId)],
  );
  const webhooks = d.table(
    'webhooks',
    {
      id: d.text('id').primaryKey(),
      cohortId: cohort(),
      url: d.text('url').notNull(),
      secret: d.text('secret').notNull(), // signs each delivery
      kinds: d.json<string[]>('kinds').notNull(), // of events
      createdBy: person('created_by'),
      createdAt: d.instant('created_at').notNull(),
      disabledAt: d.instant('disabled_at'), // by a coach, or after failures without end
      lastStatus: d.text('last_status'), // of the last delivery, in words
      lastAt: d.instant('last_at'),
      lastDeliveredAt: d.instant('last_delivered_at'), // null while nothing was taken
    },
    (t) => [d.index('webhooks_cohort_idx').on(t.cohortId, t.createdAt, t.id)],
  );
  return {
    cohorts,
    cohortMembers,
    invitations,
    assignments,
    submissions,
    submissionAnswers,
    comments,
    sharedInterviews,
    seenMarks,
    accesses,
    learnerFigures,
    webhooks,
  };
}
