import type { CardRow, ReviewLogRow, SettingsRow } from '../../db/schema.ts';
import { foldedReview } from '../reviews/fold-card.ts';
import { applyReview } from '../scheduling/fold.ts';
import { newMemory, type Memory, type Rating, type SchedulingSettings } from '../scheduling/memory.ts';
import { startOfStudyDay, studyDay } from '../scheduling/study-day.ts';
import { weightsInForce } from '../scheduling/weights.ts';

/** What Anki's cards table says of a card's schedule. */
export interface ScheduleColumns {
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  type: number;
  /** As type (relearning is 1), or -1 suspended, -3 buried by its learner. */
  queue: number;
  /** New: a position; learning: seconds since 1970; review: days since the collection began. */
  due: number;
  /** Days. */
  ivl: number;
  /** Ease in thousandths, for those who do without FSRS. */
  factor: number;
  /** Steps left today × 1000 + steps left. */
  left: number;
  reps: number;
  lapses: number;
  flags: number;
  /** JSON: FSRS's state. */
  data: string;
}

/** A row of Anki's revlog, its id aside. */
export interface RevlogColumns {
  /** Instant, ms. */
  at: number;
  ease: number;
  /** Days, or seconds below 0. */
  ivl: number;
  lastIvl: number;
  factor: number;
  time: number;
  /** 0 learning, 1 review, 2 relearning, 3 practice. */
  type: number;
}

const types = { new: 0, learning: 1, review: 2, relearning: 3 } as const;
const grades = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, number>;
const usualEase = 2500;

/**
 * @param firstDay study day on which the exported collection began
 * @param position among new cards
 */
export function scheduleColumns(
  card: CardRow,
  settings: SettingsRow,
  scheduling: SchedulingSettings,
  { firstDay, position, now }: { firstDay: number; position: number; now: Date },
): ScheduleColumns {
  const { state, stability, difficulty, lastReview } = card;
  const inSteps = state === 'learning' || state === 'relearning';
  const due = Math.floor(card.due.getTime() / 1000);
  const dueDay = studyDay(card.due.getTime(), settings) - firstDay;
  const buried = card.buriedUntil !== null && card.buriedUntil > now;
  const fsrs = {
    s: round(stability, 4),
    d: round(difficulty, 3),
    dr: round(scheduling.desiredRetention, 2),
    decay: round(weightsInForce(scheduling)[20] ?? 0, 3),
    ...(lastReview === null ? {} : { lrt: Math.floor(lastReview.getTime() / 1000) }),
  };
  return {
    type: types[state],
    queue: card.suspendedAt !== null ? -1 : buried ? -3 : inSteps ? 1 : types[state],
    due: state === 'new' ? position : inSteps ? due : Math.max(0, dueDay),
    ivl: state === 'new' || state === 'learning' ? 0 : Math.max(1, card.scheduledDays),
    factor: state === 'new' ? 0 : usualEase,
    left: inSteps ? 1001 : 0,
    reps: card.reps,
    lapses: card.lapses,
    flags: card.flag,
    data: state === 'new' ? '{}' : JSON.stringify(fsrs),
  };
}

/** A card's reviews as rows of revlog, each by what the fold makes of it; practice as answers that do not reschedule. */
export function revlogColumns(
  cardId: string,
  reviews: readonly ReviewLogRow[],
  settings: (version: number) => SchedulingSettings,
): RevlogColumns[] {
  let before: Memory = newMemory(0);
  return reviews.flatMap((entry) => {
    if (entry.rating === null) return [];
    const review = foldedReview(entry, entry.rating, settings(entry.settingsVersion));
    const after = applyReview(before, review, cardId);
    const counts = after.reps > before.reps;
    const type = before.state === 'review' ? 1 : before.state === 'relearning' ? 2 : 0;
    const row = {
      at: review.at,
      ease: grades[entry.rating],
      ivl: intervalOf(after, review.at),
      lastIvl: intervalOf(before, before.lastReview ?? review.at),
      factor: counts ? fsrsFactor(after.difficulty) : 0,
      time: entry.durationMs ?? 0,
      type: counts ? type : 3,
    };
    before = after;
    return [row];
  });
}

const intervalOf = ({ state, due, scheduledDays }: Memory, since: number): number =>
  state === 'new'
    ? 0
    : state === 'review'
      ? Math.max(1, scheduledDays)
      : Math.min(-1, -Math.round((due - since) / 1000));

/** How Anki writes a difficulty of 1 to 10 where it wrote an ease before: 100 to 1100. */
const fsrsFactor = (difficulty: number): number => Math.round(((difficulty - 1) / 9) * 1000 + 100);

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** When the exported collection began, in seconds: the start of its first study day. */
export const collectionStart = (firstDay: number, clock: SettingsRow): number =>
  Math.floor(startOfStudyDay(firstDay, clock) / 1000);
