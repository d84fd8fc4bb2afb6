import { shortfalls, type JudgedPoint } from '../grading/rubric.ts';

/** A drill of the question, as far as opening and closing goes. */
export interface Drill {
  pointId: string;
  resting: boolean;
  /** The attempt that opened it last. */
  openedBy: string | null;
  /** Answered at least once. */
  begun: boolean;
}
export interface DrillChanges {
  /** Points that get a drill. */
  open: string[];
  /** Points whose drill wakes again. */
  wake: string[];
  /** Points whose drill rests from now on. */
  rest: string[];
}

/** Drills that one answer may add; more would be a punishment. */
const mostNew = 2;

/**
 * What a judged full answer does to the drills of its question: a missed or wrong point that counts
 * gets one (the heaviest first, at most two new ones an answer) or wakes its own, of a k-of-n group no more than it
 * lacks; a point covered in a typed or spoken answer lets its drill rest; a verdict taken back takes back what it opened.
 * @param points with the verdicts of the learner or a coach in force, in the file's order
 */
export function drillChanges(
  attempt: { id: string; inputMode: 'typed' | 'spoken' | 'recalled' },
  points: readonly JudgedPoint[],
  drills: readonly Drill[],
): DrillChanges {
  const drillOf = (point: JudgedPoint) => drills.find((drill) => drill.pointId === point.id);
  const drilled = drills.map(({ pointId }) => pointId);
  // A question's only point is what its own card asks for.
  const failed = points.length > 1 ? shortfalls(points, drilled) : [];
  const rest = points.filter((point) => {
    const drill = drillOf(point);
    if (!drill || drill.resting || failed.includes(point)) return false;
    const own = drill.openedBy === attempt.id && !drill.begun;
    return own || (point.verdict === 'covered' && attempt.inputMode !== 'recalled');
  });
  const openedByThis = drills.filter(
    (drill) => drill.openedBy === attempt.id && !drill.resting && !rest.some((point) => point.id === drill.pointId),
  );
  const unopened = failed.filter((point) => !drillOf(point)).toSorted((a, b) => b.weight - a.weight);
  return {
    open: unopened.slice(0, Math.max(0, mostNew - openedByThis.length)).map((point) => point.id),
    wake: failed.filter((point) => drillOf(point)?.resting).map((point) => point.id),
    rest: rest.map((point) => point.id),
  };
}
