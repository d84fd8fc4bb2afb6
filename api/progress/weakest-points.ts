import type { z } from 'zod';
import { listLatestAnswers, type LatestAnswer } from '../../db/attempts.ts';
import type { Reader } from '../../db/database.ts';
import { listClaims, listPrompts, type Claim } from '../../db/questions.ts';
import { listVerdictsOf, type VerdictOf } from '../../db/verdicts.ts';
import { countsTowardsScore, credit, effectiveVerdict, groupOf, shortfalls, type Verdict } from '../grading/rubric.ts';
import type { Progress } from './routes.ts';

type WeakPoint = z.input<typeof Progress>['weakest'][number];

/** Answers looked at: enough for every point of a year, few enough to read at once. */
const latestAnswers = 1000;
const mostShown = 10;
/** Some are bonus points, or gone from their question by now. */
const mostConsidered = 60;

/**
 * The points that a learner misses most, weakest first: by the share missed, as it would be after one more covered and
 * one more missed, so that one miss weighs less than many. The claim is the one of the revision last answered, which
 * the learner has seen. Bonus points are left out: nobody has to make them. So are misses in a k-of-n group that had
 * enough without them.
 */
export async function weakestPoints(db: Reader, userId: string): Promise<WeakPoint[]> {
  const latest = await listLatestAnswers(db, userId, latestAnswers);
  const ids = latest.map(({ id }) => id);
  const fates = fatesOf(latest, await listVerdictsOf(db, userId, ids));
  const considered = addUp(fates).slice(0, mostConsidered);
  if (considered.length === 0) return [];
  const questionIds = [...new Set(considered.map(({ questionId }) => questionId))];
  const [prompts, claims] = await Promise.all([listPrompts(db, questionIds), listClaims(db, questionIds)]);
  const weakest = addUp(withoutSpared(fates, claims));
  const shown = weakest.flatMap(({ questionId, pointId, rev, answers, missed }) => {
    const question = prompts.find((candidate) => candidate.questionId === questionId);
    const claimOf = (revision: number | undefined) =>
      claims.find((claim) => claim.questionId === questionId && claim.rev === revision && claim.pointId === pointId);
    const [seen, current] = [claimOf(rev), claimOf(question?.rev)];
    if (!question || !seen || !current || !countsTowardsScore(current)) return [];
    const { deckId, prompt } = question;
    return [{ questionId, prompt, deckId, pointId, say: seen.say, answers, missed, drillCardId: current.cardId }];
  });
  return shown.slice(0, mostShown);
}

/** The verdict in force on one point of one answer. */
interface Fate {
  answer: LatestAnswer;
  pointId: string;
  verdict: Verdict;
}

function fatesOf(answers: readonly LatestAnswer[], verdicts: readonly VerdictOf[]): Fate[] {
  const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
  const histories = new Map<string, VerdictOf[]>();
  for (const verdict of verdicts) {
    const key = `${verdict.attemptId} ${verdict.pointId}`;
    histories.set(key, [...(histories.get(key) ?? []), verdict]);
  }
  return [...histories.values()].flatMap((history) => {
    const [first] = history;
    const answer = first && answerOf.get(first.attemptId);
    const verdict = effectiveVerdict(history);
    return !answer || verdict === 'unjudged' ? [] : [{ answer, pointId: first.pointId, verdict }];
  });
}

/** Fates of the questions whose claims these are, less the misses in k-of-n groups that had enough without them. */
function withoutSpared(fates: readonly Fate[], claims: readonly Claim[]): Fate[] {
  const questionIds = new Set(claims.map(({ questionId }) => questionId));
  const own = fates.filter(({ answer }) => questionIds.has(answer.questionId));
  const verdictOf = new Map(own.map(({ answer, pointId, verdict }) => [`${answer.id} ${pointId}`, verdict]));
  const spared = new Set<string>();
  for (const answer of new Set(own.map((fate) => fate.answer))) {
    const asked = claims.filter(({ questionId, rev }) => questionId === answer.questionId && rev === answer.rev);
    if (asked.every(({ group }) => group === null)) continue;
    const judged = asked.map((claim) => ({
      ...claim,
      id: claim.pointId,
      group: groupOf(claim),
      verdict: verdictOf.get(`${answer.id} ${claim.pointId}`) ?? 'unjudged',
    }));
    const short = shortfalls(judged);
    for (const point of judged)
      if (point.group && point.verdict === 'missed' && !short.includes(point)) spared.add(`${answer.id} ${point.id}`);
  }
  return own.filter(({ answer, pointId }) => !spared.has(`${answer.id} ${pointId}`));
}

interface WeakCandidate {
  questionId: string;
  pointId: string;
  /** The newest revision in which it was judged. */
  rev: number;
  answers: number;
  missed: number;
}

/** The points that were missed, weakest first. */
function addUp(fates: readonly Fate[]): WeakCandidate[] {
  const points = new Map<string, WeakCandidate>();
  for (const { answer, pointId, verdict } of fates) {
    const { questionId, rev } = answer;
    const fresh = { questionId, pointId, rev, answers: 0, missed: 0 };
    const known = points.get(keyOf(fresh)) ?? fresh;
    points.set(keyOf(fresh), {
      ...known,
      rev: Math.max(known.rev, rev),
      answers: known.answers + 1,
      missed: known.missed + 1 - credit[verdict],
    });
  }
  return [...points.values()]
    .filter(({ missed }) => missed > 0)
    .toSorted((a, b) => weakness(b) - weakness(a) || b.answers - a.answers || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const weakness = ({ answers, missed }: WeakCandidate) => (missed + 1) / (answers + 2);

const keyOf = ({ questionId, pointId }: Pick<WeakCandidate, 'questionId' | 'pointId'>) => `${questionId} ${pointId}`;
