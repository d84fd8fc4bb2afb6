import { insertCard, takeCard, updateCard } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import type { PointRow } from '../../db/schema.ts';
import { newCard } from '../cards/new-card.ts';

/**
 * Opens the drill of a point, or wakes it; tells whether it was not open before.
 * @param openedBy the attempt whose verdict opens it, and may take it back; null where the learner asked for it
 */
export function* openDrill(
  tx: Writer,
  userId: string,
  { questionId, id: pointId, cardId: id }: Pick<PointRow, 'questionId' | 'id' | 'cardId'>,
  openedBy: string | null,
  now: Date,
): Work<boolean> {
  const [card] = yield* run(takeCard(tx, { userId, id }));
  if (card?.restingSince === null) return false;
  if (card) {
    yield* updateCard(tx, card, { restingSince: null, openedBy });
    return true;
  }
  const drill = { userId, id, kind: 'drill' as const, questionId, pointId, openedBy };
  return (yield* run(insertCard(tx, newCard(drill, now)))).length > 0;
}
