import { insertCard, takeCard } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { findQuestionOfCard } from '../../db/questions.ts';
import type { CardRow } from '../../db/schema.ts';
import { newCard } from './new-card.ts';

/**
 * Takes a learner's card for the rest of the transaction. A question's card is made when it is
 * first needed; a drill exists once a point was missed. Undefined if there is no such card.
 */
export function* takeOrMakeCard(tx: Writer, userId: string, id: string, now: Date): Work<CardRow | undefined> {
  const [card] = yield* run(takeCard(tx, { userId, id }));
  if (card) return card;
  const [question] = yield* run(findQuestionOfCard(tx, { cardId: id }));
  if (!question) return undefined;
  yield* run(insertCard(tx, newCard({ userId, id, kind: 'question', questionId: question.id, pointId: null }, now)));
  const [made] = yield* run(takeCard(tx, { userId, id }));
  return made;
}
