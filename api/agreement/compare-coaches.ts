import type { z } from 'zod';
import { listNames } from '../../db/comments.ts';
import type { Reader } from '../../db/database.ts';
import { listPointTexts } from '../../db/point-texts.ts';
import { listCoachVerdictsIn, listHandInsOf } from '../../db/submissions.ts';
import { measureAgreement, type JudgedPair } from '../grading/agreement.ts';
import { groupBy } from '../grading/group-by.ts';
import type { agreementRoutes } from './routes.ts';

type Compared = z.input<(typeof agreementRoutes.getCohortAgreement.responses)[200]>;

/** Verdicts looked at, newest first. */
const mostVerdicts = 5000;
/** Points named, and answers of each. */
const mostPoints = 10;
const mostAnswers = 5;

/**
 * Holds the coaches of a cohort against each other, two by two, on the points of answers that both judged, and names the
 * points on which they differ most.
 * @param scope the cohort, one assignment of it if given, and the coach who reads
 */
export async function compareCoaches(
  db: Reader,
  scope: { cohortId: string; assignmentId?: string | undefined; readerId: string },
): Promise<Compared> {
  const given = await listCoachVerdictsIn(db, scope, mostVerdicts);
  const judged = [...groupBy(given, ({ userId, attemptId, pointId }) => `${userId} ${attemptId} ${pointId}`).values()]
    .map((ofPoint) =>
      latestOfEach(ofPoint.filter(({ judgeId, verdict }) => judgeId !== null && verdict !== 'unjudged')),
    )
    .filter((ofPoint) => ofPoint.length > 1);
  const pairs = judged.flatMap(pairsOf);
  const names = await namesOf(db, [...new Set(pairs.flatMap(({ coaches }) => coaches))]);
  const byCoaches = [...groupBy(pairs, ({ coaches }) => coaches.join(' ')).values()];
  return {
    answers: new Set(pairs.map(({ key }) => key)).size,
    overall: measureAgreement(pairs),
    pairs: byCoaches
      .toSorted((a, b) => b.length - a.length)
      .flatMap((own) => {
        const [a, b] = own[0]?.coaches ?? [];
        if (a === undefined || b === undefined) return [];
        return [{ coaches: [names.get(a) ?? '', names.get(b) ?? ''], figures: measureAgreement(own) }];
      }),
    differing: await listDiffering(db, scope, judged),
  };
}

type Given = Awaited<ReturnType<typeof listCoachVerdictsIn>>[number];

/** @param given on one point, newest first */
const latestOfEach = (given: readonly Given[]): Given[] =>
  [...groupBy(given, ({ judgeId }) => judgeId).values()].flatMap(([latest]) => (latest ? [latest] : []));

/** Each two coaches who judged one point, in the order of their ids. */
type CoachPair = JudgedPair & { coaches: [string, string] };
function pairsOf(ofPoint: readonly Given[]): CoachPair[] {
  const sorted = ofPoint.toSorted((a, b) => ((a.judgeId ?? '') < (b.judgeId ?? '') ? -1 : 1));
  return sorted.flatMap((first, index) =>
    sorted.slice(index + 1).map((second): CoachPair => ({
      human: first.verdict,
      machine: second.verdict,
      words: first.words,
      key: `${first.userId} ${first.attemptId}`,
      coaches: [first.judgeId ?? '', second.judgeId ?? ''],
    })),
  );
}

/** The points on which verdicts differ in most answers, each with these. `judged`: by point of an answer, the newest first. */
async function listDiffering(
  db: Reader,
  { cohortId, assignmentId, readerId }: Parameters<typeof compareCoaches>[1],
  judged: readonly Given[][],
): Promise<Compared['differing']> {
  const points = [...groupBy(judged, ([one]) => `${one?.questionId} ${one?.pointId}`)]
    .flatMap(([key, answers]) => {
      const differing = answers.filter(differ);
      const [newest] = differing[0] ?? [];
      return newest ? [{ key, newest, judged: answers.length, differing }] : [];
    })
    .toSorted((a, b) => b.differing.length - a.differing.length || (a.key < b.key ? -1 : 1))
    .slice(0, mostPoints);
  if (points.length === 0) return [];
  const shown = points.flatMap(({ differing }) => differing);
  const [texts, handIns] = await Promise.all([
    listPointTexts(
      db,
      points.map(({ newest }) => newest),
    ),
    listHandInsOf(
      db,
      cohortId,
      shown.flatMap(([one]) => one ?? []),
    ),
  ]);
  return points.map(({ newest, judged: answers, differing }) => {
    const { questionId, pointId, rev } = newest;
    const text = texts.find((one) => one.questionId === questionId && one.pointId === pointId && one.rev === rev);
    return {
      questionId,
      pointId,
      prompt: text?.prompt ?? null,
      say: text?.say ?? null,
      judged: answers,
      differed: differing.length,
      answers: differing
        .flatMap((ofPoint) => {
          const handIn = handIns.find(
            ({ learner, attemptId, assignment, blind }) =>
              ofPoint.some((one) => one.userId === learner.id && one.attemptId === attemptId) &&
              (assignmentId === undefined || assignment.id === assignmentId) &&
              (!blind || ofPoint.some(({ judgeId }) => judgeId === readerId)),
          );
          if (!handIn) return [];
          const { learner, assignment, attemptId } = handIn;
          return [{ learner, assignment, attemptId }];
        })
        .slice(0, mostAnswers),
    };
  });
}

const differ = (ofPoint: readonly Given[]) => new Set(ofPoint.map(({ verdict }) => verdict)).size > 1;

async function namesOf(db: Reader, ids: string[]): Promise<Map<string, string>> {
  const named = ids.length === 0 ? [] : await listNames(db, ids);
  return new Map(named.map(({ id, name }) => [id, name]));
}
