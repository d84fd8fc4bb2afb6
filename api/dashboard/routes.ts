import { z } from 'zod';
import { assignmentKinds } from '../assignments/assignment.ts';
import { Id, Instant, StudyDate } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { Retention } from '../progress/routes.ts';

const share = z.number().min(0).max(1);

const CohortPointText = z.object({
  questionId: z.string(),
  prompt: z.string(),
  pointId: z.string(),
  cue: z.string(),
  say: z.string().describe('What a good answer says.'),
});
const statement = z
  .string()
  .nullable()
  .describe('The misconception that the point names; null where it names none or several.');

const Reason = z
  .discriminatedUnion('code', [
    z.object({
      code: z.literal('overdue'),
      count: z.int(),
      since: Instant.describe('The earliest date that is past.'),
    }),
    z.object({
      code: z.literal('silent'),
      since: Instant.nullable().describe('When something was last seen of them; null: never since they joined.'),
    }),
    z.object({
      code: z.literal('wrong-again'),
      questionId: z.string(),
      prompt: z.string(),
      pointId: z.string(),
      say: z.string(),
      statement,
      times: z.int(),
    }),
    z.object({ code: z.literal('forgetting'), measured: share, promised: share, answers: z.int() }),
    z.object({ code: z.literal('scores-fall'), scores: z.array(share).describe('Of the last takes, oldest first.') }),
  ])
  .meta({ id: 'RiskReason', description: 'Why a learner may need their coach, with its figures.' });

const Waiting = z.object({
  userId: z.string(),
  learner: z.string(),
  assignmentId: z.string(),
  title: z.string(),
  take: z.int(),
  late: z.boolean(),
  score: share.nullable(),
  since: Instant.nullable(),
});

const CountedAssignment = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(assignmentKinds),
  status: z.enum(['assigned', 'closed']),
  opensAt: Instant,
  dueAt: Instant.nullable(),
  learners: z.int().describe('Who have it.'),
  done: z.int().describe('Handed in, waiting for a coach or reviewed.'),
  waiting: z.int(),
  returned: z.int().describe('For another take.'),
  overdue: z.int().describe('Not handed in though it is past its date; none once it is closed.'),
});

const Expected = z.object({
  score: share,
  date: StudyDate.nullable().describe('Of the interview; null: if it were today.'),
});

const Dashboard = z
  .object({
    learners: z.int(),
    active: z.int().describe('Of whom something was seen in the last seven days.'),
    sharing: z.object({ progress: z.int(), answers: z.int() }).describe('Learners who share that.'),
    measured: z.object({
      at: Instant.nullable().describe('When the oldest of the figures below were measured; null without any.'),
      missing: z.int().describe('Learners who are not measured yet.'),
    }),
    waiting: z.object({ total: z.int(), items: z.array(Waiting).describe('At most five, the longest waiting first.') }),
    assignments: z.array(CountedAssignment).describe('Assigned or closed, newest first.'),
    retention: Retention.extend({
      learners: z.int().describe('Whose answers these are.'),
    }).describe('Over the last 30 study days: of those who share progress, and of answers within assignments.'),
    expected: z
      .object({
        score: share.describe('Mean of the learners who share progress.'),
        learners: z.int(),
        date: StudyDate.nullable().describe('Of their interviews, where all have the same.'),
      })
      .nullable()
      .describe('Expected score on the interview date; of who has none ahead, today.'),
    hardest: z
      .array(CohortPointText.extend({ missed: z.int(), answered: z.int() }))
      .describe('Points that most learners missed in their last answer: at most five.'),
    wrongAgain: z
      .array(CohortPointText.extend({ statement, times: z.int(), learners: z.int() }))
      .describe('Points stated wrongly twice or more, by the verdicts in force: at most five.'),
    atRisk: z.object({
      total: z.int(),
      items: z
        .array(z.object({ userId: z.string(), name: z.string(), reasons: z.array(Reason) }))
        .describe('At most thirty, most reasons first.'),
    }),
  })
  .meta({ id: 'CohortDashboard' });

const LearnerSubmission = z.object({
  assignmentId: z.string(),
  title: z.string(),
  kind: z.enum(assignmentKinds),
  assignmentStatus: z.enum(['assigned', 'closed', 'archived']),
  status: z.enum(['open', 'handed-in', 'returned', 'reviewed']),
  take: z.int(),
  dueAt: Instant.nullable(),
  handedInAt: Instant.nullable(),
  waitingSince: Instant.nullable(),
  late: z.boolean(),
  overdue: z.boolean(),
  score: share.nullable(),
});

const LearnerPage = z
  .object({
    userId: z.string(),
    name: z.string(),
    joinedAt: Instant,
    shares: z.object({ progress: z.boolean(), answers: z.boolean() }),
    lastSeenAt: Instant.nullable(),
    reasons: z.array(Reason),
    submissions: z.array(LearnerSubmission).describe('Newest assignment first.'),
    interviews: z
      .array(
        z.object({
          id: z.string(),
          endedAt: Instant,
          minutes: z.int(),
          because: z.enum(['assigned', 'shared']),
          score: share.nullable().describe('null while an answer has none, and where it is judged blind.'),
        }),
      )
      .describe('Mock interviews and exams whose reports the coaches may read, the last first: at most twenty.'),
    retention: Retention.describe(
      'Over the last 30 study days: of all answers where progress is shared, else of those within assignments.',
    ),
    expected: Expected.nullable().describe('Null where progress is not shared, or nothing is studied.'),
    takes: z.array(share).describe('Mean scores of the latest assigned takes, oldest first: at most three.'),
    missed: z
      .array(CohortPointText)
      .describe('Points that the last answers to the latest questions missed: at most ten. Within consent.'),
    wrongAgain: z
      .array(CohortPointText.extend({ statement, times: z.int() }))
      .describe('Points stated wrongly twice or more: at most ten. Within consent.'),
  })
  .meta({ id: 'CohortLearner', description: 'A learner as the coaches of a cohort may see them.' });

export const dashboardRoutes = {
  getDashboard: route({
    ...operations.getDashboard,
    access: 'account',
    tag: 'Cohorts',
    summary: 'A cohort at a glance: what waits, who needs help, what is hard',
    description:
      'For coaches. It shows of assigned work everything, of the rest what each learner shares. Each learner finds it in their log of accesses, once for each study day of the coach. Figures of memory and of points are measured every few minutes, the rest is as it is now.',
    params: z.object({ cohortId: Id }),
    responses: { 200: Dashboard },
    problems: ['not-found', 'forbidden'],
  }),
  getCohortLearner: route({
    ...operations.getCohortLearner,
    access: 'account',
    tag: 'Cohorts',
    summary: 'One learner of a cohort, within what they share',
    description: 'For coaches. The learner finds it in their log of accesses.',
    params: z.object({ cohortId: Id, userId: Id }),
    responses: { 200: LearnerPage },
    problems: ['not-found', 'forbidden'],
  }),
  exportDashboard: route({
    ...operations.exportDashboard,
    access: 'account',
    tag: 'Cohorts',
    summary: 'The learners of a cohort as CSV, one in a row, within what they share',
    description:
      'For coaches. Each learner finds it in their log of accesses. Columns: learner, joined, last_seen, assigned, done, overdue, mean_score, retention, retention_promised, expected_score, interview_date, needs_attention, shares_progress, shares_answers; empty where a learner does not share it. Text that a spreadsheet would run as a formula begins with an apostrophe.',
    params: z.object({ cohortId: Id }),
    download: { type: 'text/csv; charset=utf-8', filename: 'cohort.csv' },
    responses: { 200: z.string() },
    problems: ['not-found', 'forbidden'],
  }),
};
