import { z } from 'zod';
import { StudyDate } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const steps = (name: string) =>
  z
    .array(
      z.number().min(1, 'use at least 1 minute').max(1439, 'use at most 1439 minutes: a step is shorter than a day'),
    )
    .max(10, `use at most 10 ${name} steps`)
    .describe('Minutes.');
const perDay = z.int().min(0, 'use 0 or more').max(9999, 'use at most 9999');

/** A learner’s settings, with the bounds that PATCH enforces. */
const Settings = z.strictObject({
  timeZone: z.string().max(64).refine(isTimeZone, 'use an IANA time zone, such as Europe/Berlin'),
  rolloverHour: z.int().min(0).max(23).describe('The hour at which a study day begins.'),
  newPerDay: perDay,
  reviewsPerDay: perDay,
  desiredRetention: z.number().min(0.7, 'use 0.7 to 0.99').max(0.99, 'use 0.7 to 0.99'),
  learningSteps: steps('learning'),
  relearningSteps: steps('relearning'),
  maximumInterval: z.int().min(1).max(36_500).describe('Days.'),
  fuzz: z.boolean().describe('Spread due days a little, so that cards learned together part.'),
  interviewDate: StudyDate.nullable(),
  minutesPerDay: z.int().min(1).max(600),
});

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
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
