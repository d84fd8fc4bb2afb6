import type { Attempt, Point } from '../../api-types.ts';

/** The points an attempt is judged by, in the file’s order: all of a question, one of a drill. */
export const pointsOf = ({ points, pointId }: Attempt): readonly Point[] =>
  pointId === null ? points : points.filter(({ id }) => id === pointId);
/** Bonus points add, but need no verdict. */
const counts = ({ role }: Point) => role !== 'bonus';
export const isJudged = ({ verdict }: Point) => verdict !== 'unjudged';

/** How many points that count were made (a partly covered one is half), judged, and there are. */
export function tally(attempt: Attempt): { made: number; judged: number; total: number } {
  const points = pointsOf(attempt).filter((point) => counts(point) || attempt.pointId !== null);
  const made = points.reduce(
    (sum, { verdict }) => sum + (verdict === 'covered' ? 1 : verdict === 'partial' ? 0.5 : 0),
    0,
  );
  return { made, judged: points.filter(isJudged).length, total: points.length };
}
