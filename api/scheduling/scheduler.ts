import { fsrs, generatorParameters, Rating as Grade, type FSRS, type Grade as FsrsGrade } from 'ts-fsrs';
import { factorOf, fuzzRange, pickDay, type PickDay } from './fuzz.ts';
import { nextStep } from './learning-steps.ts';
import type { CardState, Memory, Rating, SchedulingSettings } from './memory.ts';

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
 * FSRS-6: stability and difficulty by the formulas of ts-fsrs, on study days; learning steps, fuzz and the order of
 * intervals as in Anki. ts-fsrs's own card scheduler counts UTC days and steps by other rules, so it is not used.
 * @param elapsedDays study days since the last review that counted
 * @param seed makes the fuzz of a preview equal that of the answer
 * @param pick chooses the day within the range of fuzz
 */
export function schedule(
  memory: Memory,
  rating: Rating,
  elapsedDays: number,
  seed: string,
  settings: SchedulingSettings,
  pick: PickDay = pickDay,
): Scheduled {
  const step = nextStep(memory.state, memory.learningStep, rating, settings);
  const { stability, difficulty } = strengthAfter(memory, rating, elapsedDays, settings);
  return {
    state: step ? stateInSteps[memory.state] : 'review',
    stability,
    difficulty,
    learningStep: step?.step ?? 0,
    lapses: memory.lapses + (memory.state === 'review' && rating === 'again' ? 1 : 0),
    after: step
      ? { minutes: step.minutes }
      : {
          days: intervalAfter(memory, rating, elapsedDays, settings, (interval, minimum) =>
            settings.fuzz
              ? pick(fuzzRange(interval, minimum, settings.maximumInterval), fuzzFactor(memory, seed))
              : Math.min(Math.max(Math.round(interval), minimum), settings.maximumInterval),
          ),
        },
  };
}

/** Chance of recall, 0..1, after so many study days at a stability (days). FSRS-6's forgetting curve. */
export function retrievability(stability: number, elapsedDays: number, settings: SchedulingSettings): number {
  return engineOf(settings).fsrs.forgetting_curve(Math.max(0, elapsedDays), stability);
}

/** The 21 weights of FSRS-6 in force: the learner's own or the defaults, migrated and clipped as ts-fsrs does it. */
export const weightsInForce = (settings: SchedulingSettings): readonly number[] => engineOf(settings).weights;

/** Days, with their fraction, after which the chance of recall has fallen to the desired retention. */
export const idealInterval = (stability: number, settings: SchedulingSettings): number =>
  stability * engineOf(settings).intervalPerStability;

const grades = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const satisfies Record<
  Rating,
  FsrsGrade
>;
const stateInSteps = {
  new: 'learning',
  learning: 'learning',
  review: 'relearning',
  relearning: 'relearning',
} as const satisfies Record<CardState, CardState>;

/** The rating that must give a shorter interval, where there is one. */
const shorter: Record<'review' | 'steps', Partial<Record<Rating, Rating>>> = {
  review: { good: 'hard', easy: 'good' },
  steps: { easy: 'good' }, // Hard and Good of a step may end it alike
};

/** Stability and difficulty after a rating. */
function strengthAfter(
  memory: Memory,
  rating: Rating,
  elapsedDays: number,
  settings: SchedulingSettings,
): Pick<Memory, 'stability' | 'difficulty'> {
  const { fsrs: algorithm, weights } = engineOf(settings);
  const grade = grades[rating];
  const next = algorithm.next_state(memory.state === 'new' ? null : memory, elapsedDays, grade);
  // ts-fsrs alone floors a first stability at 0.1; the optimiser and Anki take the weight as it is.
  return memory.state === 'new' ? { ...next, stability: weights[grade - 1] ?? next.stability } : next;
}

/**
 * Study days to the next review by Anki's rules (rslib/src/scheduler/states/review.rs, learning.rs): each passing
 * rating is at least a day above the one below it; fuzz never takes an interval that grew below the last one;
 * nothing is above the maximum.
 */
function intervalAfter(
  memory: Memory,
  rating: Rating,
  elapsedDays: number,
  settings: SchedulingSettings,
  choose: (interval: number, minimum: number) => number,
): number {
  const below = shorter[memory.state === 'review' ? 'review' : 'steps'][rating];
  const aboveThat = below === undefined ? 1 : intervalAfter(memory, below, elapsedDays, settings, choose) + 1;
  const ideal = idealInterval(strengthAfter(memory, rating, elapsedDays, settings).stability, settings);
  const aboveLast = Math.round(ideal) > memory.scheduledDays ? memory.scheduledDays + 1 : 1;
  return choose(ideal, Math.max(aboveThat, aboveLast));
}

const fuzzFactor = (memory: Memory, seed: string): number => factorOf(`${seed}/${memory.reps + 1}`);

interface Engine {
  fsrs: FSRS;
  weights: readonly number[];
  /** Days of interval for each day of stability. */
  intervalPerStability: number;
}
const engines = new WeakMap<SchedulingSettings, Engine>();

function engineOf(settings: SchedulingSettings): Engine {
  const known = engines.get(settings);
  if (known) return known;
  const { desiredRetention, weights } = settings;
  const made = fsrs(
    generatorParameters({
      request_retention: desiredRetention,
      enable_short_term: true,
      ...(weights ? { w: weights } : {}),
    }),
  );
  const engine = { fsrs: made, weights: made.parameters.w, intervalPerStability: made.interval_modifier };
  engines.set(settings, engine);
  return engine;
}

/** The 21 weights of FSRS-6 in force: the learner's own or the defaults, migrated and clipped as ts-fsrs does it. */
export const weightsInForce = (settings: SchedulingSettings): readonly number[] => engineOf(settings).fsrs.parameters.w;
