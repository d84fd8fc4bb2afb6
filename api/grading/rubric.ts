export type Verdict = 'covered' | 'partial' | 'missed' | 'wrong' | 'unjudged';
export type Judge = 'self' | 'machine' | 'coach';
export type PointRole = 'must' | 'ordinary' | 'bonus';

/** A point as far as scoring it goes. */
export interface JudgedPoint {
  id: string;
  weight: number;
  role: PointRole;
  verdict: Verdict;
}

const precedence = { machine: 0, self: 1, coach: 2 } as const satisfies Record<Judge, number>;
/** What a verdict earns, as a share of the weight of its point. */
export const credit = { covered: 1, partial: 0.5, missed: 0, wrong: 0, unjudged: 0 } as const satisfies Record<
  Verdict,
  number
>;

interface GivenVerdict {
  verdict: Verdict;
  by: Judge;
  /** A later one counts. */
  version: number;
}

/** Of all that was said of one point, what is in force: the latest of the highest precedence, coach over self over machine. */
export const inForce = <T extends GivenVerdict>(history: readonly T[]): T | undefined =>
  history.toSorted((a, b) => precedence[b.by] - precedence[a.by] || b.version - a.version)[0];

/** The verdict in force for one point. */
export const effectiveVerdict = (history: readonly GivenVerdict[]): Verdict => inForce(history)?.verdict ?? 'unjudged';

/** Points that a complete answer must settle. */
export const countsTowardsScore = ({ role }: { role: PointRole }): boolean => role !== 'bonus';

/**
 * Score of an answer, 0..1: covered weight (partial half) over the weight of must and ordinary
 * points; bonus points add, at most up to 1. null while a point that counts is unjudged.
 */
export function scoreAnswer(points: readonly JudgedPoint[]): number | null {
  const core = points.filter(countsTowardsScore);
  if (core.length === 0 || core.some((point) => point.verdict === 'unjudged')) return null;
  const earned = points.reduce((sum, point) => sum + point.weight * credit[point.verdict], 0);
  const possible = core.reduce((sum, point) => sum + point.weight, 0);
  return Math.min(1, earned / possible);
}
