import type { z } from 'zod';
import type { OptimisationRow } from '../../db/schema.ts';
import type { Parameters } from '../../db/study-schema.ts';
import { areEqual } from './parameters.ts';
import type { Optimisation } from './routes.ts';

/** An optimisation as its learner sees it, given the parameters now in force. */
export function presentOptimisation(row: OptimisationRow, inForce: Parameters | null): z.input<typeof Optimisation> {
  const { id, status, trigger, progress, reviews, items, heldOut, parameters, previousParameters } = row;
  const { createdAt, startedAt, finishedAt, logLoss, adopted, reason } = row;
  return {
    id,
    status,
    trigger,
    progress,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    reviews,
    items,
    heldOut,
    parameters,
    previousParameters,
    logLoss,
    adopted,
    reason,
    inForce: adopted === true && areEqual(parameters, inForce),
  };
}
