import { findMembership } from '../../db/cohort-members.ts';
import { listNames } from '../../db/comments.ts';
import { run, type Database, type Reader, type Work } from '../../db/database.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import { takeSubmission, updateSubmission, type SubmissionKey } from '../../db/submissions.ts';
import { Conflict } from '../errors.ts';
import { submissionFor } from './policy.ts';

const leaseMs = 10 * 60_000;

/**
 * Gives a coach a submission to review for ten minutes, or for ten more. Another who has it keeps it, unless they are
 * asked to give it up by `takeOver`. Throws NotFound and Conflict.
 */
export function lockSubmission(
  db: Database,
  coachId: string,
  key: SubmissionKey,
  { takeOver }: { takeOver: boolean },
  now: Date,
): Promise<SubmissionRow> {
  return db.transaction(function* (tx) {
    yield* submissionFor(tx, 'review', coachId, key);
    const [taken] = yield* run(takeSubmission(tx, key));
    if (taken && !takeOver) yield* refuseWhileLocked(tx, taken, coachId, now);
    const isRenewed = taken && taken.reviewerId === coachId && isLive(taken, now);
    const [locked] = yield* run(
      updateSubmission(tx, key, {
        reviewerId: coachId,
        reviewerSince: isRenewed ? taken.reviewerSince : now,
        reviewerUntil: new Date(now.getTime() + leaseMs),
      }),
    );
    if (!locked) throw new Conflict('This hand-in was just taken away: choose another.');
    return locked;
  });
}

/** Lets others review what this coach has; nothing changes where another has it. Throws NotFound. */
export function unlockSubmission(
  db: Database,
  coachId: string,
  key: SubmissionKey,
): Promise<SubmissionRow | undefined> {
  return db.transaction(function* (tx) {
    yield* submissionFor(tx, 'review', coachId, key);
    const [taken] = yield* run(takeSubmission(tx, key));
    if (taken?.reviewerId !== coachId) return taken;
    const [freed] = yield* run(updateSubmission(tx, key, released));
    return freed;
  });
}

export const released = { reviewerId: null, reviewerSince: null, reviewerUntil: null } as const;

/** Throws Conflict while another coach of its cohort has a submission open. */
export function* refuseWhileLocked(tx: Reader, submission: SubmissionRow, coachId: string, now: Date): Work<void> {
  const { reviewerId, reviewerSince, cohortId } = submission;
  if (reviewerId === null || reviewerId === coachId || !isLive(submission, now)) return;
  const [reviewer] = yield* run(findMembership(tx, reviewerId, cohortId));
  if (reviewer?.member.role !== 'coach') return;
  const [named] = yield* run(listNames(tx, [reviewerId]));
  throw new Conflict(
    `${named?.name ?? 'Another coach'} has had this open since ${reviewerSince?.toISOString() ?? 'a moment ago'}: choose another, or take it over with takeOver.`,
  );
}

const isLive = ({ reviewerUntil }: SubmissionRow, now: Date) => reviewerUntil !== null && reviewerUntil > now;
