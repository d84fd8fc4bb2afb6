import type { PickDay } from './fuzz.ts';
import { newMemory, type Memory, type Rating, type SchedulingSettings } from './memory.ts';
import { schedule, type Scheduled } from './scheduler.ts';
import { startOfStudyDay, studyDay, type StudyClock } from './study-day.ts';

/** Raised when the same log folds to something else: cards folded before are then folded again. */
export const foldVersion = 1;

/** An answer that took longer was interrupted, ms. */
export const longestAnswerMs = 20 * 60_000;

/** Where a review was given; `practice`: imported, and none that counted where it comes from. */
export const reviewSources = ['review', 'drill', 'interview', 'import', 'practice'] as const;
export type ReviewSource = (typeof reviewSources)[number];

/** One review as the fold reads it from the log, with the clock and settings in force when it was given. */
export interface FoldedReview {
  id: string;
  rating: Rating;
  /** Instant, ms. */
  at: number;
  clock: StudyClock;
  settings: SchedulingSettings;
  source: ReviewSource;
  /** The learner chose to take a learning step before it was over. */
  ahead: boolean;
  /** Days added to the interval by load balancing. */
  loadBalanceDays: number;
  /** How long the answer took, ms. */
  durationMs: number | null;
}

/**
 * A card's memory from its log: the same set of reviews gives the same memory, whatever the order
 * in which they arrived.
 * @param seed the card's id
 * @param created when the card was made (ms): a new card is due from then on
 */
export function foldReviews(reviews: readonly FoldedReview[], seed: string, created: number): Memory {
  return reviews.toSorted(inOrder).reduce((memory, review) => applyReview(memory, review, seed), newMemory(created));
}

/** The order of the log: by instant, then by id. */
export const inOrder = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * One step of the fold. A review counts if it is its card's first that study day, or its learning
 * step is over (or was taken ahead on purpose), or it was imported; anything else is practice.
 * @param pick chooses the day within the range of fuzz, where the log does not say it yet
 */
export function applyReview(memory: Memory, review: FoldedReview, seed: string, pick?: PickDay): Memory {
  const day = studyDayOf(memory, review);
  const { rating, clock, settings } = review;
  const next = counts(memory, review, day)
    ? learn(memory, schedule(memory, rating, elapsedDays(memory, day, clock), seed, settings, pick), review, day)
    : practise(memory, review, day);
  return timed(next, review);
}

/**
 * What each rating would make of a card now. Equals the answer to the same rating given at that instant.
 * @param pick load balancing, if the learner wants it
 */
export function previewRatings(
  memory: Memory,
  review: Omit<FoldedReview, 'rating' | 'loadBalanceDays'>,
  seed: string,
  pick?: PickDay,
): Record<Rating, Memory> {
  const of = (rating: Rating) => applyReview(memory, { ...review, rating, loadBalanceDays: 0 }, seed, pick);
  return { again: of('again'), hard: of('hard'), good: of('good'), easy: of('easy') };
}

/** Days that load balancing adds to the interval of an answer; 0 for a learning step and for practice. */
export function balanceOf(
  memory: Memory,
  review: Omit<FoldedReview, 'loadBalanceDays'>,
  seed: string,
  pick: PickDay,
): number {
  const day = studyDayOf(memory, review);
  if (!review.settings.fuzz || !counts(memory, review, day)) return 0;
  const { rating, clock, settings } = review;
  const elapsed = elapsedDays(memory, day, clock);
  const { after } = schedule(memory, rating, elapsed, seed, settings);
  const { after: balanced } = schedule(memory, rating, elapsed, seed, settings, pick);
  return 'days' in after && 'days' in balanced ? balanced.days - after.days : 0;
}

/** The study day of a review; never before that of the last one that counted, though the zone may have changed. */
const studyDayOf = (memory: Memory, { at, clock }: Pick<FoldedReview, 'at' | 'clock'>): number =>
  Math.max(studyDay(at, clock), memory.lastStudyDay ?? -Infinity);

/** Study days since the last review that counted, 0 for the first; undefined if this one is practice. */
export function daysSinceCounted(memory: Memory, review: FoldedReview): number | undefined {
  const day = studyDayOf(memory, review);
  return counts(memory, review, day) ? elapsedDays(memory, day, review.clock) : undefined;
}

const inSteps = ({ state }: Memory) => state === 'learning' || state === 'relearning';

function counts(
  memory: Memory,
  { source, at, ahead }: Pick<FoldedReview, 'source' | 'at' | 'ahead'>,
  day: number,
): boolean {
  if (source === 'interview' || source === 'practice') return false;
  if (source === 'import' || memory.lastStudyDay === null || day > memory.lastStudyDay) return true;
  return inSteps(memory) && (ahead || at >= memory.due);
}

function learn(
  memory: Memory,
  next: Scheduled,
  { rating, at, clock, loadBalanceDays }: FoldedReview,
  day: number,
): Memory {
  const { state, stability, difficulty, learningStep, lapses, after } = next;
  const days = 'days' in after ? Math.max(1, after.days + loadBalanceDays) : 0;
  return {
    state,
    due: 'minutes' in after ? at + Math.round(after.minutes * 60_000) : startOfStudyDay(day + days, clock),
    stability,
    difficulty,
    scheduledDays: days,
    learningStep,
    reps: memory.reps + 1,
    lapses,
    firstReview: memory.firstReview ?? at,
    lastReview: at,
    lastStudyDay: day,
    firstRating: memory.firstRating ?? rating,
    timedAnswers: memory.timedAnswers,
    answerMs: memory.answerMs,
  };
}

/** Adds the time that an answer took. */
function timed(memory: Memory, { durationMs }: Pick<FoldedReview, 'durationMs'>): Memory {
  if (durationMs === null) return memory;
  return {
    ...memory,
    timedAnswers: memory.timedAnswers + 1,
    answerMs: memory.answerMs + Math.min(durationMs, longestAnswerMs),
  };
}

/**
 * Practice leaves the memory as it is, an open learning step too. Failing it brings the card back today; after a review
 * that counted today, passing it then lets the card rest until tomorrow. It never makes a card come later than it would.
 */
function practise(memory: Memory, { rating, at, clock, settings }: FoldedReview, day: number): Memory {
  if (memory.state !== 'review') return memory;
  if (rating === 'again') {
    const minutes = settings.relearningSteps[0] ?? settings.learningSteps[0] ?? 0;
    return { ...memory, due: Math.min(memory.due, at + minutes * 60_000) };
  }
  const restsToday = memory.due <= at && memory.lastStudyDay === day;
  return restsToday ? { ...memory, due: startOfStudyDay(day + 1, clock) } : memory;
}

/** Study days since the last review that counted; a learning step that crosses the rollover is still the same day. */
function elapsedDays(memory: Memory, day: number, clock: StudyClock): number {
  if (memory.lastStudyDay === null) return 0;
  const since = inSteps(memory)
    ? Math.min(day, Math.max(memory.lastStudyDay, studyDay(memory.due, clock)))
    : memory.lastStudyDay;
  return day - since;
}
