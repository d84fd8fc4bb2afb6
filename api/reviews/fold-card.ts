import { storeFold, takeCard, type FoldColumns } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { listCardLog } from '../../db/review-logs.ts';
import type { CardRow, ReviewLogRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { settingsByVersion } from '../accounts/settings.ts';
import { foldReviews, foldVersion, inOrder, type FoldedReview } from '../scheduling/fold.ts';
import type { Memory, SchedulingSettings } from '../scheduling/memory.ts';
import { undoneIds } from './live-reviews.ts';

/** Folds a card's log anew and stores the result. The card must be taken. */
export function* foldCard(tx: Writer, card: CardRow): Work<CardRow> {
  const log = yield* run(listCardLog(tx, { userId: card.userId, cardId: card.id }));
  const settings = settingsByVersion(yield* run(allSettings(tx, { userId: card.userId })));
  return yield* storeMemory(tx, card, foldLog(card, log, settings));
}

/** An entry of the log as far as the fold goes. */
export type FoldEntry = Omit<ReviewLogRow, 'request' | 'answer'>;

/** What a card's log folds to. Pure. */
export function foldLog(
  card: Pick<CardRow, 'id' | 'createdAt'>,
  log: readonly FoldEntry[],
  settings: (version: number) => SchedulingSettings,
): FoldColumns {
  const undone = undoneIds(log);
  const reviews = log.flatMap((entry) =>
    entry.kind === 'review' && entry.rating !== null && !undone.has(entry.id)
      ? [foldedReview(entry, entry.rating, settings(entry.settingsVersion))]
      : [],
  );
  const last = reviews.toSorted(inOrder).at(-1);
  return foldColumnsOf(foldReviews(reviews, card.id, card.createdAt.getTime()), last);
}

/** Stores a memory as its card's, and returns the card with it. */
function* storeMemory(tx: Writer, card: CardRow, fold: FoldColumns): Work<CardRow> {
  yield* run(storeFold(tx, { userId: card.userId, id: card.id, ...fold }));
  return { ...card, ...fold };
}

/** Takes a card and folds its log anew; undefined if the learner has no such card. */
export function* takeAndFoldCard(tx: Writer, userId: string, id: string): Work<CardRow | undefined> {
  const [card] = yield* run(takeCard(tx, { userId, id }));
  return card && (yield* foldCard(tx, card));
}

/** A log entry as the fold reads it. */
export function foldedReview(
  entry: Pick<
    ReviewLogRow,
    'id' | 'reviewedAt' | 'timeZone' | 'rolloverHour' | 'source' | 'ahead' | 'loadBalanceDays' | 'durationMs'
  >,
  rating: FoldedReview['rating'],
  settings: SchedulingSettings,
): FoldedReview {
  const { id, reviewedAt, timeZone, rolloverHour, source, ahead, loadBalanceDays, durationMs } = entry;
  return {
    id,
    rating,
    at: reviewedAt.getTime(),
    clock: { timeZone, rolloverHour },
    settings,
    source,
    ahead,
    loadBalanceDays,
    durationMs,
  };
}

/** A card's memory out of its row. */
export function memoryOf(card: CardRow): Memory {
  const {
    state,
    due,
    stability,
    difficulty,
    scheduledDays,
    learningStep,
    reps,
    lapses,
    firstReview,
    lastReview,
    lastStudyDay,
    firstRating,
    timedAnswers,
    answerMs,
  } = card;
  return {
    state,
    due: due.getTime(),
    stability,
    difficulty,
    scheduledDays,
    learningStep,
    reps,
    lapses,
    firstReview: firstReview?.getTime() ?? null,
    lastReview: lastReview?.getTime() ?? null,
    lastStudyDay,
    firstRating,
    timedAnswers,
    answerMs,
  };
}

/** A memory as the columns of its card; `last` is the last review in the fold. */
export function foldColumnsOf(memory: Memory, last: { id: string; at: number } | undefined): FoldColumns {
  const { due, firstReview, lastReview, ...rest } = memory;
  return {
    ...rest,
    due: new Date(due),
    firstReview: firstReview === null ? null : new Date(firstReview),
    lastReview: lastReview === null ? null : new Date(lastReview),
    foldedAt: last ? new Date(last.at) : null,
    foldedId: last?.id ?? null,
    foldVersion,
  };
}
