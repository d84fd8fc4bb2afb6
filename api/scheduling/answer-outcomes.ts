import type { Forgetting, Strength } from './forgetting.ts';
import { nextStep } from './learning-steps.ts';
import type { CardState, Memory, Rating, SchedulingSettings } from './memory.ts';

/** How often each rating is given, 0..1, adding up to 1. */
export type RatingShares = Record<Rating, number>;

/** One way an answer may go, and what is left of the card once it rests until another day. */
export interface Outcome {
  /** How likely it is, 0..1. */
  chance: number;
  /** Answers until the card rests: this one, and one for each learning step, which is taken to pass as Good. */
  answers: number;
  /** In the mean of its ratings. */
  strength: Strength;
  /** Its ratings, the lowest first: their shares of it, and the stability each leaves. */
  ratings: { share: number; stability: number }[];
  /** Days of the interval before; 0 for none. */
  lastInterval: number;
}

export interface Answering {
  settings: SchedulingSettings;
  model: Forgetting;
  /** Of first answers. */
  first: RatingShares;
  /** Of answers that recall; `again` is 0. */
  recalled: RatingShares;
}

const recalls = ['hard', 'good', 'easy'] as const;
const firsts = ['again', ...recalls] as const;

/**
 * How the next answer of a card may go.
 * @param days study days since the last one that counted
 */
export function outcomesOf(
  card: Pick<Memory, 'state' | 'stability' | 'difficulty' | 'learningStep' | 'scheduledDays'>,
  days: number,
  { settings, model, first, recalled }: Answering,
): Outcome[] {
  const { state, learningStep } = card;
  const settled = (rating: Rating, strength: Strength) =>
    settle({ state, learningStep }, rating, strength, settings, model);
  const single = (chance: number, rating: Rating, strength: Strength): Outcome => {
    const { answers, strength: left } = settled(rating, strength);
    return { chance, answers, strength: left, ratings: [{ share: 1, stability: left.stability }], lastInterval: 0 };
  };
  if (state === 'new') return firsts.map((rating) => single(first[rating], rating, model.first(rating)));
  if (state !== 'review') return [single(1, 'good', model.next(card, 'good', 0))];
  const chance = model.recall(card.stability, days);
  const passes = recalls.map((rating) => ({ share: recalled[rating], ...model.next(card, rating, days) }));
  const mean = (of: (pass: Strength) => number) => passes.reduce((sum, pass) => sum + pass.share * of(pass), 0);
  return [
    single(1 - chance, 'again', model.next(card, 'again', days)),
    {
      chance,
      answers: 1,
      strength: { stability: mean((pass) => pass.stability), difficulty: mean((pass) => pass.difficulty) },
      ratings: passes,
      lastInterval: card.scheduledDays,
    },
  ];
}

/** Takes a card through its learning steps until it rests. */
function settle(
  { state, learningStep }: { state: CardState; learningStep: number },
  rating: Rating,
  strength: Strength,
  settings: SchedulingSettings,
  model: Forgetting,
): { answers: number; strength: Strength } {
  const inSteps = state === 'review' || state === 'relearning' ? 'relearning' : 'learning';
  let answers = 1;
  let step = nextStep(state, learningStep, rating, settings);
  while (step) {
    answers += 1;
    strength = model.next(strength, 'good', 0);
    step = nextStep(inSteps, step.step, 'good', settings);
  }
  return { answers, strength };
}

/**
 * Days until the next answer, in the mean of an outcome's ratings: whole days each, a higher rating at least a day
 * after a lower one, and after the last interval if it grew (scheduler.ts).
 * @param perStability days of interval for each day of stability
 */
export function meanInterval(
  { ratings, lastInterval }: Outcome,
  perStability: number,
  maximumInterval: number,
): number {
  let least = 1;
  let mean = 0;
  for (const { share, stability } of ratings) {
    const ideal = Math.round(stability * perStability);
    const days = Math.min(Math.max(ideal, least, ideal > lastInterval ? lastInterval + 1 : 1), maximumInterval);
    mean += share * days;
    least = days + 1;
  }
  return mean;
}
