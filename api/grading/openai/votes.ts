import { createHash } from 'node:crypto';
import type { GradingResult, RubricPoint, Suggestion } from '../grader.ts';
import { credit } from '../rubric.ts';

/** Below it, two more votes are taken. */
const sureEnough = 0.7;
const majority = 2;

/** A seed for one vote of one answer: the same answer is asked about in the same way. 31 bits. */
export const seedOf = (questionId: string, answer: string, vote: number): number =>
  createHash('sha256')
    .update(JSON.stringify([questionId, answer, vote]))
    .digest()
    .readUInt32BE() >>> 1;

/** The points in an order that depends on the seed alone: the place in a list must not decide. */
export function shuffled(points: readonly RubricPoint[], seed: number): RubricPoint[] {
  const place = (id: string) => createHash('sha256').update(`${seed}:${id}`).digest('hex');
  return points
    .map((point) => ({ point, at: place(point.id) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ point }) => point);
}

/** Whether one vote is not enough: the model is unsure, or the offline grader is sure of something else. */
export function isDoubtful(result: GradingResult, offline: Suggestion | undefined): boolean {
  if (result.verdict === 'unjudged') return false;
  if (result.confidence < sureEnough) return true;
  if (!offline || offline.verdict === 'unjudged' || offline.confidence < sureEnough) return false;
  return credit[offline.verdict] > 0 !== credit[result.verdict] > 0;
}

/**
 * The verdict of most votes, with the grounds of the first that gave it; without a majority, unjudged. Of fewer than
 * three votes all must agree, and a person should look.
 */
export function tally(votes: readonly [GradingResult, ...GradingResult[]]): GradingResult {
  const [first] = votes;
  const parties = votes.map(({ verdict }) => votes.filter((vote) => vote.verdict === verdict));
  const unanimous = parties[0]?.length === votes.length;
  if (votes.length <= majority) return unanimous ? { ...first, check: true } : undecided(votes);
  const winners = parties.find(({ length }) => length >= majority);
  const [winner] = winners ?? [];
  if (!winners || !winner) return undecided(votes);
  const confidence = winners.reduce((sum, vote) => sum + vote.confidence, 0) / winners.length;
  return { ...winner, confidence, check: winner.check || !unanimous };
}

const undecided = (votes: readonly [GradingResult, ...GradingResult[]]): GradingResult => ({
  pointId: votes[0].pointId,
  verdict: 'unjudged',
  quotes: [],
  reason: `Asked ${votes.length} times, the model gave different verdicts: ${votes.map(({ verdict }) => verdict).join(', ')}.`,
  confidence: 0,
  check: true,
});
