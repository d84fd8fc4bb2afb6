import { forgettingOf, type Strength } from './forgetting.ts';
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
 * FSRS-6 on study days; learning steps, fuzz and the order of intervals as in Anki. ts-fsrs's card scheduler counts UTC
 * days and steps by other rules, so it is not used; tests hold what is alike against it.
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

/** Chance of recall, 0..1, after so many study days at a stability (days). */
export const retrievability = (stability: number, elapsedDays: number, settings: SchedulingSettings): number =>
  forgettingOf(settings).recall(stability, Math.max(0, elapsedDays));

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

function strengthAfter(memory: Memory, rating: Rating, elapsedDays: number, settings: SchedulingSettings): Strength {
  const model = forgettingOf(settings);
  return memory.state === 'new' ? model.first(rating) : model.next(memory, rating, elapsedDays);
}

/**
 * Study days to the next review by Anki's rules (rslib/src/scheduler/states/review.rs, learning.rs): each passing
 * rating is at least a day above the one below it, and nothing is above the maximum. Besides, fuzz never takes an
 * interval that grew below the last one.
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
  const { stability } = strengthAfter(memory, rating, elapsedDays, settings);
  const ideal = forgettingOf(settings).daysUntil(settings.desiredRetention, stability);
  const aboveLast = Math.round(ideal) > memory.scheduledDays ? memory.scheduledDays + 1 : 1;
  return choose(ideal, Math.max(aboveThat, aboveLast));
}

const fuzzFactor = (memory: Memory, seed: string): number => factorOf(`${seed}/${memory.reps + 1}`);
