import type { NewQuestion } from '../../db/own-decks.ts';
import type { CardTarget } from '../../db/questions.ts';
import { keyOfOwnId, ownId, ownKey, ownQuestion } from '../catalogue/own-deck.ts';
import { questionCardId } from '../cards/card-id.ts';
import { cardIdOfGuid } from '../exports/guid.ts';
import type { PackageDeck, PackageQuestion } from './anki/read-package.ts';
import type { CardHistory } from './record-histories.ts';

/** What a package's cards are to a learner: cards there are already, and questions and decks to make. */
export interface Match {
  histories: CardHistory[];
  questions: NewQuestion[];
  newDecks: { id: string; title: string }[];
  /** Of all the cards. */
  deckIds: Set<string>;
}

/** A learner's own decks and questions. */
export interface Own {
  decks: readonly { id: string }[];
  questions: readonly { id: string; deckId: string; cardId: string }[];
}

/**
 * Finds each card of a package among the cards that the learner may have (`targets`), or else in or for their own decks.
 * Pure.
 * @param today YYYY-MM-DD
 * @param tomorrow when buried cards come back
 */
export function matchPackage(
  decks: readonly PackageDeck[],
  targets: readonly CardTarget[],
  own: Own,
  { userId, today, tomorrow }: { userId: string; today: string; tomorrow: Date },
): Match {
  const match: Match = { histories: [], questions: [], newDecks: [], deckIds: new Set() };
  const byCardId = new Map(targets.map((target) => [target.cardId, target]));
  const byKey = new Map<string, CardTarget>();
  for (const { id, deckId, cardId } of own.questions)
    byKey.set(keyOfOwnId(id), { cardId, questionId: id, deckId, pointId: null });
  const deckIds = new Map(own.decks.map(({ id }) => [keyOfOwnId(id), id]));
  for (const { name, questions } of decks) {
    const deckKey = ownKey(name);
    const deckId = deckIds.get(deckKey) ?? ownId(userId, deckKey);
    const isKnown = deckIds.has(deckKey);
    const before = match.questions.length;
    let position = own.questions.filter((question) => question.deckId === deckId).length;
    for (const question of questions) {
      const key = ownKey(`${question.guid}/${question.ord}`);
      let target = byCardId.get(cardIdOfGuid(question.guid) ?? '') ?? byKey.get(key);
      if (!target) {
        const id = ownId(userId, key);
        match.questions.push(ownQuestion({ ...question, id, deckId, position }, today));
        position += 1;
        target = { cardId: questionCardId(id), questionId: id, deckId, pointId: null };
        byKey.set(key, target);
      }
      match.deckIds.add(target.deckId);
      match.histories.push(historyOf(question, target, tomorrow));
    }
    if (!isKnown && match.questions.length > before) match.newDecks.push({ id: deckId, title: titleOf(name) });
  }
  return match;
}

const historyOf = (
  { reviews, queue, flag }: PackageQuestion,
  { cardId, questionId, pointId }: CardTarget,
  tomorrow: Date,
): CardHistory => ({
  cardId,
  questionId,
  pointId,
  reviews,
  suspended: queue === 'suspended',
  buriedUntil: queue === 'buried' ? tomorrow : null,
  flag,
});

const longestTitle = 80;
const titleOf = (name: string) =>
  name.length <= longestTitle ? name : `${name.slice(0, longestTitle - 2)} …`.toWellFormed();
