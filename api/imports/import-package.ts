import { run, type Database } from '../../db/database.ts';
import { insertQuestions, listOwnDecks, listOwnQuestions } from '../../db/own-decks.ts';
import { listCardTargets } from '../../db/questions.ts';
import { getSettings } from '../accounts/settings.ts';
import { storeOwnDeck } from '../catalogue/own-deck.ts';
import { Conflict } from '../errors.ts';
import { startOfStudyDay, studyDate, studyDay } from '../scheduling/study-day.ts';
import type { Package } from './anki/read-package.ts';
import type { ImportedReviews } from './import-reviews.ts';
import { matchPackage } from './match-package.ts';
import { recordHistories } from './record-histories.ts';
import { studyDecks } from './study-decks.ts';

/** Questions in all of a learner's own decks. */
const mostOwnQuestions = 20_000;

/** Two reviews cannot have the same millisecond in Anki, so that an export moves some of them back by a few. */
const mostMoved = 100;

/** What an import of a package added; `remarks` say what was left out. */
export type ImportedPackage = ImportedReviews & { questionsAdded: number; remarks: string[] };

/**
 * Imports a package: a card that we exported goes back to its question, any other becomes a question in a deck of the
 * learner's own, the same one whenever it is imported. What is known already stays as it is. Throws Conflict if it is
 * too much for one learner.
 */
export async function importPackage(
  db: Database,
  userId: string,
  { decks, remarks }: Package,
  now: Date,
): Promise<ImportedPackage> {
  const clock = await getSettings(db, userId);
  const today = studyDay(now.getTime(), clock);
  const targets = await listCardTargets(db.read, { userId, deckId: undefined });
  return db.longTransaction(function* (tx) {
    const own = { decks: yield* run(listOwnDecks(tx, userId)), questions: yield* run(listOwnQuestions(tx, userId)) };
    const match = matchPackage(decks, targets, own, {
      userId,
      today: studyDate(today),
      tomorrow: new Date(startOfStudyDay(today + 1, clock)),
    });
    if (own.questions.length + match.questions.length > mostOwnQuestions)
      throw new Conflict(
        `Nothing was imported: your own decks would hold more than ${mostOwnQuestions.toLocaleString('en')} questions. Delete a deck, or import one deck at a time.`,
      );
    for (const deck of match.newDecks) yield* storeOwnDeck(tx, { ...deck, ownerId: userId }, studyDate(today));
    yield* insertQuestions(tx, match.questions);
    const { questionIds, ...counts } = yield* recordHistories(tx, userId, match.histories, now, mostMoved);
    return {
      ...counts,
      questions: questionIds.size,
      decks: yield* studyDecks(tx, userId, match.deckIds, now),
      questionsAdded: match.questions.length,
      remarks,
    };
  });
}
