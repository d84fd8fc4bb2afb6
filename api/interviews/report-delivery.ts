import { wordsPerMinute, type Delivery } from '../grading/delivery.ts';

/** How the spoken answers of an interview were given, all together; null without one. */
export function reportDelivery(deliveries: readonly Delivery[]) {
  if (deliveries.length === 0) return null;
  const words = sum(deliveries.map((delivery) => delivery.words));
  const spokenMs = sum(deliveries.map((delivery) => delivery.spokenMs));
  return {
    words,
    spokenMs,
    wordsPerMinute: wordsPerMinute(words, spokenMs),
    pauses: sum(deliveries.map(({ pauses }) => pauses.length)),
    longestPauseMs: Math.max(...deliveries.map(({ longestPauseMs }) => longestPauseMs)),
    fillers: addUp(deliveries.flatMap(({ fillers }) => fillers)),
  };
}

/** Most frequent first. */
function addUp(fillers: Delivery['fillers']): Delivery['fillers'] {
  const counts = new Map<string, number>();
  for (const { word, count } of fillers) counts.set(word, (counts.get(word) ?? 0) + count);
  return [...counts]
    .map(([word, count]) => ({ word, count }))
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
