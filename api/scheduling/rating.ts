import type { JudgedPoint } from '../grading/rubric.ts';
import type { Rating } from './memory.ts';

export type RatingReason =
  | 'must-wrong'
  | 'low-score'
  | 'point-wrong'
  | 'must-missed'
  | 'fair-score'
  | 'good-score'
  | 'drill';
export interface RatingSuggestion {
  rating: Rating;
  because: RatingReason;
}

/** Where Again ends and where Good begins, as shares of the score (0..1). */
const passScore = 0.6;
const goodScore = 0.85;

/**
 * The rating that a judged answer suggests; undefined while a point that counts is unjudged.
 * @param score of the answer (grading/rubric.ts), 0..1; null while a point that counts is unjudged
 * Easy is the learner's own to say, so it is never suggested.
 */
export function suggestRating(points: readonly JudgedPoint[], score: number | null): RatingSuggestion | undefined {
  if (score === null) return undefined;
  if (points.some((point) => point.role === 'must' && point.verdict === 'wrong'))
    return { rating: 'again', because: 'must-wrong' };
  if (score < passScore) return { rating: 'again', because: 'low-score' };
  if (points.some((point) => point.verdict === 'wrong')) return { rating: 'hard', because: 'point-wrong' };
  if (points.some((point) => point.role === 'must' && point.verdict === 'missed'))
    return { rating: 'hard', because: 'must-missed' };
  return score < goodScore ? { rating: 'hard', because: 'fair-score' } : { rating: 'good', because: 'good-score' };
}

/** The same for a drill, which asks for one point alone. */
export function suggestDrillRating({ verdict }: Pick<JudgedPoint, 'verdict'>): RatingSuggestion | undefined {
  if (verdict === 'unjudged') return undefined;
  return { rating: verdict === 'covered' ? 'good' : verdict === 'partial' ? 'hard' : 'again', because: 'drill' };
}
