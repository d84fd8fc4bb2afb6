import { stemsOf } from './words.ts';

/** What tells one point of a question from the others, as stems with their weight. */
export type PointWords = ReadonlyMap<string, number>;

/**
 * For each point, the stems of its wording and evidence, without those of the question's prompt. A stem weighs 1 over
 * the number of points that have it: what all points talk about tells nothing.
 */
export function pointWords(
  prompt: string,
  points: readonly { id: string; say: string; evidence: readonly string[] }[],
): ReadonlyMap<string, PointWords> {
  const asked = stemsOf(prompt);
  const stems = points.map(({ id, say, evidence }) => ({
    id,
    own: [...stemsOf([say, ...evidence].join('\n'))].filter((stem) => !asked.has(stem)),
  }));
  const shared = new Map<string, number>();
  for (const { own } of stems) for (const stem of own) shared.set(stem, (shared.get(stem) ?? 0) + 1);
  return new Map(stems.map(({ id, own }) => [id, new Map(own.map((stem) => [stem, 1 / (shared.get(stem) ?? 1)]))]));
}

const fewestStems = 2;
const leastWeight = 1;

/**
 * Whether a passage can be about a point at all: it shares two stems with it that weigh 1 together (or all there are).
 * Lenient, since people paraphrase; it is there for models that do what an answer tells them, and quote anything.
 */
export function canState(words: PointWords, passage: string): boolean {
  const found = [...stemsOf(passage)].flatMap((stem) => words.get(stem) ?? []);
  const weight = found.reduce((sum, each) => sum + each, 0);
  const possible = [...words.values()].reduce((sum, each) => sum + each, 0);
  return found.length >= Math.min(fewestStems, words.size) && weight >= Math.min(leastWeight, possible) - 1e-9;
}
