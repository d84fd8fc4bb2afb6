import type { DeckQuestion } from '../../api-types.ts';
import { formatWhen, type StudyClock } from '../../format.ts';

/** Where a learner stands with a question; `due` when it waits to be answered now. Nothing for a question never met in a deck not studied. */
export function cardWords(
  card: DeckQuestion['card'],
  enrolled: boolean,
  now: Date,
  clock: StudyClock,
): { text: string; due: boolean } | undefined {
  if (card?.suspended) return { text: 'suspended', due: false };
  if (card === null || card.state === 'new') return enrolled ? { text: 'new', due: false } : undefined;
  if (!enrolled) return { text: 'answered before', due: false };
  const due = new Date(card.due);
  const when = formatWhen(due, now, clock);
  if (when === 'now') return { text: 'due now', due: true };
  return { text: card.state === 'review' ? `due ${when}` : `learning, again ${when}`, due: false };
}
