import { createReadStream } from 'node:fs';
import type { Database } from '../../db/database.ts';
import { listCardTargets, type CardTarget } from '../../db/questions.ts';
import { Invalid } from '../errors.ts';
import { studyDecks } from './study-decks.ts';
import { mostFaults, readReviewsCsv, type CsvReview, type ReviewsCsv, type RowFault } from './read-reviews-csv.ts';
import { recordHistories, type CardHistory, type RecordedHistories } from './record-histories.ts';

/** What an import added, and the decks it concerns. */
export type ImportedReviews = Omit<RecordedHistories, 'questionIds'> & {
  questions: number;
  decks: { id: string; title: string }[];
};

/**
 * Imports the reviews of a CSV file: all of them, or none and Invalid with the first faults. Decks that the learner has
 * never studied are enrolled in, so that what was imported is asked again.
 * @param deckId of the only deck whose cards may be in the file; any that the learner sees if undefined
 */
export async function importReviews(
  db: Database,
  userId: string,
  path: string,
  deckId: string | undefined,
  now: Date,
): Promise<ImportedReviews> {
  const file = await readReviewsCsv(createReadStream(path), now.getTime());
  const targets = await listCardTargets(db.read, { userId, deckId });
  const histories = historiesOf(file, targets, deckId);
  return db.longTransaction(function* (tx) {
    const { questionIds, ...counts } = yield* recordHistories(tx, userId, histories, now);
    const deckIds = new Set(targets.filter((target) => questionIds.has(target.questionId)).map((row) => row.deckId));
    const decks = yield* studyDecks(tx, userId, deckIds, now);
    return { ...counts, questions: questionIds.size, decks };
  });
}

/** The rows by card. Throws Invalid if the file has faults, or names cards that there are not. */
function historiesOf(
  { reviews, faults, faultCount }: ReviewsCsv,
  targets: readonly CardTarget[],
  deckId: string | undefined,
): CardHistory[] {
  if (faultCount > 0) throw invalidRows(faults, faultCount);
  const byId = new Map(
    targets.flatMap((target) => [
      [target.cardId, target],
      ...(target.pointId === null ? [[target.questionId, target] as const] : []),
    ]),
  );
  const byCard = new Map<string, { target: CardTarget; reviews: CsvReview[] }>();
  const unknown: CsvReview[] = [];
  for (const review of reviews) {
    const target = byId.get(review.cardId);
    if (!target) {
      unknown.push(review);
      continue;
    }
    const known = byCard.get(target.cardId);
    if (known) known.reviews.push(review);
    else byCard.set(target.cardId, { target, reviews: [review] });
  }
  if (unknown.length > 0) {
    const where = deckId === undefined ? 'of your decks' : `of the deck "${deckId}"`;
    const say = ({ line, cardId }: CsvReview) => ({
      line,
      column: 'card_id',
      message: `"${cardId.slice(0, 80).toWellFormed()}" is no card or question ${where}: ${deckId === undefined ? 'remove the row' : 'choose its deck, or remove the row'}`,
    });
    throw invalidRows(unknown.slice(0, mostFaults).map(say), unknown.length);
  }
  return [...byCard.values()].map(({ target: { cardId, questionId, pointId }, reviews: rows }) => ({
    cardId,
    questionId,
    pointId,
    reviews: rows,
  }));
}

function invalidRows(faults: readonly RowFault[], count: number): Invalid {
  const errors = faults.map(({ line, column, message }) => ({
    pointer: column === null ? `/body/${line}` : `/body/${line}/${column}`,
    message: `line ${line}: ${column === null ? '' : `${column} `}${message}`,
  }));
  const more =
    count > errors.length ? ` The first ${errors.length} are listed, ${count - errors.length} more are not.` : '';
  const what = count === 1 ? 'The file has a fault' : `The file has ${count.toLocaleString('en')} faults`;
  return new Invalid(`${what}, so nothing was imported. ${capital(errors[0]?.message ?? '')}.${more}`, { errors });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
