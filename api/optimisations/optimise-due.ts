import { setImmediate } from 'node:timers/promises';
import { countReviews } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { insertJob } from '../../db/jobs.ts';
import { listOptimisations } from '../../db/optimisations.ts';
import { currentSettings } from '../../db/settings.ts';
import { listUserIds } from '../../db/users.ts';
import type { Deps } from '../deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { dayMs } from '../scheduling/study-day.ts';
import { isDue, nextRun, type Known } from './next-run.ts';
import { startOptimisation } from './start-optimisation.ts';

export const optimiseDueKind = 'optimise-due';

/** Sees to it that the job below is there, once for all processes. */
export function scheduleOptimisations(db: Database, now: Date): Promise<boolean> {
  const job = { id: optimiseDueKind, key: optimiseDueKind, kind: optimiseDueKind, payload: {}, runAt: now };
  return db.transaction((tx) => insertJob(tx, job, now));
}

/** The job that starts, once a day, the optimisations that are due, so that nobody must remember a button. */
export const optimiseDueJob = ({ db, clock }: Deps): JobKind => ({
  run: async (_payload, signal) => {
    for await (const userId of listUserIds(db.read)) {
      signal.throwIfAborted();
      if (await isWanted(db, userId, clock())) await startOptimisation(db, userId, 'automatic', clock());
      await setImmediate(); // requests come first
    }
    return new Date(clock().getTime() + dayMs);
  },
});

async function isWanted(db: Database, userId: string, now: Date): Promise<boolean> {
  const [settings] = await currentSettings(db.read, { userId });
  return settings !== undefined && settings.autoOptimise && isDue(nextRun(await known(db, userId)), now);
}

/** What decides when a learner's next optimisation is due. */
export async function known(db: Database, userId: string): Promise<Known> {
  const [counted] = await countReviews(db.read, userId);
  const [last] = await listOptimisations(db.read, userId, { statuses: ['done', 'failed'], limit: 1 });
  return { reviews: counted?.reviews ?? 0, cards: counted?.cards ?? 0, last };
}
