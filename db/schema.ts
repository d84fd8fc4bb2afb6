import { defineAnswerSchema } from './answer-schema.ts';
import { defineAuthSchema } from './auth-schema.ts';
import { defineCatalogueSchema } from './catalogue-schema.ts';
import { defineCoachingSchema } from './coaching-schema.ts';
import type { Dialect } from './dialect.ts';
import { defineInterviewSchema } from './interview-schema.ts';
import { defineNotificationSchema } from './notification-schema.ts';
import { defineStudySchema } from './study-schema.ts';

/** Every table of the service, declared once. */
export function defineSchema(d: Dialect) {
  const auth = defineAuthSchema(d);
  const catalogue = defineCatalogueSchema(d, auth);
  const study = defineStudySchema(d, auth, catalogue);
  const answers = defineAnswerSchema(d, auth);
  const interviews = defineInterviewSchema(d, auth);
  const coaching = defineCoachingSchema(d, auth, catalogue);
  const notifications = defineNotificationSchema(d, auth);

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

  return { ...auth, ...catalogue, ...study, ...answers, ...interviews, ...coaching, ...notifications, jobs };
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
export type RecordingRow = Schema['recordings']['$inferSelect'];
export type OptimisationRow = Schema['optimisations']['$inferSelect'];
export type JobRow = Schema['jobs']['$inferSelect'];
export type GradingRow = Schema['gradings']['$inferSelect'];
export type SpendingRow = Schema['spendings']['$inferSelect'];
export type VerdictRow = Schema['verdicts']['$inferSelect'];
export type NewVerdict = Schema['verdicts']['$inferInsert'] & Pick<VerdictRow, 'rev'>;
export type InterviewRow = Schema['interviews']['$inferSelect'];
export type InterviewQuestionRow = Schema['interviewQuestions']['$inferSelect'];
export type CohortRow = Schema['cohorts']['$inferSelect'];
export type CohortMemberRow = Schema['cohortMembers']['$inferSelect'];
export type InvitationRow = Schema['invitations']['$inferSelect'];
export type InterviewShareRow = Schema['interviewShares']['$inferSelect'];
export type NotificationRow = Schema['notifications']['$inferSelect'];
export type CalendarFeedRow = Schema['calendarFeeds']['$inferSelect'];
export type WebhookRow = Schema['webhooks']['$inferSelect'];
export type NotificationWishRow = Schema['notificationWishes']['$inferSelect'];
export type AssignmentRow = Schema['assignments']['$inferSelect'];
export type SubmissionRow = Schema['submissions']['$inferSelect'];
export type CommentRow = Schema['comments']['$inferSelect'];
