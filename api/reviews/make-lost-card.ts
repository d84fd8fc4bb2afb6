import { insertCard } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { findPointOfCard, findQuestionOfCard } from '../../db/questions.ts';
import { listCardLog } from '../../db/review-logs.ts';
import { cardToMake } from '../cards/new-card.ts';
import { takeAndFoldCard } from './fold-card.ts';

/** Makes the card of a log that has none, as the log folds; false if no question or point has such a card. */
export function* makeLostCard(tx: Writer, userId: string, cardId: string): Work<boolean> {
  const [first] = yield* run(listCardLog(tx, { userId, cardId }));
  const [question] = yield* run(findQuestionOfCard(tx, { cardId, userId }));
  const [point] = question ? [] : yield* run(findPointOfCard(tx, { cardId }));
  const card = first && cardToMake({ userId, id: cardId }, question, point, first.reviewedAt);
  if (!card) return false;
  yield* run(insertCard(tx, card));
  yield* takeAndFoldCard(tx, userId, cardId);
  return true;
}
