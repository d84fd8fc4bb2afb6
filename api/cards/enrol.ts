import type { z } from 'zod';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findEnrolment, storeEnrolment } from '../../db/enrolments.ts';
import type { EnrolmentRow } from '../../db/schema.ts';
import type { Limits } from './routes.ts';

/** Starts studying a deck, or changes its limits: fields left out keep their value. `today` is the study day. */
export function enrol(
  db: Database,
  key: { userId: string; deckId: string },
  limits: z.output<typeof Limits>,
  today: number,
  now: Date,
): Promise<void> {
  return db.transaction(function* (tx) {
    const [known] = yield* run(findEnrolment(tx, key));
    const before = known ?? { ...key, ...noLimits, active: true, enrolledAt: now };
    yield* storeEnrolment(tx, {
      ...before,
      active: true,
      enrolledAt: known?.active ? known.enrolledAt : now,
      ...changedLimits(before, limits, today),
    });
  });
}

/** Starts studying a deck with no limits of its own, inside a transaction; for one that the learner never studied. */
export function* startStudying(tx: Writer, key: { userId: string; deckId: string }, now: Date): Work<void> {
  yield* storeEnrolment(tx, { ...key, ...noLimits, active: true, enrolledAt: now });
}

/** Studies a deck that is not studied for the cards there are of it, without new questions, inside a transaction. */
export function* studyWithoutNew(tx: Writer, key: { userId: string; deckId: string }, now: Date): Work<void> {
  const [known] = yield* run(findEnrolment(tx, key));
  if (known?.active) return;
  yield* storeEnrolment(tx, { ...key, ...noLimits, newPerDay: 0, active: true, enrolledAt: now });
}

/** Stops studying a deck; its cards and their history stay. */
export function leaveDeck(db: Database, key: { userId: string; deckId: string }): Promise<void> {
  return db.transaction(function* (tx) {
    const [known] = yield* run(findEnrolment(tx, key));
    if (known) yield* storeEnrolment(tx, { ...known, active: false });
  });
}

const noLimits = {
  newPerDay: null,
  reviewsPerDay: null,
  todayStudyDay: null,
  todayNewPerDay: null,
  todayReviewsPerDay: null,
};

function changedLimits(
  before: Omit<EnrolmentRow, 'userId' | 'deckId'>,
  limits: z.output<typeof Limits>,
  today: number,
) {
  const wishes = before.todayStudyDay === today ? before : noLimits;
  return {
    newPerDay: limits.newPerDay === undefined ? before.newPerDay : limits.newPerDay,
    reviewsPerDay: limits.reviewsPerDay === undefined ? before.reviewsPerDay : limits.reviewsPerDay,
    todayStudyDay: today,
    todayNewPerDay: limits.today?.newPerDay === undefined ? wishes.todayNewPerDay : limits.today.newPerDay,
    todayReviewsPerDay:
      limits.today?.reviewsPerDay === undefined ? wishes.todayReviewsPerDay : limits.today.reviewsPerDay,
  };
}
