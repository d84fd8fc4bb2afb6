import type { Attempt, Point, PointVerdict } from '../../api-types.ts';

/** Of an answer, what says which points it is judged by. */
export type Judged = Pick<Attempt, 'points' | 'pointId'>;

/** The points an attempt is judged by, in the file’s order: all of a question, one of a drill. */
export const pointsOf = ({ points, pointId }: Judged): readonly Point[] =>
  pointId === null ? points : points.filter(({ id }) => id === pointId);
/** Bonus points add, but need no verdict. */
export const counts = ({ role }: Point) => role !== 'bonus';
export const isJudged = ({ verdict }: Point) => verdict !== 'unjudged';

interface Tally {
  /** Points made, a partly covered one being half; of a group at most as many as it needs. */
  made: number;
  judged: number;
  /** Verdicts still to give before the score is known. */
  open: number;
  /** Points asked for: of a group, as many as it needs. */
  total: number;
}

/** How an answer stands, by the points that count. */
export function tally(attempt: Judged): Tally {
  const points = pointsOf(attempt).filter((point) => counts(point) || attempt.pointId !== null);
  const parts = attempt.pointId === null ? partsOf(points) : points.map((point) => ({ need: 1, points: [point] }));
  const sum = (figure: (part: Part) => number) => parts.reduce((all, part) => all + figure(part), 0);
  return {
    made: sum(madeOf),
    judged: points.filter(isJudged).length,
    open: sum(openOf),
    total: sum(({ need }) => need),
  };
}

/** A point that stands alone, or a k-of-n group. */
interface Part {
  need: number;
  points: readonly Point[];
}

function partsOf(points: readonly Point[]): Part[] {
  const singles = points.filter(({ group }) => group === null).map((point) => ({ need: 1, points: [point] }));
  const needs = new Map(points.flatMap(({ group }) => (group === null ? [] : [[group.id, group.need] as const])));
  const groups = [...needs].map(([id, need]) => ({ need, points: points.filter(({ group }) => group?.id === id) }));
  return [...singles, ...groups];
}

const madeOf = ({ need, points }: Part): number =>
  points
    .map(({ verdict }) => (verdict === 'covered' ? 1 : verdict === 'partial' ? 0.5 : 0))
    .toSorted((a, b) => b - a)
    .slice(0, need)
    .reduce<number>((sum, credit) => sum + credit, 0);

const openOf = ({ need, points }: Part): number =>
  points.filter(({ verdict }) => verdict === 'covered').length >= need
    ? 0
    : points.filter((point) => !isJudged(point)).length;

const precedence = ['coach', 'self', 'machine'] as const;

/** The verdict in force on a point and who gave it; of an older revision none is. */
export function inForce({ history }: Point, rev: number): PointVerdict | undefined {
  const own = history.filter((given) => given.rev === rev);
  const by = precedence.find((judge) => own.some((given) => given.by === judge));
  return own.findLast((given) => given.by === by);
}

/** What the model said last of a point, whoever judged it since. */
export const ofModel = ({ history }: Point, rev: number): PointVerdict | undefined =>
  history.findLast((given) => given.by === 'machine' && given.rev === rev);

/** The model’s votes disagreed on a point, and nobody has looked since. */
export function isToCheck(point: Point, rev: number): boolean {
  const given = inForce(point, rev);
  return given?.by === 'machine' && given.check && given.verdict !== 'unjudged';
}

/** What to look at first, as places in the list: points to check, then wrong statements, then what counts and was missed or partly said. */
export function lookFirst(points: readonly Point[], rev: number): readonly number[] {
  const places = points.map((_, index) => index);
  const toCheck = points.map((point) => isToCheck(point, rev));
  return [
    ...places.filter((index) => toCheck[index]),
    ...(['wrong', 'missed', 'partial'] as const).flatMap((verdict) =>
      places.filter((index) => {
        const point = points[index];
        return point?.verdict === verdict && !toCheck[index] && (verdict === 'wrong' || isWanted(point, points));
      }),
    ),
  ];
}

/** It counts, and no other points of its group make up for it. */
function isWanted(point: Point, points: readonly Point[]): boolean {
  const { group } = point;
  if (group === null) return counts(point);
  return points.filter((other) => other.group?.id === group.id && other.verdict === 'covered').length < group.need;
}
