import type { Rating } from '../../scheduling/memory.ts';

/** A row of Anki's revlog. */
export interface RevlogEntry {
  /** Instant, ms. */
  at: number;
  /** 1 again to 4 easy; 0: a change by hand. */
  ease: number;
  /** Ease or difficulty after it; 0 where the answer did not reschedule, or the card was reset. */
  factor: number;
  durationMs: number;
  /** 0 learning, 1 review, 2 relearning, 3 filtered, 4 by hand, 5 rescheduled. */
  kind: number;
}

export interface SelectedReview {
  at: number;
  rating: Rating;
  durationMs: number | null;
  counts: boolean;
}

/**
 * The reviews of one card that its memory is made of, by the rule of Anki's FSRS (rslib/src/scheduler/fsrs/params.rs): from the
 * first of the last unbroken run of learning steps on, or else from the first answer after the card was last reset.
 * Changes by hand are left out; answers in a filtered deck that does not reschedule are practice.
 * @param entries oldest first
 */
export function selectReviews(entries: readonly RevlogEntry[]): SelectedReview[] {
  return asReviews(entries.slice(startOfMemory(entries)));
}

/** Every answer in some entries. */
export function asReviews(entries: readonly RevlogEntry[]): SelectedReview[] {
  return entries.flatMap(({ at, ease, kind, factor, durationMs }) => {
    const rating = ratings[ease];
    if (!rating || kind === byHand || kind === rescheduled) return [];
    const duration = durationMs >= 0 && durationMs < 2 ** 31 ? durationMs : null;
    return [{ at, rating, durationMs: duration, counts: !isCram({ kind, factor }) }];
  });
}

/** Index of the first entry that counts; their number if none does. */
function startOfMemory(entries: readonly RevlogEntry[]): number {
  let firstAnswer: number | undefined;
  let firstStep: number | undefined;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry || isCram(entry)) continue;
    const isAnswer = ratings[entry.ease] !== undefined;
    if (isAnswer && entry.kind === learning) firstStep = index;
    else if (firstStep !== undefined) break;
    else if (entry.kind === byHand && entry.factor === 0) break;
    if (isAnswer) firstAnswer = index;
  }
  return firstStep ?? firstAnswer ?? entries.length;
}

const [learning, filtered, byHand, rescheduled] = [0, 3, 4, 5];
const ratings: readonly (Rating | undefined)[] = [undefined, 'again', 'hard', 'good', 'easy'];
const isCram = ({ kind, factor }: Pick<RevlogEntry, 'kind' | 'factor'>) => kind === filtered && factor === 0;
