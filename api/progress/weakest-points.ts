import type { z } from 'zod';
import { listLatestAnswers, type LatestAnswer } from '../../db/attempts.ts';
import type { Reader } from '../../db/database.ts';
import { listClaims, listPrompts } from '../../db/questions.ts';
import { listVerdictsOf, type VerdictOf } from '../../db/verdicts.ts';
import { countsTowardsScore, credit, effectiveVerdict } from '../grading/rubric.ts';
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
 * the learner has seen. Bonus points are left out: nobody has to make them.
 */
export async function weakestPoints(db: Reader, userId: string): Promise<WeakPoint[]> {
  const latest = await listLatestAnswers(db, userId, latestAnswers);
  const ids = latest.map(({ id }) => id);
  const weakest = judgedPoints(latest, await listVerdictsOf(db, userId, ids))
    .filter(({ missed }) => missed > 0)
    .toSorted((a, b) => weakness(b) - weakness(a) || b.answers - a.answers || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, mostConsidered);
  if (weakest.length === 0) return [];
  const questionIds = [...new Set(weakest.map(({ questionId }) => questionId))];
  const [prompts, claims] = await Promise.all([listPrompts(db, questionIds), listClaims(db, questionIds)]);
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

interface JudgedPoint {
  questionId: string;
  pointId: string;
  /** The newest revision in which it was judged. */
  rev: number;
  answers: number;
  missed: number;
}

/** How each point fared over some answers, by the verdicts in force. */
function judgedPoints(answers: readonly LatestAnswer[], verdicts: readonly VerdictOf[]): JudgedPoint[] {
  const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
  const histories = new Map<string, VerdictOf[]>();
  for (const verdict of verdicts) {
    const key = `${verdict.attemptId} ${verdict.pointId}`;
    histories.set(key, [...(histories.get(key) ?? []), verdict]);
  }
  const points = new Map<string, JudgedPoint>();
  for (const history of histories.values()) {
    const [first] = history;
    const answer = first && answerOf.get(first.attemptId);
    const verdict = effectiveVerdict(history);
    if (!answer || verdict === 'unjudged') continue;
    const { questionId, rev } = answer;
    const fresh = { questionId, pointId: first.pointId, rev, answers: 0, missed: 0 };
    const known = points.get(keyOf(fresh)) ?? fresh;
    points.set(keyOf(fresh), {
      ...known,
      rev: Math.max(known.rev, rev),
      answers: known.answers + 1,
      missed: known.missed + 1 - credit[verdict],
    });
  }
  return [...points.values()];
}

const weakness = ({ answers, missed }: JudgedPoint) => (missed + 1) / (answers + 2);

const keyOf = ({ questionId, pointId }: Pick<JudgedPoint, 'questionId' | 'pointId'>) => `${questionId} ${pointId}`;
