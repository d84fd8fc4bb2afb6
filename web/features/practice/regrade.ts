import type { Attempt, Point, Verdict } from '../../api-types.ts';
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

/**
 * The verdicts by the points of before beside those in force: of the revision before, or of the grading before where the
 * points were edited within one. null for an answer that was judged by one rubric alone.
 */
export function changesOf(attempt: Attempt): readonly PointChange[] | null {
  const { rev, points, gradings } = attempt;
  const done = gradings.filter(({ status, copiedFrom }) => status === 'done' && copiedFrom === null);
  const earlier = [
    ...points.flatMap(({ history }) => history.map((given) => given.rev)),
    ...done.map((grading) => grading.rev),
  ].filter((other) => other < rev);
  if (earlier.length === 0 && done.length < 2) return null;
  const before = earlier.length === 0 ? rev : Math.max(...earlier);
  const graded =
    (earlier.length === 0 ? done.at(-2) : done.findLast((grading) => grading.rev === before))?.results ?? [];
  const kept = points.map((point) => ({
    pointId: point.id,
    say: point.say,
    before: byPeople(point, before)?.verdict ?? graded.find(({ pointId }) => pointId === point.id)?.verdict ?? null,
    after: point.verdict,
  }));
  const gone = graded.filter(({ pointId }) => points.every(({ id }) => id !== pointId));
  return [...kept, ...gone.map(({ pointId, verdict }) => ({ pointId, say: null, before: verdict, after: null }))];
}

function byPeople(point: Point, rev: number) {
  const given = inForce(point, rev);
  return given?.by === 'machine' ? undefined : given;
}
