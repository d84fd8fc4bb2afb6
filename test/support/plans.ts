import fc from 'fast-check';
import { foldReviews } from '../../api/scheduling/fold.ts';
import { ratings, type Memory } from '../../api/scheduling/memory.ts';
import type { PlanQuestion } from '../../api/scheduling/planner.ts';
import type { ProjectionRequest } from '../../api/scheduling/projection.ts';
import { day, hour, minute } from './clock.ts';
import { plainSettings, review } from './reviews.ts';

/** The study day on which these plans are made. */
export const today = 60;

/** A question never answered, unless told otherwise. */
export const planQuestion = (over: Partial<PlanQuestion> & { id: string }): PlanQuestion => ({
  memory: null,
  failed: false,
  prior: 0.25,
  share: 1,
  expectedMs: 2 * minute,
  answeredToday: false,
  ...over,
});

/** Twenty minutes a day for thirty days. */
export const planRequest = (
  questions: readonly PlanQuestion[],
  over: Partial<ProjectionRequest> = {},
): ProjectionRequest => ({
  questions,
  settings: plainSettings,
  today,
  interviewDay: today + 30,
  budgetMs: 20 * minute,
  dailyMs: 20 * minute,
  breaks: new Set(),
  newPerDay: 10,
  focus: 'breadth',
  ...over,
});

/** The memory of a question answered on these study days, with Good unless told otherwise. */
export const memoryOfDays = (days: readonly number[], rating: (typeof ratings)[number] = 'good'): Memory =>
  foldReviews(
    days.map((on) => review({ id: String(on), at: on * day + 12 * hour, rating })),
    'card',
    0,
  );

const anyMemory = fc
  .array(fc.record({ on: fc.integer({ min: 0, max: today - 1 }), rating: fc.constantFrom(...ratings) }), {
    maxLength: 5,
  })
  .map((answers) =>
    answers.length === 0
      ? null
      : foldReviews(
          answers.map(({ on, rating }, nth) => review({ id: String(nth), at: on * day + 12 * hour, rating })),
          'card',
          0,
        ),
  );

/** Any questions with different ids. */
const anyQuestions = fc
  .array(
    fc.record({
      memory: anyMemory,
      failed: fc.boolean(),
      prior: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      share: fc.constantFrom(1, 0.2),
      expectedMs: fc.integer({ min: 30_000, max: 6 * minute }),
      answeredToday: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((questions) => questions.map((question, index) => ({ ...question, id: `q${index}` })));

/** Any plan for them: from today to in two months, up to an hour a day, with breaks. */
export const anyRequest = fc
  .record({
    questions: anyQuestions,
    daysLeft: fc.integer({ min: 0, max: 60 }),
    budgetMs: fc.integer({ min: 0, max: 60 * minute }),
    dailyMs: fc.integer({ min: 0, max: 60 * minute }),
    breaks: fc.array(fc.integer({ min: today + 1, max: today + 60 }), { maxLength: 10 }),
    focus: fc.constantFrom('breadth' as const, 'depth' as const),
  })
  .map(({ questions, daysLeft, breaks, ...rest }) =>
    planRequest(questions, { ...rest, interviewDay: today + daysLeft, breaks: new Set(breaks) }),
  );
