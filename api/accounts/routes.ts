import { z } from 'zod';
import { backlogOrders, planFocuses } from '../scheduling/preferences.ts';
import { StudyDate, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const steps = (name: string) =>
  z
    .array(
      z.number().min(1, 'use at least 1 minute').max(1439, 'use at most 1439 minutes: a step is shorter than a day'),
    )
    .max(10, `use at most 10 ${name} steps`)
    .describe('Minutes.');
const longestBreakMs = 366 * 86_400_000;
const perDay = z.int().min(0, 'use 0 or more').max(9999, 'use at most 9999');

/** A learner’s settings, with the bounds that PATCH enforces. */
export const Settings = z.strictObject({
  timeZone: z.string().max(64).refine(isTimeZone, 'use an IANA time zone, such as Europe/Berlin'),
  rolloverHour: z.int().min(0).max(23).describe('The hour at which a study day begins.'),
  newPerDay: perDay,
  reviewsPerDay: perDay,
  desiredRetention: z.number().min(0.7, 'use 0.7 to 0.99').max(0.99, 'use 0.7 to 0.99'),
  learningSteps: steps('learning'),
  relearningSteps: steps('relearning'),
  maximumInterval: z.int().min(1).max(36_500).describe('Days.'),
  fuzz: z.boolean().describe('Spread due days a little, so that cards learned together part.'),
  autoOptimise: z.boolean().describe('Fit the memory model to the learner’s own reviews, about once a month.'),
  loadBalance: z.boolean().describe('Prefer days with less due, within the range of fuzz.'),
  easyDays: z
    .array(z.number().min(0, 'use 0 to 1').max(1, 'use 0 to 1'))
    .length(7, 'give seven numbers, Monday first')
    .refine((days) => days.some((share) => share > 0), 'leave at least one day above 0')
    .describe('Monday first: the share of a usual day’s load that each weekday takes, within the range of fuzz.'),
  breaks: z
    .array(
      z
        .strictObject({ from: StudyDate, to: StudyDate })
        .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not lie before from: swap the two' })
        .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < longestBreakMs, {
          path: ['to'],
          error: 'lies more than a year after from: plan a shorter break',
        }),
    )
    .max(20, 'use at most 20 breaks')
    .describe(
      'Planned days off, both dates included: nothing new falls due, the plan leaves them out, a streak goes on.',
    ),
  backlogOrder: z.enum(backlogOrders).describe('In which order reviews are asked that are due.'),
  leechThreshold: z.int().min(0).max(100).describe('Lapses from which a card is a leech; 0: never.'),
  interviewDate: StudyDate.nullable(),
  minutesPerDay: z.int().min(1).max(600),
  planFocus: z
    .enum(planFocuses)
    .describe('breadth: the most points covered on the interview date; depth: the most questions known well.'),
  streak: z.boolean().describe('Show the streak.'),
  freezeDays: z.int().min(0).max(10).describe('Missed days in any 30 that do not end the streak.'),
  keepRecordings: z
    .boolean()
    .describe('Keep the recordings of spoken answers on the server, for you and those who may read the answers.'),
});

/** Where a learner's study days begin. */
export const StudyClock = Settings.pick({ timeZone: true, rolloverHour: true });

export const Me = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable().describe('null for a guest.'),
    role: z.enum(['guest', 'learner', 'admin']),
    guestUntil: z.iso
      .datetime()
      .nullable()
      .describe('When a guest’s work is removed unless it is used again or kept by signing up.'),
    ...Settings.shape,
    settingsVersion: z.int().describe('Raised by every change; 1 until the first.'),
    studyDay: StudyDate.describe('Today, by time zone and rollover.'),
    nextRollover: z.iso.datetime(),
  })
  .meta({ id: 'Me' });

const Deletion = z
  .object({
    email: z.string().nullable().describe('To be written as confirmation; null for a guest, who needs none.'),
    goes: z.object({
      cards: z.int(),
      reviews: z.int(),
      answers: z.int(),
      recordings: z.int(),
      interviews: z.int(),
      links: z.int().describe('To reports of interviews.'),
      submissions: z.int(),
      decks: z.array(z.string()).describe('Own decks that nobody else uses, by title.'),
    }),
    leaves: z
      .array(z.object({ name: z.string(), role: z.enum(['coach', 'learner']) }))
      .describe('Cohorts that go on without this person.'),
    onlyCoachOf: z
      .array(z.object({ id: z.string(), name: z.string(), learners: z.int() }))
      .describe('Cohorts without another coach: make somebody else coach there first, or they are deleted, too.'),
    stays: z.object({
      decks: z.array(z.string()).describe('Own decks that others study or have assigned: retired, and nobody’s.'),
      comments: z.int().describe('On others’ answers, without the name.'),
      verdicts: z.int().describe('On others’ answers, without the name.'),
    }),
    onlyAdmin: z.boolean().describe('Nobody else is an admin of this server.'),
  })
  .meta({ id: 'Deletion', description: 'What deleting one’s account takes along, and what stays.' });

export const accountRoutes = {
  getMe: route({
    ...operations.getMe,
    access: 'learner',
    tag: 'Me',
    summary: 'The learner and their settings',
    responses: { 200: Me },
  }),
  updateMe: route({
    ...operations.updateMe,
    access: 'learner',
    tag: 'Me',
    summary: 'Change settings',
    description: 'Fields left out keep their value. Out-of-range values are errors, never repaired.',
    body: Settings.partial(),
    responses: { 200: Me },
  }),
  describeDeletion: route({
    ...operations.describeDeletion,
    access: 'learner',
    tag: 'Your data',
    summary: 'What deleting one’s account would take along, and what would stay',
    responses: { 200: Deletion },
  }),
  deleteMe: route({
    ...operations.deleteMe,
    access: 'learner',
    tag: 'Your data',
    summary: 'Delete one’s account with everything in it, at once and for good',
    description:
      'In one transaction: account, sessions, settings, cards, reviews, answers, verdicts, recordings, interviews, links, own decks, what was handed in, jobs, notifications. What others need stays without the name: comments and verdicts on their answers, and own decks that they study, as retired ones. Nothing can be brought back: GET /me/export first.',
    body: z.strictObject({
      confirm: text(320).optional().describe('The e-mail address of the account; a guest sends none.'),
      password: text(200).optional().describe('Of the account; a guest has none.'),
      soleCohorts: z
        .enum(['refuse', 'delete'])
        .default('refuse')
        .describe('What becomes of cohorts that have no other coach.'),
    }),
    responses: { 204: z.undefined() },
    problems: ['conflict', 'rate-limited'],
  }),
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
