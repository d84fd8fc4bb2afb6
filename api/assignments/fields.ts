import { z } from 'zod';
import { chosen, InterviewSettings } from '../interviews/fields.ts';
import { ClientId, Id, Instant, text } from '../http/fields.ts';
import { assignmentKinds, latePolicies } from './assignment.ts';

/** What the contracts of assignments and of the work on them share. */

const Kind = z.enum(assignmentKinds, 'send "deck", "interview" or "habit"');
const Mode = z.enum(['study', 'exam'], 'send "study" or "exam"');
const LatePolicy = z.enum(latePolicies, 'send "accept", "mark" or "refuse"');
const AssignmentStatus = z.enum(['draft', 'assigned', 'closed', 'archived']);
export const SubmissionStatus = z.enum(['open', 'handed-in', 'returned', 'reviewed']);
const Habit = z.strictObject({
  points: z
    .number()
    .min(0.5, 'must be at least ½')
    .max(500, 'must be at most 500')
    .multipleOf(0.5, 'must be in halves')
    .describe('To reach by the due date: the first session of a study day counts 1, each later one ½.'),
});

const minute = 60_000;
/** What a coach sets, field by field; without what is taken where a field is left out. */
export const contentFields = {
  kind: Kind,
  mode: Mode.describe(
    'Of a deck: at one’s own pace, or all of it at once under a clock. An interview is an exam, a habit study.',
  ),
  title: text(200).trim().min(1, 'write a title'),
  instructions: text(10_000).describe('Markdown, as the learner reads it.'),
  deckId: Id.nullable().describe('Of a deck or a habit: of the service, or of the coach’s own.'),
  interview: z
    .strictObject({ ...chosen, seed: z.int().min(0).max(2_147_483_647).optional() })
    .nullable()
    .describe('Of an interview: settings as in POST /interviews.'),
  habit: Habit.nullable(),
  opensAt: Instant.describe('Answers before it do not count.'),
  dueAt: Instant.nullable().describe('null: whenever one likes.'),
  latePolicy: LatePolicy.describe(
    'What becomes of work handed in after it was due: taken as any, taken and marked late, or refused.',
  ),
  takes: z.int().min(1, 'must be at least 1').max(10, 'must be at most 10').describe('At most.'),
  timeLimitMs: z
    .int()
    .min(minute, 'must be at least a minute')
    .max(300 * minute, 'must be at most 300 minutes')
    .nullable()
    .describe('Of a deck’s exam, milliseconds.'),
  showCriteria: z
    .boolean()
    .describe('The kinds and weights of the rubric points are shown before the answer, never their text.'),
  blind: z.boolean().describe('Coaches see another’s verdicts once they gave their own.'),
  learnerIds: z
    .array(Id)
    .min(1, 'choose at least one learner')
    .max(1000, 'choose at most 1000 learners')
    .nullable()
    .describe('null: everyone in the cohort, and whoever joins later.'),
};

export const assignmentParams = z.object({ assignmentId: ClientId });
export const assignmentCannot = ['not-found', 'conflict'] as const;

export const SetDeck = z
  .object({
    id: z.string(),
    title: z.string(),
    questions: z.int(),
    retired: z.boolean().describe('It was taken out of the library: no new take can begin.'),
  })
  .meta({ id: 'SetDeck' });

/** What is told of an assignment to everybody who has to do with it. */
export const assignmentFacts = {
  id: z.string(),
  cohortId: z.string(),
  kind: Kind,
  mode: Mode,
  title: z.string(),
  instructions: z.string(),
  deck: SetDeck.nullable(),
  interview: InterviewSettings.nullable(),
  habit: Habit.nullable(),
  opensAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  latePolicy: LatePolicy,
  takes: z.int(),
  timeLimitMs: z.int().nullable(),
  showCriteria: z.boolean(),
  status: AssignmentStatus,
};

const counts = z.object({
  open: z.int(),
  handedIn: z.int(),
  returned: z.int(),
  reviewed: z.int(),
});
export const Assignment = z
  .object({
    ...assignmentFacts,
    blind: z.boolean(),
    learnerIds: z.array(z.string()).nullable().describe('null: everyone.'),
    createdAt: z.iso.datetime(),
    assignedAt: z.iso.datetime().nullable(),
    counts: counts.describe('Learners, by the status of their submissions.'),
  })
  .meta({ id: 'Assignment' });
