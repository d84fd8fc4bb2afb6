import type { Attempt, Point, Suggestion, Verdict } from '../../api-types.ts';
import { inForce, isJudged, type Judged, ofModel, pointsOf } from './judging.ts';

/** A passage of the answer that speaks to a point. Offsets are UTF-16 code units, `end` exclusive. */
export interface Evidence {
  start: number;
  end: number;
  pointId: string;
  /** As the points are counted on the page, from 1. */
  number: number;
  verdict: Verdict;
  /** False for what is only suggested. */
  counts: boolean;
}

/** What the offline grader proposes for a point that is still to be judged. */
export const suggestionFor = (attempt: Pick<Attempt, 'suggestions'>, point: Point): Suggestion | undefined =>
  isJudged(point)
    ? undefined
    : attempt.suggestions.find(({ pointId, verdict }) => pointId === point.id && verdict !== 'unjudged');

/** The passages to highlight: of the verdict in force where it has some, else those a grader found; none where the point was missed. */
export const evidenceOf = (attempt: Judged & Pick<Attempt, 'rev' | 'suggestions'>): readonly Evidence[] =>
  pointsOf(attempt).flatMap((point, index) => {
    const suggestion = attempt.suggestions.find(({ pointId }) => pointId === point.id);
    const counts = isJudged(point);
    const verdict = counts ? point.verdict : suggestion?.verdict;
    if (verdict === undefined || verdict === 'unjudged' || verdict === 'missed') return [];
    const found = [inForce(point, attempt.rev), ofModel(point, attempt.rev), suggestion];
    const quotes = found.find((from) => from !== undefined && from.quotes.length > 0)?.quotes ?? [];
    return quotes.map(({ start, end }) => ({ start, end, pointId: point.id, number: index + 1, verdict, counts }));
  });
