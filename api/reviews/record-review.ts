import { findAttempt } from '../../db/attempts.ts';
import { storeFold, type FoldColumns } from '../../db/cards.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findReviewLog, insertReviewLog, listCardLog } from '../../db/review-logs.ts';
import type { AttemptRow, CardRow, ReviewLogRow, SettingsRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { schedulingSettings, settingsByVersion, takeSettings, versionAt } from '../accounts/settings.ts';
import { takeDayPicker } from '../cards/day-picker.ts';
import { presentCard } from '../cards/present-card.ts';
import { takeOrMakeCard } from '../cards/take-card.ts';
import { Conflict, invalidFields, NotFound } from '../errors.ts';
import { applyReview, balanceOf, foldVersion, inOrder } from '../scheduling/fold.ts';
import type { PickDay } from '../scheduling/fuzz.ts';
import { isLeechEvent, type Rating } from '../scheduling/memory.ts';
import { foldCard, foldColumnsOf, foldedReview, foldLog, memoryOf } from './fold-card.ts';
import { presentReview, type PresentedReview } from './present-review.ts';

/** A review as a device sends it; `reviewedAt` as it was written, to tell a repeat from other content. */
export interface ReviewRequest {
  id: string;
  cardId: string;
  rating: Rating;
  reviewedAt: string;
  durationMs?: number | undefined;
  attemptId?: string | undefined;
  ahead: boolean;
}

/** The answer to a review; `replayed` if it was recorded before. */
export interface RecordedReview {
  answer: PresentedReview;
  replayed: boolean;
}

/**
 * Records a review: log and card change together or not at all. The same request again is answered
 * as the first time, word for word; another one under the same id is a Conflict.
 * @param at when it was given, by the server's clock (see device-clock.ts)
 */
export function recordReview(
  db: Database,
  userId: string,
  request: ReviewRequest,
  at: Date,
  now: Date,
): Promise<RecordedReview> {
  return db.transaction(function* (tx) {
    const [seen] = yield* run(findReviewLog(tx, { userId, id: request.id }));
    if (seen) return replay(seen, request);
    const taken = yield* takeOrMakeCard(tx, userId, request.cardId, now);
    if (!taken) throw new NotFound('You have no such card: choose one of your queue or of a deck.');
    const card = taken.foldVersion === foldVersion ? taken : yield* foldCard(tx, taken);
    refuseSuspended(card, at);
    const attempt = yield* attemptOf(tx, userId, request);
    const current = yield* takeSettings(tx, userId);
    const inForce = at >= current.since ? current : versionAt(yield* run(allSettings(tx, { userId })), at);
    const pick = yield* takeDayPicker(tx, inForce, at, now);
    const entry = balanced(card, logEntry(card, request, attempt, inForce, at, now), request.rating, inForce, pick);
    const fold = yield* foldWith(tx, card, entry, request.rating, inForce);
    const answer = {
      review: presentReview(entry, false),
      card: presentCard({ ...card, ...fold }, current, now),
      leech: fold.lapses > card.lapses && isLeechEvent(fold.lapses, current.leechThreshold),
    };
    const added = yield* run(insertReviewLog(tx, { ...entry, answer }));
    if (added.length === 0) {
      const [first] = yield* run(findReviewLog(tx, { userId, id: request.id }));
      if (first) return replay(first, request);
    }
    yield* run(storeFold(tx, { userId, id: card.id, ...fold }));
    return { answer, replayed: false };
  });
}

function replay(log: ReviewLogRow, request: ReviewRequest): RecordedReview {
  if (log.kind !== 'review' || log.request !== contentOf(request)) {
    throw new Conflict(`Another review was recorded under the id ${request.id}: give each review an id of its own.`);
  }
  // Stored by recordReview itself.
  return { answer: log.answer as PresentedReview, replayed: true };
}

const contentOf = ({ cardId, rating, reviewedAt, durationMs, attemptId, ahead }: ReviewRequest) =>
  JSON.stringify([cardId, rating, new Date(reviewedAt).toISOString(), durationMs ?? null, attemptId ?? null, ahead]);

/** What a device answered before the card was suspended still counts. */
function refuseSuspended({ suspendedAt }: CardRow, at: Date) {
  if (suspendedAt && at >= suspendedAt) {
    throw new Conflict('This card is suspended, so it takes no reviews: resume it first.');
  }
}

function* attemptOf(
  tx: Writer,
  userId: string,
  { attemptId, cardId, rating }: ReviewRequest,
): Work<AttemptRow | undefined> {
  if (attemptId === undefined) return undefined;
  const [attempt] = yield* run(findAttempt(tx, { userId, id: attemptId }));
  if (!attempt?.handedIn) throw new NotFound('There is no such attempt: hand it in first, or leave attemptId out.');
  const field = (pointer: string, message: string) => invalidFields([{ pointer, message }]);
  if (attempt.cardId !== cardId)
    throw field('/body/attemptId', 'belongs to another card: send the attempt of this card');
  if (attempt.hints > 0 && rating === 'easy')
    throw field('/body/rating', 'a hint was used, so Easy is not offered: rate again, hard or good');
  return attempt;
}

function logEntry(
  card: CardRow,
  request: ReviewRequest,
  attempt: AttemptRow | undefined,
  inForce: SettingsRow,
  at: Date,
  now: Date,
): ReviewLogRow {
  return {
    userId: card.userId,
    id: request.id,
    kind: 'review',
    cardId: card.id,
    targetId: null,
    rating: request.rating,
    suggestedRating: attempt?.suggestedRating ?? null,
    reviewedAt: at,
    recordedAt: now,
    timeZone: inForce.timeZone,
    rolloverHour: inForce.rolloverHour,
    settingsVersion: inForce.version,
    ahead: request.ahead,
    loadBalanceDays: 0,
    durationMs: request.durationMs ?? null,
    source: card.kind === 'drill' ? 'drill' : 'review',
    attemptId: attempt?.id ?? null,
    request: contentOf(request),
    answer: null,
  };
}

/** The entry with the days that load balancing adds; a review that arrives late is left where it falls. */
function balanced(
  card: CardRow,
  entry: ReviewLogRow,
  rating: Rating,
  inForce: SettingsRow,
  pick: PickDay,
): ReviewLogRow {
  const review = foldedReview(entry, rating, schedulingSettings(inForce));
  return isNewest(card, review)
    ? { ...entry, loadBalanceDays: balanceOf(memoryOf(card), review, card.id, pick) }
    : entry;
}

/** True if no review of the card's fold comes after this one. */
const isNewest = ({ foldedAt, foldedId }: CardRow, review: { at: number; id: string }): boolean =>
  !foldedAt || foldedId === null || inOrder({ at: foldedAt.getTime(), id: foldedId }, review) < 0;

/** The card's fold with one more review: added to what is stored if it is the newest, else the log is folded again. */
function* foldWith(
  tx: Writer,
  card: CardRow,
  entry: ReviewLogRow,
  rating: Rating,
  inForce: SettingsRow,
): Work<FoldColumns> {
  const review = foldedReview(entry, rating, schedulingSettings(inForce));
  if (isNewest(card, review)) return foldColumnsOf(applyReview(memoryOf(card), review, card.id), review);
  const log = yield* run(listCardLog(tx, { userId: card.userId, cardId: card.id }));
  return foldLog(card, [...log, entry], settingsByVersion(yield* run(allSettings(tx, { userId: card.userId }))));
}
