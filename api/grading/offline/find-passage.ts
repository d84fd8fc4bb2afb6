import type { Quote } from '../grader.ts';
import type { Phrase } from './phrases.ts';
import type { Word } from './words.ts';

/** An answer, and where each stem stands in it. */
export interface IndexedAnswer {
  words: readonly Word[];
  places: ReadonlyMap<string, readonly number[]>;
}

export interface Passage extends Quote {
  /** Share of the phrase's weight that is said, 0..1. */
  recall: number;
  /** Distinct words that are said. */
  said: number;
  /** One of them is negated. */
  isNegated: boolean;
}

/** Words that carry meaning; with those between them that don't, about thirty words. */
const longest = 15;
/** A passage grows by at most so many words for one of mean weight. */
const worth = 6;

export function indexAnswer(words: readonly Word[]): IndexedAnswer {
  const places = new Map<string, number[]>();
  for (const [place, { stem }] of words.entries()) {
    const known = places.get(stem);
    if (known) known.push(place);
    else places.set(stem, [place]);
  }
  return { words, places };
}

/**
 * The passage that says most of a phrase in the fewest words, from the first to the last word that counts; of equals
 * the first. Goes once over the places of the phrase's words, so its time grows with the answer, not faster.
 */
export function findPassage({ words, places }: IndexedAnswer, { weights, total }: Phrase): Passage | undefined {
  const hits = Int32Array.from([...weights.keys()].flatMap((stem) => places.get(stem) ?? [])).toSorted();
  const stemAt = (hit: number) => words[hits[hit] ?? -1]?.stem ?? '';
  const placeAt = (hit: number) => hits[hit] ?? -1;
  const perPlace = total / weights.size / worth;
  const inside = new Map<string, number>();
  let sum = 0;
  let first = 0;
  let best = { first: 0, last: -1, sum: 0, gain: 0 };
  for (let last = 0; last < hits.length; last++) {
    const stem = stemAt(last);
    const before = inside.get(stem) ?? 0;
    inside.set(stem, before + 1);
    if (before === 0) sum += weights.get(stem) ?? 0;
    for (; first < last; first++) {
      const oldest = stemAt(first);
      const times = inside.get(oldest) ?? 0;
      const weight = times > 1 ? 0 : (weights.get(oldest) ?? 0);
      const cost = (placeAt(first + 1) - placeAt(first)) * perPlace;
      if (weight >= cost && placeAt(last) - placeAt(first) < longest) break;
      inside.set(oldest, times - 1);
      sum -= weight;
    }
    const gain = sum - (placeAt(last) - placeAt(first)) * perPlace;
    if (gain > best.gain + 1e-9) best = { first, last, sum, gain };
  }
  const matched = words.slice(placeAt(best.first), placeAt(best.last) + 1).filter(({ stem }) => weights.has(stem));
  const [start, end] = [matched[0]?.start, matched.at(-1)?.end];
  if (start === undefined || end === undefined) return undefined;
  return {
    start,
    end,
    recall: Math.min(1, best.sum / total),
    said: new Set(matched.map(({ stem }) => stem)).size,
    isNegated: matched.some(({ negated }) => negated),
  };
}
