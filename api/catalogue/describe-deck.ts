import type { z } from 'zod';
import { listDeckFacts, listDecks, listFactsOfDeck, type DeckWithSkill } from '../../db/catalogue.ts';
import type { Database } from '../../db/database.ts';
import { listEnrolments } from '../../db/enrolments.ts';
import type { Actor } from '../accounts/actor.ts';
import { getSettings } from '../accounts/settings.ts';
import { NotFound } from '../errors.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { presentDeck, type DeckFact } from './present.ts';
import type { Deck } from './routes.ts';

type PresentedDeck = z.input<typeof Deck>;

/** Every deck that the actor may see, with the actor's enrolment if there is an actor. */
export async function describeDecks(db: Database, actor: Actor | undefined, now: Date): Promise<PresentedDeck[]> {
  const visible = { userId: actor?.userId ?? null };
  const [decks, facts] = await Promise.all([listDecks(db.read, visible), listDeckFacts(db.read, visible)]);
  const describe = await describer(db, actor, now);
  return decks.map((deck) => describe(deck, facts));
}

/** One deck as the actor sees it. Throws NotFound. */
export async function describeDeck(
  db: Database,
  deckId: string,
  actor: Actor | undefined,
  now: Date,
): Promise<PresentedDeck> {
  const deck = await selectDeck(db, deckId, actor);
  const facts = await listFactsOfDeck(db.read, { deckId });
  return (await describer(db, actor, now))(deck, facts);
}

/** A deck that the actor may see. Throws NotFound. */
export async function selectDeck(db: Database, deckId: string, actor: Actor | undefined): Promise<DeckWithSkill> {
  const decks = await listDecks(db.read, { userId: actor?.userId ?? null });
  const found = decks.find(({ deck }) => deck.id === deckId);
  if (!found) throw noDeck(deckId);
  return found;
}

/** Presents decks with the actor's enrolments. */
async function describer(db: Database, actor: Actor | undefined, now: Date) {
  const enrolments = actor ? await listEnrolments(db.read, { userId: actor.userId }) : [];
  const today = actor ? studyDay(now.getTime(), await getSettings(db, actor.userId)) : 0;
  return (deck: DeckWithSkill, facts: readonly DeckFact[]) =>
    presentDeck(
      deck,
      facts,
      enrolments.find((row) => row.deckId === deck.deck.id),
      { userId: actor?.userId ?? null, today },
    );
}

export const noDeck = (deckId: string): NotFound =>
  new NotFound(`There is no deck "${deckId}". Choose one of the library.`);
