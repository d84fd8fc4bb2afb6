import { run, type Database } from '../../db/database.ts';
import { deleteOwnDecks } from '../../db/own-decks.ts';
import { listDecks } from '../../db/catalogue.ts';
import { Conflict } from '../errors.ts';
import { noDeck } from './describe-deck.ts';

/** Removes a deck of the learner's own with everything in it. Throws NotFound, and Conflict for a deck of the service. */
export function deleteDeck(db: Database, userId: string, deckId: string): Promise<void> {
  return db.longTransaction(function* (tx) {
    const found = (yield* run(listDecks(tx, { userId }))).find(({ deck }) => deck.id === deckId);
    if (!found) throw noDeck(deckId);
    if (found.deck.ownerId === null)
      throw new Conflict('This deck is the service’s, and others study it: stop studying it instead.');
    yield* deleteOwnDecks(tx, userId, [deckId]);
  });
}
