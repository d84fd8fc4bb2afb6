import type { Attempt, Verdict } from '../../api-types.ts';
import { inForce } from './judging.ts';

/** What became of a point when an answer was graded by newer points. */
export interface PointChange {
  pointId: string;
  /** null for a point that is no longer asked. */
  say: string | null;
  /** null for a point that was not there or not judged. */
  before: Verdict | null;
  /** null for a point that is no longer there. */
  after: Verdict | null;
}

/** The verdicts by the points of before beside those in force; null for an answer that was only ever judged by one revision. */
export function changesOf({ rev, points, gradings }: Attempt): readonly PointChange[] | null {
  const earlier = [
    ...points.flatMap(({ history }) => history.map((given) => given.rev)),
    ...gradings.flatMap((grading) => (grading.status === 'done' ? [grading.rev] : [])),
  ].filter((other) => other < rev);
  if (earlier.length === 0) return null;
  const before = Math.max(...earlier);
  const graded = gradings.findLast((grading) => grading.rev === before && grading.status === 'done')?.results ?? [];
  const kept = points.map((point) => ({
    pointId: point.id,
    say: point.say,
    before: inForce(point, before)?.verdict ?? graded.find(({ pointId }) => pointId === point.id)?.verdict ?? null,
    after: point.verdict,
  }));
  const gone = graded.filter(({ pointId }) => points.every(({ id }) => id !== pointId));
  return [...kept, ...gone.map(({ pointId, verdict }) => ({ pointId, say: null, before: verdict, after: null }))];
}
