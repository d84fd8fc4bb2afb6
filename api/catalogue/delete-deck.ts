import { run, type Database } from '../../db/database.ts';
import { listUngradedInterviews } from '../../db/interview-answers.ts';
import { deleteOwnDecks } from '../../db/own-decks.ts';
import { listDecks } from '../../db/catalogue.ts';
import { Conflict } from '../errors.ts';
import { settleInterview } from '../interviews/settle-interview.ts';
import { noDeck } from './describe-deck.ts';

/** Removes a deck of the learner's own with everything in it. Throws NotFound, and Conflict for a deck of the service. */
export function deleteDeck(db: Database, userId: string, deckId: string, now: Date): Promise<void> {
  return db.longTransaction(function* (tx) {
    const found = (yield* run(listDecks(tx, { userId }))).find(({ deck }) => deck.id === deckId);
    if (!found) throw noDeck(deckId);
    if (found.deck.ownerId === null)
      throw new Conflict('This deck is the service’s, and others study it: stop studying it instead.');
    yield* deleteOwnDecks(tx, userId, [deckId]);
    // An answer that waited for its verdicts may be gone.
    for (const interview of yield* run(listUngradedInterviews(tx, userId))) yield* settleInterview(tx, interview, now);
  });
}
