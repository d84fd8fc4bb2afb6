import type { z } from 'zod';
import type { GradingRow } from '../../db/schema.ts';
import type { GradingResult } from '../grading/grader.ts';
import type { Grading } from './routes.ts';

/** A grading as its learner sees it. */
export function presentGrading(row: GradingRow): z.input<typeof Grading> {
  const { id, attemptId, rev, status, results, failure, provenance, copiedFrom, createdAt, finishedAt } = row;
  const { calls, inputTokens, cachedTokens, outputTokens, microUsd } = row;
  return {
    id,
    attemptId,
    rev,
    status,
    model: provenance?.model ?? null,
    results: lastOfEach(results),
    failure,
    provenance,
    copiedFrom,
    cost: { calls, inputTokens, cachedTokens, outputTokens, usd: calls > 0 && microUsd === 0 ? null : microUsd / 1e6 },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** The last result of each point, in the order in which points first came. */
export const lastOfEach = (results: readonly GradingResult[]): GradingResult[] => [
  ...new Map(results.map((result) => [result.pointId, result])).values(),
];
