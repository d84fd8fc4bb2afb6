import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { isDatabaseFault } from '../../db/faults.ts';
import { insertJob } from '../../db/jobs.ts';
import {
  deleteFormerFigures,
  listCohortsToMeasure,
  listLastReviews,
  listLearnersToMeasure,
  storeLearnerFigures,
  type LearnerToMeasure,
} from '../../db/learner-figures.ts';
import type { Deps } from '../deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { dayMs } from '../scheduling/study-day.ts';
import { lastSeen } from './last-seen.ts';
import { measureLearner } from './measure-learner.ts';

const measureKind = 'measure-learners';
const everyMs = 2 * 60_000;
/** Somebody who studies is measured again so often … */
const pauseMs = 10 * 60_000;
/** … until so long after their last answer: verdicts and undone reviews come later than it. */
const afterwardsMs = 60 * 60_000;

/** Sees to it that the job below is there, once for all processes. */
export function scheduleMeasuring(db: Database, now: Date): Promise<boolean> {
  const job = { id: measureKind, key: measureKind, kind: measureKind, payload: {}, runAt: now };
  return db.transaction((tx) => insertJob(tx, job, now));
}

/** The work of dashboards outside requests. */
export const dashboardJobs = ({ db, clock, logger }: Deps): Record<string, JobKind> => ({
  [measureKind]: {
    run: async (_payload, signal) => {
      await measureDue(db, clock, {
        signal,
        onFault: (err) => logger.error({ err }, 'a learner could not be measured for a dashboard'),
      });
      return new Date(clock().getTime() + everyMs);
    },
  },
});

/**
 * Measures every learner of a cohort about whom something may have changed, one after another; answers how many.
 * @param onFault told why one could not be measured, which keeps nobody else from it; without it, that is thrown
 */
export async function measureDue(
  db: Database,
  clock: () => Date,
  { signal, onFault }: { signal?: AbortSignal; onFault?: (error: unknown) => void } = {},
): Promise<number> {
  let measured = 0;
  await db.transaction(deleteFormerFigures);
  for (const { id: cohortId } of await listCohortsToMeasure(db.read)) {
    const reviewed = new Map((await listLastReviews(db.read, cohortId)).map((row) => [row.userId, row.reviewedAt]));
    for (const learner of await listLearnersToMeasure(db.read, cohortId)) {
      signal?.throwIfAborted();
      const now = clock();
      if (!isDue(learner, reviewed.get(learner.userId) ?? null, now)) continue;
      try {
        await measureAndStore(db, learner, cohortId, now);
        measured += 1;
      } catch (error) {
        if (!onFault || isDatabaseFault(error)) throw error;
        onFault(error);
      }
      await nextTurn(); // requests come first
    }
  }
  return measured;
}

async function measureAndStore(db: Database, learner: LearnerToMeasure, cohortId: string, now: Date): Promise<void> {
  const { userId, shareProgress, shareAnswers } = learner;
  const figures = await measureLearner(db, { userId, cohortId, shareProgress, shareAnswers }, now);
  const shared = { sharedProgress: shareProgress, sharedAnswers: shareAnswers };
  await db.transaction((tx) => storeLearnerFigures(tx, { userId, cohortId, measuredAt: now, ...shared, figures }));
}

/** Once a day at least, since memory fades and an interview comes nearer. */
function isDue(learner: LearnerToMeasure, reviewedAt: Date | null, now: Date): boolean {
  const { measuredAt, shareProgress, shareAnswers, sharedProgress, sharedAnswers } = learner;
  if (measuredAt === null || shareProgress !== sharedProgress || shareAnswers !== sharedAnswers) return true;
  const age = now.getTime() - measuredAt.getTime();
  if (age >= dayMs || (reviewedAt !== null && reviewedAt > measuredAt)) return true;
  const seen = lastSeen(learner);
  return age >= pauseMs && seen !== null && seen.getTime() > measuredAt.getTime() - afterwardsMs;
}
