import type { z } from 'zod';
import { listNames } from '../../db/comments.ts';
import type { Reader } from '../../db/database.ts';
import { listCoachVerdictsIn } from '../../db/submissions.ts';
import { measureAgreement, type JudgedPair } from '../grading/agreement.ts';
import { groupBy } from '../grading/group-by.ts';
import type { agreementRoutes } from './routes.ts';

type Compared = z.input<(typeof agreementRoutes.getCohortAgreement.responses)[200]>;

/** Verdicts looked at, newest first. */
const mostVerdicts = 5000;

/** Holds the coaches of a cohort against each other, two by two, on the points of answers that both judged. */
export async function compareCoaches(db: Reader, cohortId: string): Promise<Compared> {
  const given = await listCoachVerdictsIn(db, cohortId, mostVerdicts);
  const pairs = [...groupBy(given, ({ userId, attemptId, pointId }) => `${userId} ${attemptId} ${pointId}`).values()]
    .map((ofPoint) =>
      latestOfEach(ofPoint.filter(({ judgeId, verdict }) => judgeId !== null && verdict !== 'unjudged')),
    )
    .flatMap(pairsOf);
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

async function namesOf(db: Reader, ids: string[]): Promise<Map<string, string>> {
  const named = ids.length === 0 ? [] : await listNames(db, ids);
  return new Map(named.map(({ id, name }) => [id, name]));
}
