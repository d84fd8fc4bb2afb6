import {
  fsrs,
  generatorParameters,
  Rating as Grade,
  State,
  StrategyMode,
  type Card,
  type FSRS,
  type Grade as FsrsGrade,
  type TLearningStepsStrategy,
  type TSeedStrategy,
} from 'ts-fsrs';
import { nextStep } from './learning-steps.ts';
import { ratings, type CardState, type Memory, type Rating, type SchedulingSettings } from './memory.ts';
import { dayMs } from './study-day.ts';

const grades = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const satisfies Record<
  Rating,
  FsrsGrade
>;
const toState = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const;
const fromState = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
} as const;

/** What FSRS makes of a rating: the new memory, and when it comes back as a learning step or in study days. */
export interface Scheduled {
  state: CardState;
  stability: number;
  difficulty: number;
  learningStep: number;
  lapses: number;
  /** Minutes to the learning step, or study days to the next review. */
  after: { minutes: number } | { days: number };
}

/**
 * FSRS-6 through ts-fsrs, on study days: the library is only ever given midnights of study days, so
 * its UTC calendar days are the learner's. Learning steps follow Anki where ts-fsrs differs.
 * @param elapsedDays study days since the last review that counted
 * @param seed makes the fuzz of a preview equal that of the answer
 */
export function schedule(
  memory: Memory,
  rating: Rating,
  elapsedDays: number,
  seed: string,
  settings: SchedulingSettings,
): Scheduled {
  const { card, now } = input(memory, elapsedDays, seed);
  return scheduled(engine(settings).next(card, now, grades[rating]).card, memory, rating, settings);
}

/** What each rating would do, in one go: FSRS works most of it out only once for the four. */
export function scheduleAll(
  memory: Memory,
  elapsedDays: number,
  seed: string,
  settings: SchedulingSettings,
): Record<Rating, Scheduled> {
  const { card, now } = input(memory, elapsedDays, seed);
  const all = engine(settings).repeat(card, now);
  const of = (rating: Rating) => scheduled(all[grades[rating]].card, memory, rating, settings);
  return { again: of('again'), hard: of('hard'), good: of('good'), easy: of('easy') };
}

function input(memory: Memory, elapsedDays: number, seed: string): { card: SeededCard; now: Date } {
  const now = new Date(epoch + elapsedDays * dayMs);
  const card: SeededCard = {
    due: now,
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningStep,
    reps: memory.reps,
    lapses: memory.lapses,
    state: toState[memory.state],
    seed,
    ...(memory.lastStudyDay === null ? {} : { last_review: new Date(epoch) }),
  };
  return { card, now };
}

function scheduled(next: Card, before: Memory, rating: Rating, settings: SchedulingSettings): Scheduled {
  const step = nextStep(before.state, before.learningStep, rating, settings);
  return {
    state: fromState[next.state],
    stability: next.stability,
    difficulty: next.difficulty,
    learningStep: step?.step ?? 0,
    lapses: next.lapses,
    after: step ? { minutes: step.minutes } : { days: next.scheduled_days },
  };
}

/** Chance of recall, 0..1, after so many study days at a stability (days). FSRS-6's forgetting curve. */
export function retrievability(stability: number, elapsedDays: number, settings: SchedulingSettings): number {
  return engine(settings).forgetting_curve(Math.max(0, elapsedDays), stability);
}

type SeededCard = Card & { seed: string };
const epoch = Date.UTC(2000, 0, 1);

const seedStrategy: TSeedStrategy = function () {
  const { seed, reps } = this.current as SeededCard;
  return `${seed}/${reps}`;
};

const engines = new WeakMap<SchedulingSettings, FSRS>();

function engine(settings: SchedulingSettings): FSRS {
  const known = engines.get(settings);
  if (known) return known;
  const steps: TLearningStepsStrategy = (_parameters, state, current) => {
    const delays: ReturnType<TLearningStepsStrategy> = {};
    for (const rating of ratings) {
      const step = nextStep(fromState[state], current, rating, settings);
      if (step) delays[grades[rating]] = { scheduled_minutes: step.minutes, next_step: step.step };
    }
    return delays;
  };
  const made = fsrs(
    generatorParameters({
      request_retention: settings.desiredRetention,
      maximum_interval: settings.maximumInterval,
      enable_fuzz: settings.fuzz,
      enable_short_term: true,
      ...(settings.weights ? { w: settings.weights } : {}),
    }),
  )
    .useStrategy(StrategyMode.LEARNING_STEPS, steps)
    .useStrategy(StrategyMode.SEED, seedStrategy);
  engines.set(settings, made);
  return made;
}
