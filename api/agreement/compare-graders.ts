import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { listPrompts } from '../../db/questions.ts';
import { measureAgreement, type JudgedPair } from '../grading/agreement.ts';
import type { Verdict } from '../grading/rubric.ts';
import { groupBy } from '../grading/group-by.ts';
import { readJudgedPoints, type JudgedPoint } from './read-judged-points.ts';
import type { Agreement } from './routes.ts';

type Compared = z.input<typeof Agreement>;
type Comparison = Compared['humans'];

/** Attempts looked at, newest first: these take about two seconds, and older ones tell of older graders. */
const mostAttempts = 5000;
const mostParts = 100;
/** Draws of pairs per set, so that one set holds the event loop for about 150 ms at most; small sets are drawn 1000 times. */
const mostDraws = 3_000_000;

/** Holds each grader against people, and learners against coaches. Works in slices, so that other requests are answered meanwhile. */
export async function compareGraders(
  db: Reader,
  { questionId, judge }: { questionId?: string | undefined; judge: 'anyone' | 'coach' },
): Promise<Compared> {
  const { points, since } = await readJudgedPoints(db, questionId, mostAttempts);
  const ofPart =
    questionId === undefined ? (point: JudgedPoint) => point.questionId : (point: JudgedPoint) => point.pointId;
  const reference = ({ coach, self }: JudgedPoint) => judgement(coach ?? (judge === 'coach' ? undefined : self));
  const judged = points.filter((point) => reference(point) !== undefined);

  const compare = async (other: (point: JudgedPoint) => JudgedPair['machine'] | undefined): Promise<Comparison> => {
    const pairs = judged.flatMap((point) => {
      const [machine, human] = [other(point), reference(point)];
      if (machine === undefined || human === undefined) return [];
      return [{ machine, human, words: point.words, key: point.answerKey, part: ofPart(point) }];
    });
    const parts = [...groupBy(pairs, ({ part }) => part)];
    const largest = parts.toSorted(([, a], [, b]) => b.length - a.length).slice(0, mostParts);
    const overall = await measure(pairs);
    const figures: Comparison['parts'] = [];
    for (const [id, ofThis] of largest) figures.push({ id, prompt: null, ...(await measure(ofThis)) });
    return { overall, parts: figures.toSorted((a, b) => (a.kappa ?? 2) - (b.kappa ?? 2) || (a.id < b.id ? -1 : 1)) };
  };

  const models = [...new Set(judged.flatMap(({ llm }) => [...llm.keys()]))].toSorted();
  const graders: Compared['graders'] = [];
  if (judged.some(({ offline }) => offline !== undefined))
    graders.push({ kind: 'offline', model: null, ...(await compare(({ offline }) => offline)) });
  for (const model of models) graders.push({ kind: 'llm', model, ...(await compare(({ llm }) => llm.get(model))) });
  const humans = await compare(({ coach, self }) => judgement(coach) && judgement(self));
  const compared: Compared = {
    answers: new Set(judged.map(({ answerKey }) => answerKey)).size,
    looked: { most: mostAttempts, since: since?.toISOString() ?? null },
    graders,
    humans,
  };
  return questionId === undefined ? withPrompts(db, compared) : compared;
}

/** What was judged, if it was. */
const judgement = (verdict: Verdict | undefined) => (verdict === 'unjudged' ? undefined : verdict);

async function measure(pairs: readonly JudgedPair[]) {
  await nextTurn();
  const resamples = Math.max(100, Math.min(1000, Math.round(mostDraws / Math.max(1, pairs.length))));
  return measureAgreement(pairs, { resamples });
}

async function withPrompts(db: Reader, compared: Compared): Promise<Compared> {
  const all = [...compared.graders, compared.humans].flatMap(({ parts }) => parts.map(({ id }) => id));
  const prompts = await listPrompts(db, [...new Set(all)]);
  const named = <C extends Comparison>(comparison: C): C => ({
    ...comparison,
    parts: comparison.parts.map((part) => ({
      ...part,
      prompt: prompts.find((question) => question.questionId === part.id)?.prompt ?? null,
    })),
  });
  return { ...compared, graders: compared.graders.map(named), humans: named(compared.humans) };
}
