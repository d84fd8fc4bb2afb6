import type { QueueEntry } from './queue-entry.ts';

/**
 * The order of a day: learning steps that are over, then reviews with new questions spread evenly
 * among them, then drills not yet answered; each in the order given. A question and its drills are kept apart.
 */
export function arrangeQueue(entries: readonly QueueEntry[]): QueueEntry[] {
  const steps = entries.filter(({ card }) => card.state === 'learning' || card.state === 'relearning');
  const reviews = entries.filter(({ card }) => card.state === 'review');
  const unseen = entries.filter(({ card }) => card.state === 'new' && card.kind === 'question');
  const freshDrills = entries.filter(({ card }) => card.state === 'new' && card.kind === 'drill');
  return keptApart([...steps, ...interleave(reviews, unseen), ...freshDrills], ({ question }) => question.id);
}

/** Both lists in their own order, the shorter spread evenly over the whole. */
function interleave<T>(a: readonly T[], b: readonly T[]): T[] {
  const place = (list: readonly T[]) => list.map((item, index) => ({ item, at: (index + 0.5) / list.length }));
  return [...place(a), ...place(b)].toSorted((x, y) => x.at - y.at).map(({ item }) => item);
}

/** Siblings apart: an entry moves back while its question was asked just before and something else can go first. */
export function keptApart<T>(entries: readonly T[], questionOf: (entry: T) => string): T[] {
  const left = [...entries];
  const arranged: T[] = [];
  while (left.length > 0) {
    const last = arranged.at(-1);
    const other = left.findIndex((entry) => last === undefined || questionOf(entry) !== questionOf(last));
    arranged.push(...left.splice(Math.max(0, other), 1));
  }
  return arranged;
}
