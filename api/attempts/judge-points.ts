import type { AttemptRow, PointRow, VerdictRow } from '../../db/schema.ts';
import { effectiveVerdict, scoreAnswer, type JudgedPoint } from '../grading/rubric.ts';
import { suggestDrillRating, suggestRating, type RatingSuggestion } from '../scheduling/rating.ts';

/** Each point with its verdict in force. */
export function judgePoints(points: readonly PointRow[], verdicts: readonly VerdictRow[]): JudgedPoint[] {
  return points.map(({ id, weight, role }) => ({
    id,
    weight,
    role,
    verdict: effectiveVerdict(verdicts.filter((verdict) => verdict.pointId === id)),
  }));
}

/** The rating that an attempt's verdicts suggest; undefined while a point that counts is unjudged. */
export function suggestFor(
  { pointId }: AttemptRow,
  points: readonly PointRow[],
  verdicts: readonly VerdictRow[],
): RatingSuggestion | undefined {
  const judged = judgePoints(points, verdicts);
  if (pointId === null) return suggestRating(judged, scoreAnswer(judged));
  const drilled = judged.find((point) => point.id === pointId);
  return drilled && suggestDrillRating(drilled);
}
