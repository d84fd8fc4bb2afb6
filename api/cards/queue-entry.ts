import type { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import type { AskableCard, EnrolledQuestion } from '../../db/queue.ts';
import type { CardRow, SettingsRow } from '../../db/schema.ts';
import { presentQuestion } from '../catalogue/present.ts';
import { readRevisions } from '../catalogue/read-revisions.ts';
import type { PickDay } from '../scheduling/fuzz.ts';
import { expectedAnswerMs } from './expected-time.ts';
import { newCard } from './new-card.ts';
import { presentCard, presentPreview } from './present-card.ts';
import type { cardRoutes } from './routes.ts';

/** One thing to answer: a card, the question it is asked from, and the cue if it is a drill. */
export interface QueueEntry {
  card: CardRow;
  question: Parameters<typeof presentQuestion>[0];
  cue: string | null;
  ahead: boolean;
}

/** The answer of GET /queue. */
export type Queue = z.input<(typeof cardRoutes)['getQueue']['responses'][200]>;

/** What there is to answer on a study day, and what could be answered beyond it. */
export interface Today {
  entries: QueueEntry[];
  /** What comes next, for who wants to go on; not looked for unless asked. */
  more: QueueEntry[];
  nextDue: Date | null;
  /** Why there are no entries; not asked while there are. */
  reason: () => Promise<Queue['reason']>;
}

/** Makes queue entries of rows; a question not met yet gets the card that it will have. */
export async function entryMaker(
  db: Reader,
  rows: readonly (AskableCard | EnrolledQuestion)[],
  userId: string,
  now: Date,
) {
  const revisionOf = await readRevisions(db, rows);
  return (row: AskableCard | EnrolledQuestion, ahead = false): QueueEntry[] => {
    const revision = revisionOf(row);
    if (!revision) return [];
    const { questionId: id, deckId, deckTitle, skillId } = row;
    const question = { ...revision, id, deckId, deckTitle, skillId };
    const card = row.card ?? newCard({ userId, id: row.cardId, kind: 'question', questionId: id, pointId: null }, now);
    return [{ card, question, cue: card.kind === 'drill' && 'cue' in row ? row.cue : null, ahead }];
  };
}

export const expectedMs = ({ card, question }: QueueEntry): number => expectedAnswerMs(card, question);

export function presentEntry(
  entry: QueueEntry,
  settings: SettingsRow,
  now: Date,
  pick: PickDay,
): Queue['items'][number] {
  const { card, question, cue, ahead } = entry;
  return {
    card: presentCard(card, settings, now),
    question: presentQuestion(question),
    drill: cue !== null && card.pointId !== null ? { pointId: card.pointId, cue } : null,
    preview: presentPreview(card, settings, now, pick, ahead),
    expectedMs: expectedMs(entry),
    ahead,
  };
}

/** Learning: open steps and drills not yet answered. */
export function countEntries(entries: readonly QueueEntry[]): Queue['counts'] {
  const counts = { learning: 0, review: 0, new: 0, drills: 0 };
  for (const { card } of entries) {
    if (card.kind === 'drill') counts.drills += 1;
    if (card.state === 'review') counts.review += 1;
    else if (card.state === 'new' && card.kind === 'question') counts.new += 1;
    else counts.learning += 1;
  }
  return counts;
}
