import type { Work, Writer } from '../../db/database.ts';
import { deleteJob } from '../../db/jobs.ts';
import { updateOptimisation } from '../../db/optimisations.ts';
import type { OptimisationRow } from '../../db/schema.ts';
import { optimiseKey } from './start-optimisation.ts';

/** Ends an optimisation that is not over, and its job with it; undefined if it is over, or there is none. */
export function* endOptimisation(
  tx: Writer,
  target: Pick<OptimisationRow, 'userId' | 'id'>,
  outcome: Partial<OptimisationRow> & Pick<OptimisationRow, 'status' | 'adopted' | 'reason'>,
  now: Date,
): Work<OptimisationRow | undefined> {
  const ended = yield* updateOptimisation(tx, target, { ...outcome, finishedAt: now });
  if (ended) yield* deleteJob(tx, optimiseKey(target.userId));
  return ended;
}
