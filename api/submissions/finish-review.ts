import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { takeSubmission, updateSubmission, type SubmissionKey } from '../../db/submissions.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import { findUser } from '../../db/users.ts';
import type { Membership } from '../cohorts/policy.ts';
import { Conflict } from '../errors.ts';
import { quoteOf } from '../notifications/plain-text.ts';
import { tell } from '../notifications/tell.ts';
import { emit } from '../webhooks/emit.ts';
import { refuseWhileLocked, released } from './lock-submission.ts';
import { takesOf } from '../assignments/takes.ts';
import { submissionFor, type SubmissionFor } from './policy.ts';
import { addComment, type NewComment } from './write-comment.ts';

/**
 * Marks a submission as reviewed and tells its learner; doing it twice changes nothing. Throws NotFound and Conflict.
 * @param read the take that the coach has read, if they say so
 */
export async function finishReview(
  db: Database,
  coachId: string,
  key: SubmissionKey,
  read: number | undefined,
  now: Date,
): Promise<Membership> {
  const coach = await findUser(db.read, coachId);
  return db.transaction(function* (tx) {
    const { found, membership, taken } = yield* takeToReview(tx, coachId, key, now);
    refuseOtherTake(taken, read);
    if (taken.status === 'reviewed') return membership;
    if (taken.status !== 'handed-in') throw notHandedIn(taken);
    const review = { status: 'reviewed', reviewedBy: coachId, reviewedAt: now, waitingSince: null } as const;
    yield* run(updateSubmission(tx, key, { ...review, ...released }));
    yield* tell(
      tx,
      [
        {
          userId: key.userId,
          key: `reviewed:${key.assignmentId}:${taken.take}`,
          kind: 'reviewed',
          payload: {
            href: `/assignments/${key.assignmentId}`,
            actor: coach?.name ?? '',
            cohort: membership.cohort.name,
            title: found.assignment.title,
          },
        },
      ],
      now,
    );
    yield* emit(tx, taken.cohortId, 'submission.reviewed', { ...key, take: taken.take, score: taken.score }, now);
    return membership;
  });
}

/**
 * Gives a submission back for another take, with a comment in its thread. Sent again it changes nothing. Throws NotFound,
 * and Conflict where nothing was handed in or no take is left.
 * @param grantTake gives one take more where none is left
 */
export async function returnSubmission(
  db: Database,
  coachId: string,
  key: SubmissionKey,
  { grantTake, take: read, ...comment }: NewComment & { grantTake: boolean; take?: number | undefined },
  now: Date,
): Promise<Membership> {
  const coach = await findUser(db.read, coachId);
  return db.transaction(function* (tx) {
    const { found, membership, taken } = yield* takeToReview(tx, coachId, key, now);
    const subject = { userId: key.userId, assignmentId: key.assignmentId };
    const { isNew } = yield* addComment(tx, subject, { cohortId: taken.cohortId, authorId: coachId }, comment, now);
    if (!isNew) return membership;
    refuseOtherTake(taken, read);
    if (taken.status !== 'handed-in' && taken.status !== 'reviewed') throw notHandedIn(taken);
    if (found.assignment.kind === 'habit')
      throw new Conflict(
        'A habit is done once it was kept up, and has no other take: write a comment, or assign another.',
      );
    const takes = takesOf({ assignment: found.assignment, submission: taken });
    const isUsedUp = taken.take >= takes;
    if (isUsedUp && !grantTake)
      throw new Conflict(
        `${found.learner.name} has used ${takes === 1 ? 'the only take' : `all ${takes} takes`}: send grantTake to give one more.`,
      );
    yield* run(
      updateSubmission(tx, key, {
        status: 'returned',
        waitingSince: now,
        extraTakes: taken.extraTakes + (isUsedUp ? 1 : 0),
        reviewedBy: null,
        reviewedAt: null,
        ...released,
      }),
    );
    yield* tell(
      tx,
      [
        {
          userId: key.userId,
          key: `returned:${key.assignmentId}:${comment.id}`,
          kind: 'returned',
          payload: {
            href: `/assignments/${key.assignmentId}`,
            actor: coach?.name ?? '',
            cohort: membership.cohort.name,
            title: found.assignment.title,
            text: quoteOf(comment.text),
          },
        },
      ],
      now,
    );
    yield* emit(tx, taken.cohortId, 'submission.returned', { ...key, take: taken.take }, now);
    return membership;
  });
}

/** Takes a submission for a coach who may review it and whom no other keeps from it. */
function* takeToReview(
  tx: Writer,
  coachId: string,
  key: SubmissionKey,
  now: Date,
): Work<{ found: SubmissionFor; membership: Membership; taken: SubmissionRow }> {
  const found = yield* submissionFor(tx, 'review', coachId, key);
  const [taken] = yield* run(takeSubmission(tx, key));
  if (!taken || !found.coach) throw new Conflict('This hand-in was just taken away: choose another.');
  yield* refuseWhileLocked(tx, taken, coachId, now);
  return { found, membership: found.coach, taken };
}

/** Throws Conflict where the learner went on to another take than the one that was read. */
function refuseOtherTake({ take }: SubmissionRow, read: number | undefined): void {
  if (read !== undefined && read !== take)
    throw new Conflict(`You read take ${read}, and its learner is at take ${take} by now: open it again, then choose.`);
}

const notHandedIn = ({ status }: SubmissionRow) =>
  new Conflict(
    status === 'returned'
      ? 'This was given back and waits for the learner: choose one that is handed in.'
      : 'This is not handed in yet: choose one that is.',
  );
