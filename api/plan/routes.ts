import { z } from 'zod';
import { StudyDate } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { planFocuses } from '../scheduling/preferences.ts';

const share = z.number().min(0).max(1);

const PlannedQuestion = z
  .object({
    cardId: z.string(),
    questionId: z.string(),
    prompt: z.string(),
    cue: z.string().nullable().describe('Of a drill, which asks for one point alone.'),
    deckId: z.string(),
    skillId: z.string(),
    state: z.enum(['new', 'learning', 'review', 'relearning']),
    retrievability: share.describe('Chance of passing it now; of a new question, what such questions were passed at.'),
    onTheDay: z
      .object({ unasked: share, asked: share })
      .describe(
        'Chance of passing it on the interview date: if it is not asked again until then, and if it is asked now.',
      ),
    gain: z.number().describe('asked less unasked.'),
    gainPerMinute: z.number(),
    expectedMs: z.int(),
  })
  .meta({ id: 'PlannedQuestion' });

const Readiness = z
  .object({
    questions: z.int(),
    unseen: z.int().describe('Never answered.'),
    today: share.describe('Expected score if the interview were today.'),
    ifStopped: share.nullable().describe('On the interview date, without another answer; null without a date.'),
    without: share
      .nullable()
      .describe('On that date without the plan: answering only what is due, in the same minutes.'),
    with: share.nullable().describe('With the plan.'),
    withTenMore: share.nullable().describe('With the plan and ten more minutes a day.'),
  })
  .meta({ id: 'Readiness', description: 'Expected score of an answer, 0..1.' });

const Forecast = z
  .object({
    score: share.describe('Expected score on the interview date.'),
    known: share.describe('Share of questions with an expected score of 0.8 or more.'),
  })
  .meta({ id: 'FocusForecast' });

const tryDate = StudyDate.optional().describe('An interview date to try, in place of the one in the settings.');

export const planRoutes = {
  getPlan: route({
    ...operations.getPlan,
    access: 'learner',
    tag: 'Plan',
    summary: 'What to answer today for the interview date, and why',
    description:
      'Ordered by what each answer adds to the chance of passing on the day, per second. GET /queue serves the same order.',
    query: z.object({ date: tryDate, limit: z.coerce.number().int().min(1).max(500).default(100) }),
    responses: {
      200: z.object({
        interviewDate: StudyDate.nullable(),
        daysLeft: z.int().nullable().describe('Study days until then; 0 on the day.'),
        focus: z.enum(planFocuses),
        budgetMs: z.int().describe('Minutes a day, in ms.'),
        usedMs: z.int().describe('Spent answering on this study day.'),
        items: z.array(PlannedQuestion),
        total: z.int().describe('Questions in today’s plan; items holds the first of them.'),
        reason: z
          .enum(['no-date', 'date-past', 'not-enrolled', 'minutes-used', 'nothing-gains'])
          .nullable()
          .describe('Why nothing is planned; null when something is.'),
      }),
    },
  }),
  getReadiness: route({
    ...operations.getReadiness,
    access: 'learner',
    tag: 'Plan',
    summary: 'Expected score on the interview date, with the plan and without, per skill and in all',
    query: z.object({ date: tryDate }),
    responses: {
      200: z.object({
        interviewDate: StudyDate.nullable(),
        daysLeft: z.int().nullable(),
        minutesPerDay: z.int(),
        focus: z.enum(planFocuses),
        overall: Readiness,
        skills: z.array(Readiness.extend({ skillId: z.string(), title: z.string() })),
        focuses: z
          .object({ breadth: Forecast, depth: Forecast })
          .nullable()
          .describe('What either focus of the plan is expected to reach; null without a date ahead.'),
        scores: z
          .object({ pass: share, fail: share, answers: z.int() })
          .describe('The learner’s mean score of answers that passed and that did not, and of how many.'),
      }),
    },
  }),
};
