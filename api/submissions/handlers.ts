import type { Deps } from '../deps.ts';
import { readThrough, type Database } from '../../db/database.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import { recordAccess } from '../cohorts/record-access.ts';
import type { Handlers } from '../http/route.ts';
import { correctVerdicts } from './correct-verdicts.ts';
import { finishReview, returnSubmission } from './finish-review.ts';
import { buildQueue } from './list-queue.ts';
import { lockSubmission, unlockSubmission } from './lock-submission.ts';
import { attemptFor, cohortFor, submissionFor } from './policy.ts';
import { presentLearnerAttempt, readingOf } from './present-learner-attempt.ts';
import { presentReviewer, readPeople } from './present-state.ts';
import { presentSubmission } from './present-submission.ts';
import type { submissionRoutes } from './routes.ts';

export function submissionHandlers({ db, clock }: Pick<Deps, 'db' | 'clock'>): Handlers<typeof submissionRoutes> {
  return {
    async listSubmissions({ params: { cohortId }, query: { limit, cursor, ...filter }, actor: { userId } }) {
      await readThrough(db, (reader) => cohortFor(reader, 'readQueue', userId, cohortId));
      return {
        status: 200,
        body: await buildQueue(db.read, userId, { cohortId, ...filter }, { limit, cursor }, clock()),
      };
    },

    async getSubmission({ params, actor }) {
      const now = clock();
      const membership = await db.transaction(function* (tx) {
        const { coach } = yield* submissionFor(tx, 'readSubmission', actor.userId, params);
        const access = { learnerId: params.userId, kind: 'submission', about: params.assignmentId } as const;
        if (coach) yield* recordAccess(tx, coach, access, now);
        return coach;
      });
      return { status: 200, body: await presentSubmission(db.read, params, notNull(membership), now) };
    },

    async lockSubmission({ params, body, actor }) {
      const now = clock();
      const locked = await lockSubmission(db, actor.userId, params, { takeOver: body?.takeOver ?? false }, now);
      return { status: 200, body: await presentLock(db, locked, actor.userId, now) };
    },

    async unlockSubmission({ params, actor }) {
      const freed = await unlockSubmission(db, actor.userId, params);
      return { status: 200, body: await presentLock(db, freed, actor.userId, clock()) };
    },

    async returnSubmission({ params, body, actor }) {
      const now = clock();
      const membership = await returnSubmission(db, actor.userId, params, body, now);
      return { status: 200, body: await presentSubmission(db.read, params, membership, now) };
    },

    async finishReview({ params, body, actor }) {
      const now = clock();
      const membership = await finishReview(db, actor.userId, params, body?.take, now);
      return { status: 200, body: await presentSubmission(db.read, params, membership, now) };
    },

    async getLearnerAttempt({ params, actor }) {
      const now = clock();
      const allowed = await db.transaction(function* (tx) {
        const found = yield* attemptFor(tx, 'readAnswer', actor.userId, params);
        const [membership] = found.coach;
        const access = { learnerId: params.userId, kind: 'answer', about: params.attemptId } as const;
        if (membership) yield* recordAccess(tx, membership, access, now);
        return found;
      });
      const reading = readingOf(actor.userId, allowed);
      return { status: 200, body: await presentLearnerAttempt(db, allowed.attempt, reading, now) };
    },

    async correctVerdicts({ params, body, actor }) {
      const now = clock();
      const { attempt, reading } = await correctVerdicts(db, actor.userId, params, body.verdicts, now);
      return { status: 200, body: await presentLearnerAttempt(db, attempt, reading, now) };
    },
  };
}

async function presentLock(db: Database, submission: SubmissionRow | undefined, readerId: string, now: Date) {
  if (!submission) return { reviewer: null };
  const people = await readPeople(db.read, submission.cohortId, [submission]);
  return { reviewer: presentReviewer(submission, people, readerId, now) };
}

/** Rules that let coaches alone have one. */
function notNull<T>(value: T | null): T {
  if (value === null) throw new Error('A rule for coaches let somebody else in.');
  return value;
}
