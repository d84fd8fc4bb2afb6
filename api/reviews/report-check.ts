import type { Database } from '../../db/database.ts';
import { checkCards, type CardFault } from './check-cards.ts';

/**
 * `npm run check`: says of every card whether it is what its log folds to.
 * @param say is given a line at a time
 * @returns how many faults remain
 */
export async function reportCheck(db: Database, repair: boolean, say: (line: string) => void): Promise<number> {
  const { learners, cards, outdated, faults, left } = await checkCards(db, repair, (fault) => say(lineOf(fault)));
  const count = (whole: number) => whole.toLocaleString('en');
  if (outdated > 0)
    say(`${count(outdated)} cards were folded by an earlier version: the server folds them again after its start.`);
  say(`Checked ${count(cards)} cards of ${count(learners)} learners: ${outcome(faults, left, repair)}`);
  return left;
}

function lineOf({ userId, cardId, column, stored, folded, mended }: CardFault): string {
  const what =
    column === null
      ? 'is missing, though it has a log'
      : `${column} is ${shown(stored)}, its log folds to ${shown(folded)}`;
  return `learner ${userId}, card ${cardId}: ${what}${mended ? ' (mended)' : ''}`;
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function outcome(faults: number, left: number, repair: boolean): string {
  if (faults === 0) return 'each is what its log folds to.';
  const found = faults === 1 ? '1 difference' : `${faults} differences`;
  if (left === 0) return `${found}, mended.`;
  return !repair
    ? `${found}. Mend ${faults === 1 ? 'it' : 'them'} with npm run check -- --repair.`
    : `${found}; ${left} cannot be mended, because no question has such a card.`;
}
