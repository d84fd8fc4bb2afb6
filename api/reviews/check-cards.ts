import { foldColumns, listCardPage, storeFold, takeCard } from '../../db/cards.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { listCardLog, listLogsOfCards, listLostCards } from '../../db/review-logs.ts';
import type { CardRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { listUserIds } from '../../db/users.ts';
import { settingsByVersion } from '../accounts/settings.ts';
import { foldVersion } from '../scheduling/fold.ts';
import { foldLog, takeAndFoldCard, type FoldEntry } from './fold-card.ts';
import { makeLostCard } from './make-lost-card.ts';

/** A column of a card that is not what its log folds to; `column` is null where there is a log, but no card. */
export interface CardFault {
  userId: string;
  cardId: string;
  column: Exclude<(typeof foldColumns)[number], 'foldVersion'> | null;
  stored: unknown;
  folded: unknown;
  mended: boolean;
}

export interface CheckedCards {
  learners: number;
  cards: number;
  /** Folded by the rules of an earlier version, which says nothing of their columns: the server folds them after its start. */
  outdated: number;
  /** Of `faults`, those that remain. */
  left: number;
  faults: number;
}

/** Cards whose logs are read at once; a learner's hundred cards have some thousand reviews. */
const cardsAtOnce = 100;

/**
 * Holds every card of every learner against the fold of its log, learner by learner. The server may run meanwhile: a
 * card that seems to be wrong is taken and looked at again, so that a review that came in between is no fault.
 * @param repair stores what the log folds to
 * @param report is told each fault as it is found
 */
export async function checkCards(
  db: Database,
  repair: boolean,
  report: (fault: CardFault) => void,
): Promise<CheckedCards> {
  const checked: CheckedCards = { learners: 0, cards: 0, outdated: 0, faults: 0, left: 0 };
  const tell = (fault: CardFault) => {
    checked.faults += 1;
    if (!fault.mended) checked.left += 1;
    report(fault);
  };
  for await (const userId of listUserIds(db.read)) {
    checked.learners += 1;
    for await (const { card, suspect } of foldedCards(db, userId)) {
      checked.cards += 1;
      if (card.foldVersion !== foldVersion) {
        if (repair) await db.transaction((tx) => takeAndFoldCard(tx, userId, card.id));
        else checked.outdated += 1;
      } else if (suspect) {
        for (const fault of await db.transaction((tx) => lookAgain(tx, card, repair))) tell(fault);
      }
    }
    for (const { cardId } of await listLostCards(db.read, userId)) {
      const mended = repair && (await db.transaction((tx) => makeLostCard(tx, userId, cardId)));
      tell({ userId, cardId, column: null, stored: null, folded: null, mended });
    }
  }
  return checked;
}

/** A learner's cards, each with whether it looks wrong. */
async function* foldedCards(db: Database, userId: string): AsyncIterable<{ card: CardRow; suspect: boolean }> {
  const settings = settingsByVersion(await allSettings(db.read, { userId }));
  let after: string | undefined;
  do {
    const page = await listCardPage(db.read, userId, { after, limit: cardsAtOnce });
    const logs = new Map<string, FoldEntry[]>(page.map((card) => [card.id, []]));
    for (const entry of await listLogsOfCards(db.read, userId, [...logs.keys()])) logs.get(entry.cardId)?.push(entry);
    for (const card of page)
      yield { card, suspect: faultsOf(card, foldLog(card, logs.get(card.id) ?? [], settings)).length > 0 };
    after = page.length === cardsAtOnce ? page.at(-1)?.id : undefined;
  } while (after !== undefined);
}

function* lookAgain(tx: Writer, { userId, id }: CardRow, repair: boolean): Work<CardFault[]> {
  const [card] = yield* run(takeCard(tx, { userId, id }));
  if (!card) return [];
  const log = yield* run(listCardLog(tx, { userId, cardId: id }));
  const fold = foldLog(card, log, settingsByVersion(yield* run(allSettings(tx, { userId }))));
  const faults = faultsOf(card, fold);
  if (repair && faults.length > 0) yield* run(storeFold(tx, { userId, id, ...fold }));
  return faults.map((fault) => ({ ...fault, mended: repair }));
}

function faultsOf(card: CardRow, fold: ReturnType<typeof foldLog>): Omit<CardFault, 'mended'>[] {
  return foldColumns.flatMap((column) =>
    column === 'foldVersion' || plain(card[column]) === plain(fold[column])
      ? []
      : [{ userId: card.userId, cardId: card.id, column, stored: plain(card[column]), folded: plain(fold[column]) }],
  );
}

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
