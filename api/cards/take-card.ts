import { insertCard, takeCard } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { findMissedPoint, findQuestionOfCard } from '../../db/questions.ts';
import type { CardRow } from '../../db/schema.ts';
import { cardToMake } from './new-card.ts';

/**
 * Takes a learner's card for the rest of the transaction. A question's is made when it is first needed, and so is the
 * drill of a point that the learner missed. Undefined if there is no such card.
 */
export function* takeOrMakeCard(tx: Writer, userId: string, id: string, now: Date): Work<CardRow | undefined> {
  const [card] = yield* run(takeCard(tx, { userId, id }));
  if (card) return card;
  const [question] = yield* run(findQuestionOfCard(tx, { cardId: id, userId }));
  const [point] = question ? [] : yield* run(findMissedPoint(tx, { userId, cardId: id }));
  const toMake = cardToMake({ userId, id }, question, point, now);
  if (!toMake) return undefined;
  yield* run(insertCard(tx, toMake));
  const [made] = yield* run(takeCard(tx, { userId, id }));
  return made;
}
