import { findOwnDeck, takeOwnDeck } from '../../db/question-drafts.ts';
import type { Reader, Work, Writer } from '../../db/database.ts';
import type { DeckRow } from '../../db/schema.ts';
import { NotFound } from '../errors.ts';

/** Who reads what is written in a deck: its owner. Throws NotFound, for others as for a missing one. */
export async function selectOwnDeck(db: Reader, userId: string, deckId: string): Promise<DeckRow> {
  return (await findOwnDeck(db, userId, deckId)) ?? missing();
}

/** Who writes in a deck and publishes it: its owner. */
export function* selectOwnDeckToWrite(tx: Writer, userId: string, deckId: string): Work<DeckRow> {
  return (yield* takeOwnDeck(tx, userId, deckId)) ?? missing();
}

function missing(): never {
  throw new NotFound('There is no such deck of your own: choose one of yours, or make one.');
}
