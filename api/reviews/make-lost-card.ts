import { insertCard } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { findPointOfCard, findQuestionOfCard } from '../../db/questions.ts';
import { listCardLog } from '../../db/review-logs.ts';
import { newCard } from '../cards/new-card.ts';
import { takeAndFoldCard } from './fold-card.ts';

/** Makes the card of a log that has none, as the log folds; false if no question or point has such a card. */
export function* makeLostCard(tx: Writer, userId: string, cardId: string): Work<boolean> {
  const [first] = yield* run(listCardLog(tx, { userId, cardId }));
  const [question] = yield* run(findQuestionOfCard(tx, { cardId }));
  const [point] = question ? [] : yield* run(findPointOfCard(tx, { cardId }));
  if (!first) return false;
  const at = first.reviewedAt;
  if (question) {
    const key = { userId, id: cardId, kind: 'question', questionId: question.id, pointId: null } as const;
    yield* run(insertCard(tx, newCard(key, at)));
  } else if (point) {
    const key = { userId, id: cardId, kind: 'drill', questionId: point.questionId, pointId: point.id } as const;
    yield* run(insertCard(tx, newCard(key, at)));
  } else {
    return false;
  }
  yield* takeAndFoldCard(tx, userId, cardId);
  return true;
}
