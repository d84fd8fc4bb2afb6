import { groupBy } from './group-by.ts';

export type Verdict = 'covered' | 'partial' | 'missed' | 'wrong' | 'unjudged';
export type Judge = 'self' | 'machine' | 'coach';
export type PointRole = 'must' | 'ordinary' | 'bonus';
/** A k-of-n group ("name four of …"): `need` of its points are asked for. */
export interface PointGroup {
  id: string;
  need: number;
}

/** A point as far as scoring it goes. */
export interface JudgedPoint {
  id: string;
  weight: number;
  role: PointRole;
  group: PointGroup | null;
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
 * points; bonus points add, at most up to 1. Of a group the best count, as many as it needs.
 * null while a verdict that counts is missing: one of a group's is not once enough others are covered.
 */
export function scoreAnswer(points: readonly JudgedPoint[]): number | null {
  const core = points.filter(countsTowardsScore);
  const { single, groups } = byGroup(points);
  const isOpen = single.some((point) => countsTowardsScore(point) && point.verdict === 'unjudged');
  if (core.length === 0 || isOpen || groups.some(isGroupOpen)) return null;
  const worth = ({ weight, verdict }: JudgedPoint) => weight * credit[verdict];
  const earned = sum(single.map(worth)) + sum(groups.map((group) => sum(best(group, worth))));
  const possible =
    sum(single.filter(countsTowardsScore).map(({ weight }) => weight)) +
    sum(groups.map((group) => sum(best(group, ({ weight }) => weight))));
  return Math.min(1, earned / possible);
}

/** The group of a point as it is stored: by its id, and how many each group of the question needs. */
export function groupOf({
  group,
  groups,
}: {
  group: string | null;
  groups: Record<string, number>;
}): PointGroup | null {
  const need = group === null ? undefined : groups[group];
  return group === null || need === undefined ? null : { id: group, need };
}

/** How many points a complete answer makes: of a group, as many as it needs; bonus points are extra. */
export function countAsked(points: readonly Pick<JudgedPoint, 'role' | 'group'>[]): number {
  const { single, groups } = byGroup(points);
  return single.filter(countsTowardsScore).length + sum(groups.map(({ need }) => need));
}

/**
 * Points that count and were missed or stated wrongly. Of a group's missed ones, only as many as it still lacks:
 * those with `preferred` ids first, then the heaviest. A wrong statement is a shortfall however many others were made.
 */
export function shortfalls<P extends JudgedPoint>(points: readonly P[], preferred: readonly string[] = []): P[] {
  const rank = ({ id }: P) => (preferred.includes(id) ? 0 : 1);
  const spared = byGroup(points).groups.flatMap(({ need, members }) => {
    const missed = members.filter(({ verdict }) => verdict === 'missed');
    const lacking = Math.max(0, need - (members.length - missed.length));
    return missed.toSorted((a, b) => rank(a) - rank(b) || b.weight - a.weight).slice(lacking);
  });
  return points.filter(
    (point) =>
      countsTowardsScore(point) &&
      (point.verdict === 'missed' || point.verdict === 'wrong') &&
      spared.every((other) => other !== point),
  );
}

/**
 * Judged points that count: of a group the best, as many as it needs. One of a group that is unjudged may still make up
 * for one that was missed, so it keeps its place.
 */
export function countedPoints<P extends JudgedPoint>(points: readonly P[]): P[] {
  const rank = ({ verdict }: P) => (verdict === 'unjudged' ? credit.partial / 2 : credit[verdict]);
  const { single, groups } = byGroup(points);
  const counted = groups.flatMap(({ need, members }) => members.toSorted((a, b) => rank(b) - rank(a)).slice(0, need));
  return [...single.filter(countsTowardsScore), ...counted].filter(({ verdict }) => verdict !== 'unjudged');
}

interface Group<P> {
  need: number;
  members: P[];
}

/** Points that stand alone, and the members of each group. */
function byGroup<P extends Pick<JudgedPoint, 'group'>>(points: readonly P[]): { single: P[]; groups: Group<P>[] } {
  const members = groupBy(points, ({ group }) => group?.id);
  const single = members.get(undefined) ?? [];
  members.delete(undefined);
  return { single, groups: [...members.values()].map((own) => ({ need: own[0]?.group?.need ?? 0, members: own })) };
}

const isGroupOpen = ({ need, members }: Group<JudgedPoint>) =>
  members.some(({ verdict }) => verdict === 'unjudged') &&
  members.filter(({ verdict }) => verdict === 'covered').length < need;

/** The largest of a group's figures, as many as it needs. */
const best = <P>({ need, members }: Group<P>, figure: (point: P) => number): number[] =>
  members
    .map(figure)
    .toSorted((a, b) => b - a)
    .slice(0, need);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
