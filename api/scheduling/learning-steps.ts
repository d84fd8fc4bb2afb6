import type { CardState, Rating } from './memory.ts';

const dayMinutes = 24 * 60;

/** Minutes to the next learning step after each rating; a rating left out ends the steps. */
export type StepDelays = Partial<Record<Rating, number>>;

/**
 * Anki's rules (rslib/src/scheduler/states/steps.rs): Again starts over; Hard repeats the current
 * step, but on the first of several is the mean of the first two, and on an only step half as much
 * again, at most a day more; Good goes on to the next step.
 * @param steps minutes
 * @param current index of the step the card is on
 */
export function stepDelays(steps: readonly number[], current: number): StepDelays {
  const first = steps[0];
  if (first === undefined) return {};
  const next = steps[current + 1];
  return { again: first, hard: hardDelay(steps, current, first), ...(next === undefined ? {} : { good: next }) };
}

function hardDelay(steps: readonly number[], current: number, first: number): number {
  if (current > 0) return steps[current] ?? first;
  const second = steps[1];
  return second === undefined ? Math.min(first * 1.5, first + dayMinutes) : (first + second) / 2;
}

/** The step a card moves to, and after how many minutes; undefined if the rating ends its steps. */
export function nextStep(
  state: CardState,
  current: number,
  rating: Rating,
  { learningSteps, relearningSteps }: { learningSteps: readonly number[]; relearningSteps: readonly number[] },
): { step: number; minutes: number } | undefined {
  if (state === 'review') {
    const first = relearningSteps[0];
    return rating === 'again' && first !== undefined ? { step: 0, minutes: first } : undefined;
  }
  const steps = state === 'relearning' ? relearningSteps : learningSteps;
  const minutes = stepDelays(steps, current)[rating];
  if (minutes === undefined) return undefined;
  return { step: rating === 'again' ? 0 : rating === 'good' ? current + 1 : current, minutes };
}
