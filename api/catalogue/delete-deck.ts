import { listAssignmentsOfDeck } from '../../db/assignments.ts';
import { run, type Database } from '../../db/database.ts';
import { listUngradedInterviews } from '../../db/interview-answers.ts';
import { deleteOwnDecks } from '../../db/own-decks.ts';
import { listDecks } from '../../db/catalogue.ts';
import { Conflict } from '../errors.ts';
import { settleInterview } from '../interviews/settle-interview.ts';
import { noDeck } from './describe-deck.ts';

/**
 * Removes a deck of the learner's own with everything in it. Throws NotFound, and Conflict for a deck of the service,
 * of a coach, or that was set for a cohort: others have their answers to it.
 */
export function deleteDeck(db: Database, userId: string, deckId: string, now: Date): Promise<void> {
  return db.longTransaction(function* (tx) {
    const found = (yield* run(listDecks(tx, { userId }))).find(({ deck }) => deck.id === deckId);
    if (!found) throw noDeck(deckId);
    if (found.deck.ownerId === null)
      throw new Conflict('This deck is the service’s, and others study it: stop studying it instead.');
    if (found.deck.ownerId !== userId)
      throw new Conflict('This deck is your coach’s, who set it for you: stop studying it instead.');
    const [assignment] = yield* run(listAssignmentsOfDeck(tx, deckId));
    if (assignment)
      throw new Conflict(
        assignment.assignedAt === null
          ? `The assignment “${assignment.title}” uses this deck: choose another deck in that draft first.`
          : `The assignment “${assignment.title}” uses this deck, and learners have their answers to it: remove its questions instead, or keep it.`,
      );
    yield* deleteOwnDecks(tx, userId, [deckId]);
    // An answer that waited for its verdicts may be gone.
    for (const interview of yield* run(listUngradedInterviews(tx, userId))) yield* settleInterview(tx, interview, now);
  });
}
