import type { z } from 'zod';
import { listDeckFacts, listDecks } from '../../db/catalogue.ts';
import type { Database } from '../../db/database.ts';
import { listEnrolments } from '../../db/enrolments.ts';
import type { Actor } from '../accounts/actor.ts';
import { getSettings } from '../accounts/settings.ts';
import { NotFound } from '../errors.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { presentDeck } from './present.ts';
import type { Deck } from './routes.ts';

type PresentedDeck = z.input<typeof Deck>;

/** Every deck that the actor may see, with the actor's enrolment if there is an actor. */
export async function describeDecks(db: Database, actor: Actor | undefined, now: Date): Promise<PresentedDeck[]> {
  const visible = { userId: actor?.userId ?? null };
  const [decks, facts] = await Promise.all([listDecks(db.read, visible), listDeckFacts(db.read, visible)]);
  const enrolments = actor ? await listEnrolments(db.read, { userId: actor.userId }) : [];
  const today = actor ? studyDay(now.getTime(), await getSettings(db, actor.userId)) : 0;
  return decks.map((deck) =>
    presentDeck(
      deck,
      facts,
      enrolments.find((row) => row.deckId === deck.deck.id),
      today,
    ),
  );
}

/** One deck as the actor sees it. Throws NotFound. */
export async function describeDeck(
  db: Database,
  deckId: string,
  actor: Actor | undefined,
  now: Date,
): Promise<PresentedDeck> {
  const deck = (await describeDecks(db, actor, now)).find((candidate) => candidate.id === deckId);
  if (!deck) throw noDeck(deckId);
  return deck;
}

export const noDeck = (deckId: string): NotFound =>
  new NotFound(`There is no deck "${deckId}". GET /decks lists them all.`);
