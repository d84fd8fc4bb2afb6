import { ownQuestion, storeOwnDeck } from '../../api/catalogue/own-deck.ts';
import type { Database } from '../../db/database.ts';
import { run } from '../../db/database.ts';
import { insertQuestions } from '../../db/own-decks.ts';

/** A deck of a learner's own with one question; made anew if it is not there. Answers the question's id. */
export function makeOwnDeck(db: Database, ownerId: string, deckId: string): Promise<string> {
  const id = `${deckId}/question`;
  const text = { prompt: 'What is a canary-own?', answer: 'A bird.', model: 'A bird.', tags: ['birds'] };
  return db.transaction(function* (tx) {
    const { decks } = tx.tables;
    const known = yield* run(tx.select({ id: decks.id }).from(decks));
    if (known.some((deck) => deck.id === deckId)) return id;
    yield* storeOwnDeck(tx, { id: deckId, ownerId, title: 'Canaries-own' }, '2026-11-22');
    yield* insertQuestions(tx, [ownQuestion({ id, deckId, position: 0, ...text }, '2026-11-22')]);
    return id;
  });
}
