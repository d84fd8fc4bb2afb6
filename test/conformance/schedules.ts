import { ratings, type Rating } from '../../api/scheduling/memory.ts';
import { stepDelays } from '../../api/scheduling/learning-steps.ts';
import { dayMs } from '../../api/scheduling/study-day.ts';
import type { TestApp } from '../support/app.ts';
import { conformanceLearner, type ConformanceLearner } from './learner.ts';
import { close, equal, ratingsOf, type Check, type Examination, type Vector } from './vectors.ts';

/** Vectors that are schedules: each goes through the real service over HTTP. */
export const schedules: Record<string, (vector: Vector, app: TestApp) => Promise<Examination>> = {
  'fsrs6.basic.good_chain': goodChain,
  'fsrs6.memory_state.short_term': memoryState,
  'fsrs6.first_review.preview': firstPreview,
  'fsrs6.retrievability.easy_at_due': retrievabilityAtDue,
  'steps.no_skipping': noSkipping,
  'steps.delays.anki': delays,
  'leech.anki': leeches,
  'day_rollover.anki': dayRollover,
};

const reviewThrough = 'PATCH /me, POST /reviews';
const startOfDay =
  'an interval of days falls due when the study day begins (here 04:00 UTC), so that a day’s work is there in the morning and not at the minute of the last answer, as in Anki';

async function goodChain(vector: Vector, app: TestApp): Promise<Examination> {
  const {
    start,
    ratings: grades,
    expected,
    derived_full_trace: trace,
  } = vector as unknown as {
    start: string;
    ratings: number[];
    expected: { scheduled_days: number[]; state_before: string[] };
    derived_full_trace: { stability: number[]; difficulty: number[]; due: string[]; state_after: string[] };
  };
  const learner = await conformanceLearner(app, new Date(start));
  let card = await learner.card(new Date(start));
  let at = new Date(start);
  const states: string[] = [];
  const after: (typeof card)[] = [];
  const days: number[] = [];
  for (const rating of ratingsOf(grades)) {
    states.push(card.state);
    card = await learner.rate(rating, at);
    days.push(card.state === 'review' ? daysBetween(at, new Date(card.due)) : 0);
    after.push(card);
    at = new Date(card.due);
  }
  return {
    by: 'HTTP',
    through: reviewThrough,
    checks: [
      equal('days to the next review', expected.scheduled_days, days),
      equal('state before each review', expected.state_before.map(lower), states),
      equal(
        'state after',
        trace.state_after.map(lower),
        after.map(({ state }) => state),
      ),
      close(
        'stability after',
        trace.stability,
        after.map(({ stability }) => stability),
        1e-5,
      ),
      close(
        'difficulty after',
        trace.difficulty,
        after.map(({ difficulty }) => difficulty),
        1e-5,
      ),
      equal(
        'date of each due',
        trace.due.map(dateOf),
        after.map(({ due }) => dateOf(due)),
      ),
      equal('first due of days', trace.due[1], after[1]?.due, startOfDay),
    ],
  };
}

async function memoryState(vector: Vector, app: TestApp): Promise<Examination> {
  const {
    ratings: grades,
    delta_t_days,
    tolerance,
    expected,
    derived_full_trace: trace,
  } = vector as unknown as {
    ratings: number[];
    delta_t_days: number[];
    tolerance: number;
    expected: { stability_final: number; difficulty_final: number };
    derived_full_trace: { stability: number[]; difficulty: number[] };
  };
  let at = new Date('2025-01-06T12:00:00.000Z');
  const learner = await conformanceLearner(app, at);
  const after: { stability: number; difficulty: number }[] = [];
  let due = at;
  for (const [index, rating] of ratingsOf(grades).entries()) {
    const days = delta_t_days[index]!;
    // On the same day as soon as the step is over, else so many days later at noon.
    at = days === 0 ? new Date(due) : new Date(Math.floor(at.getTime() / dayMs) * dayMs + (days + 0.5) * dayMs);
    const card = await learner.rate(rating, at);
    due = new Date(card.due);
    after.push(card);
  }
  const last = after.at(-1)!;
  return {
    by: 'HTTP',
    through: reviewThrough,
    checks: [
      close('stability at the end', [expected.stability_final], [last.stability], tolerance),
      close('difficulty at the end', [expected.difficulty_final], [last.difficulty], tolerance),
      close(
        'stability after each',
        trace.stability,
        after.map(({ stability }) => stability),
        tolerance,
      ),
      close(
        'difficulty after each',
        trace.difficulty,
        after.map(({ difficulty }) => difficulty),
        tolerance,
      ),
    ],
  };
}

async function firstPreview(vector: Vector, app: TestApp): Promise<Examination> {
  const { expected } = vector as unknown as {
    expected: {
      stability: number[];
      difficulty: number[];
      scheduled_days: number[];
      due_minutes: number[];
      state: string[];
    };
  };
  const start = new Date('2025-01-06T12:00:00.000Z');
  const preview = await (await conformanceLearner(app, start)).preview(start);
  const cards = await Promise.all(
    ratings.map(async (rating) => (await conformanceLearner(app, start)).rate(rating, start)),
  );
  const minutes = ratings.map((rating) => (Date.parse(preview[rating].due) - start.getTime()) / 60_000);
  const [again, hard, good, easy] = expected.due_minutes;
  return {
    by: 'HTTP',
    through: 'GET /queue?cardId=, POST /reviews',
    checks: [
      close(
        'stability',
        expected.stability,
        cards.map((card) => card.stability),
        1e-8,
      ),
      close(
        'difficulty',
        expected.difficulty,
        cards.map((card) => card.difficulty),
        1e-8,
      ),
      equal(
        'days in the preview',
        expected.scheduled_days,
        ratings.map((rating) => preview[rating].days),
      ),
      equal(
        'state',
        expected.state.map(lower),
        cards.map((card) => card.state),
      ),
      equal('minutes to due: Again, Good', [again, good], [minutes[0], minutes[2]]),
      equal(
        'minutes to due: Hard',
        [hard],
        [minutes[1]],
        'the mean of two steps of 1 and 10 minutes is 5.5 minutes, as in Anki and py-fsrs; ts-fsrs rounds it to 6',
      ),
      equal('minutes to due: Easy', [easy], [minutes[3]], startOfDay),
      equal(
        'the answer after the preview falls due when the preview said',
        ratings.map((rating) => preview[rating].due),
        cards.map((card) => card.due),
      ),
    ],
  };
}

async function retrievabilityAtDue(vector: Vector, app: TestApp): Promise<Examination> {
  const { expected, tolerance } = vector as unknown as { expected: { R: number }; tolerance: number };
  const start = new Date('2025-01-06T12:00:00.000Z');
  const learner = await conformanceLearner(app, start);
  const { due } = await learner.rate('easy', start);
  const { retrievability } = await learner.card(new Date(due));
  return {
    by: 'HTTP',
    through: 'POST /reviews, GET /cards/{cardId}',
    checks: [close('retrievability when due', [expected.R], [retrievability ?? NaN], tolerance)],
  };
}

async function noSkipping(vector: Vector, app: TestApp): Promise<Examination> {
  const { expected } = vector as unknown as {
    expected: {
      learning_good_minutes: number[];
      learning_steps_index: number[];
      relearning_good_minutes: number[];
    };
  };
  const start = new Date('2025-01-06T12:00:00.000Z');
  const learner = await conformanceLearner(app, start, {
    learningSteps: [1, 10, 30, 60, 360, 720],
    relearningSteps: [10, 60, 360],
  });
  const learning = await walkSteps(learner, start);
  const relearning = await walkSteps(learner, new Date(learning.end.due));
  return {
    by: 'HTTP',
    through: reviewThrough,
    checks: [
      equal('minutes after each Good while learning', expected.learning_good_minutes, learning.minutes),
      equal('learning step after each', expected.learning_steps_index, learning.steps),
      equal('state then', 'review', learning.end.state),
      equal('minutes after each Good while relearning', expected.relearning_good_minutes, relearning.minutes),
      equal('state then', 'review', relearning.end.state),
    ],
  };
}

/** Again, then Good whenever the step is over, until the steps end. */
async function walkSteps(learner: ConformanceLearner, start: Date) {
  let at = start;
  let card = await learner.rate('again', at);
  const minutes: number[] = [];
  const steps: number[] = [];
  for (;;) {
    at = new Date(card.due);
    card = await learner.rate('good', at);
    if (card.state === 'review') return { minutes, steps, end: card };
    minutes.push((Date.parse(card.due) - at.getTime()) / 60_000);
    steps.push(card.learningStep);
  }
}

async function delays(vector: Vector, app: TestApp): Promise<Examination> {
  const rows = vector.expected as [
    steps: number[],
    remaining: number,
    again: number,
    hard: number,
    good: number | null,
  ][];
  const checks: Check[] = [];
  for (const [steps, remaining, ...expected] of rows) {
    const what = `seconds after Again, Hard, Good: steps of ${steps.join(', ')} min, ${remaining} left`;
    if (steps.some((minutes) => minutes >= 24 * 60)) checks.push(...(await longStep(app, steps, expected, what)));
    else checks.push(equal(what, expected, await delaysOf(app, steps, remaining)));
  }
  return { by: 'HTTP', through: 'PATCH /me, POST /reviews, GET /queue?cardId=', checks };
}

/** Seconds to the next step after Again, Hard and Good; null where the rating ends the steps. */
async function delaysOf(app: TestApp, steps: number[], remaining: number): Promise<(number | null)[]> {
  const start = new Date('2025-01-06T12:00:00.000Z');
  const learner = await conformanceLearner(app, start, { learningSteps: steps });
  let at = start;
  for (let step = remaining; step < steps.length; step++) at = new Date((await learner.rate('good', at)).due);
  const { again, hard, good } = await learner.preview(at);
  return [again, hard, good].map(({ days, seconds }) => (days > 0 ? null : seconds));
}

/** A step of a day or more: our settings refuse it, the rule behind them gives Anki's delays. */
async function longStep(app: TestApp, steps: number[], expected: (number | null)[], what: string): Promise<Check[]> {
  app.clock.set('2025-01-06T12:00:00.000Z');
  const problem = await (await app.guest()).refused('updateMe', { body: { learningSteps: steps } });
  const { again, hard, good } = stepDelays(steps, 0);
  const seconds = [again, hard, good].map((minutes) => (minutes === undefined ? null : minutes * 60));
  return [
    equal(
      `${what}: as a setting`,
      'accepted',
      `${problem.status}: ${problem.errors?.[0]?.message ?? problem.detail}`,
      'with FSRS a wait of a day or more is an interval, which the memory model sets; Anki’s manual too asks FSRS users for steps under a day. The setting is refused with the remedy, never repaired in silence',
    ),
    equal(`${what}: by the function behind the settings`, expected, seconds),
  ];
}

async function leeches(vector: Vector, app: TestApp): Promise<Examination> {
  const rows = vector.expected as [lapses: number, threshold: number, event: boolean][];
  const thresholds = [...new Set(rows.map(([, threshold]) => threshold))];
  const events = new Map<number, boolean[]>();
  for (const leechThreshold of thresholds) {
    const most = Math.max(...rows.filter(([, threshold]) => threshold === leechThreshold).map(([lapses]) => lapses));
    events.set(leechThreshold, await leechEvents(app, leechThreshold, most));
  }
  return {
    by: 'HTTP',
    through: 'PATCH /me, POST /reviews (`leech` in its answer)',
    checks: thresholds.map((threshold) => {
      const own = rows.filter((row) => row[1] === threshold);
      return equal(
        `threshold ${threshold}: pointed out at the lapses`,
        own.map(([lapses, , event]) => `${lapses}${event ? ' yes' : ' no'}`),
        own.map(([lapses]) => `${lapses}${events.get(threshold)?.[lapses] ? ' yes' : ' no'}`),
      );
    }),
  };
}

/** By number of lapses, whether the answer that brought it pointed the leech out. */
async function leechEvents(app: TestApp, leechThreshold: number, most: number): Promise<boolean[]> {
  const start = new Date('2024-01-06T12:00:00.000Z');
  const learner = await conformanceLearner(app, start, { leechThreshold, learningSteps: [], relearningSteps: [] });
  const events: boolean[] = [];
  for (let at = start; events.length <= most; at = new Date(at.getTime() + dayMs)) {
    const rating: Rating = events.length === 0 ? 'good' : 'again';
    events.push((await learner.review(rating, at)).leech);
  }
  return events;
}

async function dayRollover(vector: Vector, app: TestApp): Promise<Examination> {
  const { expected } = vector as unknown as {
    expected: [
      created: string,
      createdOffset: number,
      now: string,
      nowOffset: number,
      rollover: number,
      days: number,
    ][];
  };
  const checks: Check[] = [];
  for (const [created, createdOffset, now, nowOffset, rolloverHour, days] of expected) {
    const first = new Date(created);
    const learner = await conformanceLearner(app, first, { timeZone: fixedZone(createdOffset), rolloverHour });
    // Anki counts from the calendar day on which a collection was made, whatever the hour.
    const from = Math.floor((first.getTime() + createdOffset * 3_600_000) / dayMs);
    await learner.change({ timeZone: fixedZone(nowOffset) }, new Date(now));
    const { studyDay } = await learner.me(new Date(now));
    checks.push(
      equal(
        `days from ${created} (UTC${createdOffset}) to ${now} (UTC${nowOffset}), rollover ${rolloverHour}`,
        days,
        Date.parse(studyDay) / dayMs - from,
      ),
    );
  }
  const made = new Date('2025-01-06T02:00:00.000Z');
  for (const [hours, rolloverHour, days] of [
    [0, 4, 0],
    [24, 4, 0],
    [26, 4, 1],
    [44, 23, 0],
    [45, 23, 1],
  ] as const) {
    const learner = await conformanceLearner(app, made, { rolloverHour });
    const { studyDay } = await learner.me(new Date(made.getTime() + hours * 3_600_000));
    const since = Date.parse(studyDay) / dayMs - Math.floor(made.getTime() / dayMs);
    checks.push(equal(`days ${hours} h after 02:00, rollover ${rolloverHour}`, days, Math.max(0, since)));
  }
  const learner = await conformanceLearner(app, made);
  for (const [time, next] of [
    ['02:00', '2025-01-06T04:00:00.000Z'],
    ['04:00', '2025-01-07T04:00:00.000Z'],
    ['07:00', '2025-01-07T04:00:00.000Z'],
  ] as const) {
    const { nextRollover } = await learner.me(new Date(`2025-01-06T${time}:00.000Z`));
    checks.push(equal(`next study day at ${time} on 2025-01-06, rollover 4`, next, nextRollover));
  }
  return { by: 'HTTP', through: 'PATCH /me, GET /me (`studyDay`, `nextRollover`)', checks };
}

/** The zone of a fixed offset in hours; IANA writes its sign the other way round. */
const fixedZone = (hours: number) => `Etc/GMT${hours <= 0 ? '+' : '-'}${Math.abs(hours)}`;

const lower = (word: string) => word.toLowerCase();
const dateOf = (instant: string) => instant.slice(0, 10);
const daysBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / dayMs);
