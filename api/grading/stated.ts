import { isFunctionWord, stemsOf } from './words.ts';

/** Whether a passage, given as its words, can be what states a point. */
export type StatementCheck = (pointId: string, passage: readonly string[]) => boolean;

const fewestStems = 2;
const leastWeight = 1;
/** Of what the passage shares with the point that it fits best. */
const leastShare = 0.7;
const shortestList = 6;
const mostlyEchoed = 0.9;
/** Of 435 sentences of our model answers, one has fewer. */
const fewFunctionWords = 0.1;

/**
 * A check for models that do what an answer tells them, and quote anything: a passage can state a point only if it
 * shares two stems with its wording and evidence, fits no other point much better, and is no bare list of the
 * rubric's words. Lenient, since people paraphrase. What is shared is weighed, and must come to 1: a stem of
 * the question's prompt weighs nothing, another 1 over the number of points that have it.
 */
export function statementCheck(
  prompt: string,
  points: readonly { id: string; say: string; evidence: readonly string[] }[],
): StatementCheck {
  const asked = stemsOf(prompt);
  const own = new Map(points.map(({ id, say, evidence }) => [id, stemsOf([say, ...evidence].join('\n'))]));
  const havers = new Map<string, number>();
  for (const stems of own.values()) for (const stem of stems) havers.set(stem, (havers.get(stem) ?? 0) + 1);
  const weigh = (stems: readonly string[]) => stems.reduce((sum, stem) => sum + 1 / (havers.get(stem) ?? 1), 0);

  const telling = new Map(
    [...own].map(([id, stems]) => [id, [...stems].filter((stem) => !/^[a-z\d]$/.test(stem) && !asked.has(stem))]),
  );
  const fits = (pointId: string, stems: ReadonlySet<string>) => {
    const shared = new Map([...telling].map(([id, all]) => [id, all.filter((stem) => stems.has(stem))]));
    const [all = [], found = []] = [telling.get(pointId), shared.get(pointId)];
    const best = Math.max(...[...shared.values()].map(weigh));
    return (
      // A short point may have less to share.
      found.length >= Math.min(fewestStems, all.length) &&
      weigh(found) >= Math.max(Math.min(leastWeight, weigh(all)), leastShare * best) - 1e-9
    );
  };
  const isList = (words: readonly string[], stems: ReadonlySet<string>) =>
    words.length >= shortestList &&
    words.filter(isFunctionWord).length < fewFunctionWords * words.length &&
    [...stems].filter((stem) => havers.has(stem) || asked.has(stem)).length >= mostlyEchoed * stems.size;

  return (pointId, passage) => {
    const stems = stemsOf(passage.join(' '));
    return fits(pointId, stems) && !isList(passage, stems);
  };
}
