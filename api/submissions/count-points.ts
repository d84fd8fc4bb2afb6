import type { Claim } from '../../db/questions.ts';
import type { AttemptRow } from '../../db/schema.ts';
import type { GivenVerdictRow } from '../../db/submissions.ts';
import {
  countAsked,
  countedPoints,
  countsTowardsScore,
  groupOf,
  type Judge,
  type JudgedPoint,
} from '../grading/rubric.ts';

/** What each judge found in an answer. */
export interface PointCounts {
  machine: Made | null;
  self: Made | null;
  /** Points on which machine and learner disagree, of those that count. */
  disagree: number;
}
/** Points covered, of those asked for. */
export interface Made {
  made: number;
  of: number;
}

/**
 * Counts the points of an answer as machine and learner judged them.
 * @param verdicts on it, oldest first
 */
export function countPoints(
  { rev, pointId, questionId }: Pick<AttemptRow, 'rev' | 'pointId' | 'questionId'>,
  claims: readonly Claim[],
  verdicts: readonly GivenVerdictRow[],
): PointCounts {
  const asked = claims.filter(
    (claim) => claim.questionId === questionId && claim.rev === rev && (pointId === null || claim.pointId === pointId),
  );
  const latest = (by: Judge, id: string) =>
    verdicts.findLast((given) => given.by === by && given.pointId === id)?.verdict ?? 'unjudged';
  const judgedBy = (by: Judge): JudgedPoint[] =>
    asked.map((claim) => ({
      id: claim.pointId,
      weight: claim.weight,
      role: pointId === null ? claim.role : 'must',
      group: pointId === null ? groupOf(claim) : null,
      verdict: latest(by, claim.pointId),
    }));
  const made = (by: Judge): Made | null => {
    const points = judgedBy(by);
    if (points.every(({ verdict }) => verdict === 'unjudged')) return null;
    return {
      made: countedPoints(points).filter(({ verdict }) => verdict === 'covered').length,
      of: countAsked(points),
    };
  };
  const counted = asked.filter((claim) => pointId !== null || countsTowardsScore(claim));
  const disagree = counted.filter((claim) => {
    const [machine, self] = [latest('machine', claim.pointId), latest('self', claim.pointId)];
    return machine !== 'unjudged' && self !== 'unjudged' && machine !== self;
  });
  return { machine: made('machine'), self: made('self'), disagree: disagree.length };
}

/** The counts of several answers together; null where none of them was judged by that one. */
export function addCounts(counts: readonly PointCounts[]): PointCounts {
  const add = (of: 'machine' | 'self') =>
    counts.reduce<Made | null>((sum, { [of]: own }) => {
      if (own === null) return sum;
      return { made: (sum?.made ?? 0) + own.made, of: (sum?.of ?? 0) + own.of };
    }, null);
  return {
    machine: add('machine'),
    self: add('self'),
    disagree: counts.reduce((sum, { disagree }) => sum + disagree, 0),
  };
}
