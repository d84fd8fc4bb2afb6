import { applyReview, inOrder } from '../scheduling/fold.ts';
import { newMemory, type Memory, type Rating, type SchedulingSettings } from '../scheduling/memory.ts';
import { logLoss } from '../scheduling/predictions.ts';
import { daysSinceReview, recallAt } from '../scheduling/recall.ts';
import type { StudyClock } from '../scheduling/study-day.ts';

/** A review of a history from elsewhere. */
export interface PastReview {
  id: string;
  cardId: string;
  rating: Rating;
  /** Instant, ms. */
  at: number;
  /** false for practice, which leaves memory as it is. */
  counts: boolean;
}

export interface LogLosses {
  /** Reviews a study day or more after the last: what the losses are means of. */
  predicted: number;
  /** Of the scheduler's chance of recall, natural logarithm; the less the better. */
  scheduler: number;
  /** The same on UTC's days. */
  utcDays: number;
  /** Of the share that was remembered, said every time. */
  average: number;
}

const utc: StudyClock = { timeZone: 'UTC', rolloverHour: 0 };

/**
 * How well the scheduler foretells a history: every review that comes a study day or more after its card's last is
 * predicted just before it is folded, by the fold and the chance of recall that cards are served with.
 * @param clock of the learner
 */
export function logLosses(reviews: readonly PastReview[], clock: StudyClock, settings: SchedulingSettings): LogLosses {
  const ordered = reviews.toSorted(inOrder);
  const byStudyDays = predict(ordered, clock, settings);
  const byUtcDays = predict(ordered, utc, settings);
  const asked = ordered.flatMap(({ rating }, index) => {
    const own = byStudyDays[index];
    const foreign = byUtcDays[index];
    return own && foreign && own.days >= 1
      ? [{ passed: rating !== 'again', own: own.chance, foreign: foreign.chance }]
      : [];
  });
  const passed = asked.filter((one) => one.passed).length / asked.length;
  const lossOf = (chanceOf: (one: (typeof asked)[number]) => number) =>
    logLoss(asked.map((one) => ({ chance: chanceOf(one), recalled: one.passed })));
  return {
    predicted: asked.length,
    scheduler: lossOf((one) => one.own),
    utcDays: lossOf((one) => one.foreign),
    average: lossOf(() => passed),
  };
}

/** For each review of an ordered history: study days since its card's last, and the chance of recall; undefined for a first. */
function predict(
  ordered: readonly PastReview[],
  clock: StudyClock,
  settings: SchedulingSettings,
): ({ days: number; chance: number } | undefined)[] {
  const memories = new Map<string, Memory>();
  return ordered.map(({ cardId, counts, ...review }) => {
    const memory = memories.get(cardId) ?? newMemory(review.at);
    const source = counts ? ('import' as const) : ('practice' as const);
    const entry = { ...review, clock, settings, source, ahead: false, loadBalanceDays: 0, durationMs: null };
    memories.set(cardId, applyReview(memory, entry, cardId));
    const chance = recallAt(memory, review.at, clock, settings);
    return chance === null || !counts ? undefined : { days: daysSinceReview(memory, review.at, clock), chance };
  });
}
