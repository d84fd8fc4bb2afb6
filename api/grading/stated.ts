import { isFunctionWord, stemsOf } from './words.ts';

/** Whether a passage, given as its words, can be what states a point. */
export type StatementCheck = (pointId: string, passage: readonly string[]) => boolean;

const windowWords = 30;
const fewestStems = 2;
const leastWeight = 1;
const shortestList = 6;
const mostlyEchoed = 0.9;
/** Of 435 sentences of our model answers, one has fewer. */
const fewFunctionWords = 0.1;

/**
 * A check for models that do what an answer tells them, and quote anything: a passage can state a point only if some
 * 30 words of it share two stems with its wording and evidence that tell it from the other points, and are no bare
 * list of the rubric's words. Lenient, since people paraphrase. A stem of the question's prompt weighs nothing,
 * another 1 over the number of points that have it; what is shared must weigh 1 together.
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

  const isAbout = (pointId: string, stems: ReadonlySet<string>) => {
    const telling = [...(own.get(pointId) ?? [])].filter((stem) => stem.length > 1 && !asked.has(stem));
    const found = telling.filter((stem) => stems.has(stem));
    // A short point may have less to share.
    return (
      found.length >= Math.min(fewestStems, telling.length) &&
      weigh(found) >= Math.min(leastWeight, weigh(telling)) - 1e-9
    );
  };
  const isList = (words: readonly string[], stems: ReadonlySet<string>) =>
    words.length >= shortestList &&
    words.filter(isFunctionWord).length < fewFunctionWords * words.length &&
    [...stems].filter((stem) => havers.has(stem) || asked.has(stem)).length >= mostlyEchoed * stems.size;

  return (pointId, passage) =>
    windows(passage).some((words) => {
      const stems = stemsOf(words.join(' '));
      return isAbout(pointId, stems) && !isList(words, stems);
    });
}

/** Overlapping by half. */
function windows(passage: readonly string[]): (readonly string[])[] {
  const count = Math.max(1, Math.ceil((passage.length - windowWords) / (windowWords / 2)) + 1);
  return Array.from({ length: count }, (_, at) => {
    const start = at * (windowWords / 2);
    return passage.slice(start, start + windowWords);
  });
}
