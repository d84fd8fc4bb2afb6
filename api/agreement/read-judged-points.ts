import { setImmediate as nextTurn } from 'node:timers/promises';
import { listComparedAnswers, listNewestAttempts, type ComparedAnswer } from '../../db/attempts.ts';
import type { Reader } from '../../db/database.ts';
import { listComparedVerdicts, type ComparedVerdict } from '../../db/verdicts.ts';
import { groupBy } from '../grading/group-by.ts';
import type { Verdict } from '../grading/rubric.ts';

/** What was said of one point of one answer, by whom; undefined: that one said nothing. */
export interface JudgedPoint {
  questionId: string;
  pointId: string;
  /** The same for all points of an answer. */
  answerKey: string;
  /** Length of the answer. */
  words: number;
  coach: Verdict | undefined;
  self: Verdict | undefined;
  /** Proposed when the answer was handed in; unjudged where it proposed nothing. */
  offline: Verdict | undefined;
  /** By model. */
  llm: ReadonlyMap<string, Verdict>;
}

/** Attempts read at once; other requests are answered in between. */
const atOnce = 200;

/** The points of the newest attempts that a person judged, and when the oldest of these attempts was handed in. */
export async function readJudgedPoints(
  db: Reader,
  questionId: string | undefined,
  mostAttempts: number,
): Promise<{ points: JudgedPoint[]; since: Date | null }> {
  const newest = await listNewestAttempts(db, questionId, mostAttempts);
  const points: JudgedPoint[] = [];
  for (let from = 0; from < newest.length; from += atOnce) {
    const keys = newest.slice(from, from + atOnce);
    const verdictsOf = groupBy(await listComparedVerdicts(db, keys), keyOf);
    for (const answer of await listComparedAnswers(db, keys))
      points.push(...pointsOf(answer, verdictsOf.get(keyOf({ ...answer, attemptId: answer.id })) ?? []));
    await nextTurn();
  }
  return { points, since: newest.at(-1)?.handedInAt ?? null };
}

const keyOf = ({ userId, attemptId }: Pick<ComparedVerdict, 'userId' | 'attemptId'>) => `${userId} ${attemptId}`;

/** @param verdicts on the answer, oldest first */
function pointsOf(answer: ComparedAnswer, verdicts: readonly ComparedVerdict[]): JudgedPoint[] {
  const { userId, id, questionId, words, suggestions, suggestionNote } = answer;
  const isOffline = suggestions.length > 0 || suggestionNote !== null;
  return [...groupBy(verdicts, ({ pointId }) => pointId)].flatMap(([pointId, ofPoint]) => {
    const latest = (by: ComparedVerdict['by']) => ofPoint.findLast((verdict) => verdict.by === by)?.verdict;
    const [coach, self] = [latest('coach'), latest('self')];
    if (coach === undefined && self === undefined) return [];
    const proposed = suggestions.find((suggestion) => suggestion.pointId === pointId)?.verdict ?? 'unjudged';
    const llm = new Map(
      ofPoint.flatMap(({ by, provenance, verdict }) =>
        by === 'machine' && provenance ? [[provenance.model, verdict] as const] : [],
      ),
    );
    const answerKey = keyOf({ userId, attemptId: id });
    return [{ questionId, pointId, answerKey, words, coach, self, offline: isOffline ? proposed : undefined, llm }];
  });
}
