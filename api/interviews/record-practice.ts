import { v5 } from 'uuid';
import { run, type Work, type Writer } from '../../db/database.ts';
import { insertReviewLog } from '../../db/review-logs.ts';
import type { AttemptRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { takeSettings, versionAt } from '../accounts/settings.ts';
import { takeOrMakeCard } from '../cards/take-card.ts';
import { foldCard } from '../reviews/fold-card.ts';

/** Namespace of the ids of reviews that come of answers in interviews; changing it would count them twice. */
const namespace = '2c8e1e0b-5a7e-4f0c-9a54-0c7c1d5f3f6e';

/** The id of the review that an answer in an interview becomes, so that it is recorded once. */
const practiceReviewId = (attemptId: string): string => v5(attemptId, namespace);

/**
 * Records an answer in an interview as practice of its card, with the rating that it suggests, as of when it was given.
 * Once: a verdict corrected later never rewrites it, nor does it come back when it was undone.
 */
export function* recordPractice(tx: Writer, attempt: AttemptRow, now: Date): Work<void> {
  const { userId, id: attemptId, suggestedRating: rating, handedInAt, durationMs } = attempt;
  if (rating === null) return;
  const card = yield* takeOrMakeCard(tx, userId, attempt.cardId, now);
  if (!card) return; // gone with its deck
  yield* takeSettings(tx, userId);
  const { timeZone, rolloverHour, version } = versionAt(yield* run(allSettings(tx, { userId })), handedInAt);
  const added = yield* run(
    insertReviewLog(tx, {
      userId,
      id: practiceReviewId(attemptId),
      kind: 'review',
      cardId: card.id,
      targetId: null,
      rating,
      suggestedRating: rating,
      reviewedAt: handedInAt,
      recordedAt: now,
      timeZone,
      rolloverHour,
      settingsVersion: version,
      ahead: false,
      loadBalanceDays: 0,
      durationMs,
      source: 'interview',
      attemptId,
      request: null,
      answer: null,
    }),
  );
  if (added.length > 0) yield* foldCard(tx, card);
}
