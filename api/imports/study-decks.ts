import { listDecks } from '../../db/catalogue.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { findEnrolment } from '../../db/enrolments.ts';
import { startStudying } from '../cards/enrol.ts';

/** Enrols in the decks that the learner never studied; one that was left stays so. Answers all of them with their titles. */
export function* studyDecks(
  tx: Writer,
  userId: string,
  deckIds: ReadonlySet<string>,
  now: Date,
): Work<{ id: string; title: string }[]> {
  const decks = (yield* run(listDecks(tx, { userId }))).filter(({ deck }) => deckIds.has(deck.id));
  for (const { deck } of decks) {
    const [known] = yield* run(findEnrolment(tx, { userId, deckId: deck.id }));
    if (!known) yield* startStudying(tx, { userId, deckId: deck.id }, now);
  }
  return decks.map(({ deck: { id, title } }) => ({ id, title }));
}
