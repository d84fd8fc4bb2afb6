import { dayMs } from '../scheduling/study-day.ts';
import { fewestItems } from './training.ts';

/** What is known when it is asked whether to optimise by itself. */
export interface Known {
  /** Reviews that counted, and cards that they were of. */
  reviews: number;
  cards: number;
  /** The last optimisation that came to an end, if there was one. */
  last: { createdAt: Date; reviews: number } | undefined;
}

/** When the memory model is next fitted by itself: once there are so many reviews more, and not before an instant. */
export interface NextRun {
  reviewsMissing: number;
  notBefore: Date | null;
}

/** About once a month. */
const restMs = 28 * dayMs;
/** New reviews that may change something: so many, and this share of those there were. */
const fewestNew = 100;
const leastNewShare = 0.1;

/**
 * The first time, there must be as many repeated reviews (all but the first of each card) as the optimiser needs at least;
 * then 28 days must have passed, and a tenth more reviews must have come, a hundred at least.
 */
export function nextRun({ reviews, cards, last }: Known): NextRun {
  if (!last) return { reviewsMissing: Math.max(0, fewestItems - (reviews - cards)), notBefore: null };
  const added = Math.max(fewestNew, Math.ceil(last.reviews * leastNewShare));
  return {
    reviewsMissing: Math.max(0, last.reviews + added - reviews),
    notBefore: new Date(last.createdAt.getTime() + restMs),
  };
}

export const isDue = ({ reviewsMissing, notBefore }: NextRun, now: Date): boolean =>
  reviewsMissing === 0 && (notBefore === null || notBefore <= now);
