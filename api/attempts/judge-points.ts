import type { AskedPoint } from '../../db/questions.ts';
import type { AttemptRow, PointRow, VerdictRow } from '../../db/schema.ts';
import { groupOf, inForce, scoreAnswer, type JudgedPoint } from '../grading/rubric.ts';
import { suggestDrillRating, suggestRating, type RatingSuggestion } from '../scheduling/rating.ts';

/** Each point with its verdict in force: only those on its own revision hold. */
export function judgePoints(points: readonly AskedPoint[], verdicts: readonly VerdictRow[]): JudgedPoint[] {
  return points.map((point) => ({
    id: point.id,
    weight: point.weight,
    role: point.role,
    group: groupOf(point),
    verdict: verdictInForce(point, verdicts)?.verdict ?? 'unjudged',
  }));
}

/** The verdict in force on a point, with who gave it. */
export const verdictInForce = ({ id, rev }: PointRow, verdicts: readonly VerdictRow[]): VerdictRow | undefined =>
  inForce(verdicts.filter((verdict) => verdict.pointId === id && verdict.rev === rev));

/** Score of an attempt, 0..1 (grading/rubric.ts). A drill asks for one point, so its score is that point's, whatever its role. */
export function scoreOf(
  { pointId }: Pick<AttemptRow, 'pointId'>,
  points: readonly AskedPoint[],
  verdicts: readonly VerdictRow[],
): number | null {
  const judged = judgePoints(points, verdicts);
  if (pointId === null) return scoreAnswer(judged);
  const drilled = judged.filter((point) => point.id === pointId);
  return scoreAnswer(drilled.map((point) => ({ ...point, role: 'must', group: null })));
}

/** The rating that an attempt's verdicts suggest; undefined while a point that counts is unjudged. */
export function suggestFor(
  { pointId }: AttemptRow,
  points: readonly AskedPoint[],
  verdicts: readonly VerdictRow[],
): RatingSuggestion | undefined {
  const judged = judgePoints(points, verdicts);
  if (pointId === null) return suggestRating(judged, scoreAnswer(judged));
  const drilled = judged.find((point) => point.id === pointId);
  return drilled && suggestDrillRating(drilled);
}
