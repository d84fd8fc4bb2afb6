import { v5 } from 'uuid';
import { insertCards, listCards, storeFold, takeCard } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { insertReviewLogs, listCardLog } from '../../db/review-logs.ts';
import type { CardRow, ReviewLogRow, SettingsRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { settingsByVersion, takeSettings } from '../accounts/settings.ts';
import { newCard } from '../cards/new-card.ts';
import { Conflict } from '../errors.ts';
import { foldLog } from '../reviews/fold-card.ts';
import type { Rating } from '../scheduling/memory.ts';

/** A review as it was given elsewhere. */
export interface ImportedReview {
  /** Instant, ms. */
  at: number;
  rating: Rating;
  durationMs: number | null;
  /** false for practice. */
  counts: boolean;
}

/** What an import says of one card; suspension, burial and flag hold only for a card that is new here. */
export interface CardHistory {
  cardId: string;
  questionId: string;
  pointId: string | null;
  reviews: readonly ImportedReview[];
  suspended?: boolean;
  buriedUntil?: Date | null;
  flag?: number;
}

/** What became of the histories. */
export interface RecordedHistories {
  reviews: { added: number; known: number };
  cards: { added: number };
  /** Whose cards' histories grew. */
  questionIds: Set<string>;
}

/**
 * Adds histories to a learner's log: cards that are missing are made, every card is folded with what is new. A review
 * that is there already (of this card, at this instant, with this rating) is not added again. Other places know no study
 * clock, so the learner's present zone, rollover and settings are taken to have been in force.
 * @param closeness ms by which an instant may be early and the review still be the same
 */
export function* recordHistories(
  tx: Writer,
  userId: string,
  histories: readonly CardHistory[],
  now: Date,
  closeness = 0,
): Work<RecordedHistories> {
  const inForce = yield* takeSettings(tx, userId);
  const settings = settingsByVersion(yield* run(allSettings(tx, { userId })));
  const existing = new Set((yield* run(listCards(tx, userId))).map((card) => card.id));
  const found: RecordedHistories = { reviews: { added: 0, known: 0 }, cards: { added: 0 }, questionIds: new Set() };
  const newCards: CardRow[] = [];
  const entries: ReviewLogRow[] = [];
  for (const history of histories) {
    const { cardId: id, questionId } = history;
    const readLog = () => run(listCardLog(tx, { userId, cardId: id }));
    const isNew = !existing.has(id);
    if (!isNew && entriesOf(history, yield* readLog(), inForce, now, closeness).length === 0) {
      found.reviews.known += history.reviews.length;
      continue;
    }
    const [taken] = isNew ? [] : yield* run(takeCard(tx, { userId, id }));
    const log = taken ? yield* readLog() : [];
    const added = entriesOf(history, log, inForce, now, closeness);
    found.reviews.added += added.length;
    found.reviews.known += history.reviews.length - added.length;
    if (added.length > 0) found.questionIds.add(questionId);
    entries.push(...added);
    if (!taken) {
      const card = cardOf(history, userId, now);
      newCards.push({ ...card, ...foldLog(card, added, settings) });
    } else {
      yield* run(storeFold(tx, { userId, id, ...foldLog(taken, [...log, ...added], settings) }));
    }
    if (entries.length >= entriesAtOnce) yield* insertReviewLogs(tx, entries.splice(0));
  }
  yield* insertReviewLogs(tx, entries);
  const made = yield* insertCards(tx, newCards);
  if (made.length < newCards.length)
    throw new Conflict('Some of these cards were answered for the first time at this moment: import the file again.');
  found.cards.added = made.length;
  return found;
}

const entriesAtOnce = 1000;

/** Namespace of the ids of imported reviews: the same review has the same id, however often it is imported. */
const namespace = '3f1b7f0e-6d0c-4b52-8a42-0b8f0a5c9e77';

function entriesOf(
  { cardId, reviews }: CardHistory,
  log: readonly ReviewLogRow[],
  inForce: SettingsRow,
  now: Date,
  closeness: number,
): ReviewLogRow[] {
  const known = new Set(log.map((entry) => `${entry.reviewedAt.getTime()} ${entry.rating}`));
  const isKnown = (at: number, rating: Rating) => {
    for (let off = 0; off <= closeness; off += 1) if (known.has(`${at + off} ${rating}`)) return true;
    return false;
  };
  return reviews.flatMap(({ at, rating, durationMs, counts }) => {
    if (isKnown(at, rating)) return [];
    known.add(`${at} ${rating}`);
    return [
      {
        userId: inForce.userId,
        id: v5(`${cardId} ${at} ${rating}`, namespace),
        kind: 'review' as const,
        cardId,
        targetId: null,
        rating,
        suggestedRating: null,
        reviewedAt: new Date(at),
        recordedAt: now,
        timeZone: inForce.timeZone,
        rolloverHour: inForce.rolloverHour,
        settingsVersion: inForce.version,
        ahead: false,
        loadBalanceDays: 0,
        durationMs,
        source: counts ? ('import' as const) : ('practice' as const),
        attemptId: null,
        request: null,
        answer: null,
      },
    ];
  });
}

function cardOf({ cardId, questionId, pointId, suspended, buriedUntil, flag }: CardHistory, userId: string, now: Date) {
  const kind = pointId === null ? ('question' as const) : ('drill' as const);
  const card = newCard({ userId, id: cardId, kind, questionId, pointId }, now);
  return { ...card, suspendedAt: suspended ? now : null, buriedUntil: buriedUntil ?? null, flag: flag ?? 0 };
}
