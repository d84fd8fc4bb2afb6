import { randomUUID } from 'node:crypto';
import { countReviews } from '../../db/cards.ts';
import { run, type Database } from '../../db/database.ts';
import { insertJob } from '../../db/jobs.ts';
import { insertOptimisation, listOptimisations } from '../../db/optimisations.ts';
import type { OptimisationRow } from '../../db/schema.ts';
import { takeSettings } from '../accounts/settings.ts';
import { Conflict } from '../errors.ts';

export const optimiseKind = 'optimise';

/** A learner has at most one optimisation that is not over: its job, under this key, goes with it. */
export const optimiseKey = (userId: string): string => `${optimiseKind}:${userId}`;

/** Queues an optimisation, unless one of the learner's is under way: that one is answered then. */
export function startOptimisation(
  db: Database,
  userId: string,
  trigger: OptimisationRow['trigger'],
  now: Date,
): Promise<{ optimisation: OptimisationRow; started: boolean }> {
  return db.transaction(function* (tx) {
    const { parameters } = yield* takeSettings(tx, userId);
    const [counted] = yield* run(countReviews(tx, userId));
    const row: OptimisationRow = {
      userId,
      id: randomUUID(),
      status: 'queued',
      trigger,
      progress: 0,
      createdAt: now,
      startedAt: null,
      finishedAt: null,
      reviews: counted?.reviews ?? 0,
      items: null,
      heldOut: null,
      parameters: null,
      previousParameters: parameters,
      logLoss: null,
      adopted: null,
      reason: null,
      settingsVersion: null,
    };
    const job = {
      id: randomUUID(),
      key: optimiseKey(userId),
      kind: optimiseKind,
      payload: { userId, id: row.id },
      runAt: now,
    };
    if (!(yield* insertJob(tx, job, now))) {
      const [underWay] = yield* run(listOptimisations(tx, userId, { statuses: ['queued', 'running'], limit: 1 }));
      if (underWay) return { optimisation: underWay, started: false };
      throw new Conflict('An optimisation is just coming to its end: try again in a moment.');
    }
    yield* insertOptimisation(tx, row);
    return { optimisation: row, started: true };
  });
}
