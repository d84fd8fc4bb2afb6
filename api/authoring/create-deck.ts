import { run, type Database } from '../../db/database.ts';
import { listOwnDecks } from '../../db/own-decks.ts';
import { takeOwnDeck } from '../../db/question-drafts.ts';
import { ownKey, storeOwnDeck } from '../catalogue/own-deck.ts';
import { Conflict } from '../errors.ts';
import { storeDeckWords } from './deck-file.ts';
import { limits } from './limits.ts';
import { selectOwnDeckToWrite } from './policy.ts';

/**
 * Makes a deck of a person's own; again under the same id it stays as it is. Answers its id and whether it is new.
 * Throws Conflict where they have too many.
 */
export function createDeck(
  db: Database,
  userId: string,
  { id, title, summary }: { id: string; title: string; summary: string },
  now: Date,
  today: string,
): Promise<{ deckId: string; added: boolean }> {
  const deckId = `own:${ownKey(`${userId} ${id}`)}`; // another's id, sent by chance or on purpose, meets nothing of theirs
  return db.transaction(function* (tx) {
    if (yield* takeOwnDeck(tx, userId, deckId)) return { deckId, added: false };
    if ((yield* run(listOwnDecks(tx, userId))).length >= limits.decks)
      throw new Conflict(`You have ${limits.decks} decks of your own: remove one before you add another.`);
    yield* storeOwnDeck(tx, { id: deckId, ownerId: userId, title }, today);
    const deck = yield* selectOwnDeckToWrite(tx, userId, deckId);
    yield* storeDeckWords(tx, userId, deck, { title, summary }, now, today);
    return { deckId, added: true };
  });
}

/** Changes a deck's title, summary or order of questions. Throws NotFound. */
export function updateDeck(
  db: Database,
  userId: string,
  deckId: string,
  changes: { title?: string | undefined; summary?: string | undefined; order?: string[] | undefined },
  now: Date,
  today: string,
): Promise<void> {
  const { title, summary, order } = changes;
  return db.transaction(function* (tx) {
    const deck = yield* selectOwnDeckToWrite(tx, userId, deckId);
    yield* storeDeckWords(
      tx,
      userId,
      deck,
      { ...(title !== undefined && { title }), ...(summary !== undefined && { summary }), ...(order && { order }) },
      now,
      today,
    );
  });
}
