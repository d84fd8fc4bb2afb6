import { run, type Database } from '../../db/database.ts';
import { findOptimisation } from '../../db/optimisations.ts';
import type { OptimisationRow } from '../../db/schema.ts';
import { Conflict, NotFound } from '../errors.ts';
import { endOptimisation } from './end-optimisation.ts';

/** Cancels an optimisation that is not over; whoever trains for it stops within a second. */
export function cancelOptimisation(db: Database, userId: string, id: string, now: Date): Promise<OptimisationRow> {
  return db.transaction(function* (tx) {
    const outcome = { status: 'cancelled', adopted: false, reason: 'You cancelled it, so nothing changes.' } as const;
    const cancelled = yield* endOptimisation(tx, { userId, id }, outcome, now);
    if (cancelled) return cancelled;
    const [found] = yield* run(findOptimisation(tx, userId, id));
    if (!found) throw new NotFound('You have no such optimisation: choose one of your own.');
    if (found.status === 'cancelled') return found;
    throw new Conflict(
      'This optimisation is over, so there is nothing to cancel. To undo what it changed, go back to the parameters before it.',
    );
  });
}
