import { run, type Work, type Writer } from '../../db/database.ts';
import { storeDeck } from '../../db/catalogue.ts';
import { listDrafts, writeDraft, type DraftRow } from '../../db/question-drafts.ts';
import type { DeckRow } from '../../db/schema.ts';
import { DeckFile } from '../catalogue/deck-format.ts';
import { readYaml } from '../catalogue/read-yaml.ts';
import { deckText, withFields } from './question-text.ts';

/** The name of a deck's own file among its drafts; no question can be called so. */
export const deckFile = 'deck';

/** What is said of a deck itself. */
export interface DeckWords {
  title: string;
  summary: string;
  /** Ids of questions to meet first. */
  order: string[];
}

/** Changes a deck's title, summary or order, in its file too, the rest of which stays as it was written. */
export function* storeDeckWords(
  tx: Writer,
  userId: string,
  deck: DeckRow,
  changes: Partial<DeckWords>,
  now: Date,
  today: string,
): Work<void> {
  const { title = deck.title, summary = deck.summary, order } = changes;
  const known = (yield* run(listDrafts(tx, userId, deck.id))).find((draft) => draft.questionId === deckFile);
  const fields = { title, summary, ...(order && { order }) };
  const yaml =
    (known && withFields(known.yaml, fields)) ??
    withFields(deckText({ title, summary }, today), fields) ??
    deckText({ title, summary }, today);
  if (yaml !== known?.yaml) yield* writeDeckFile(tx, userId, deck.id, known, yaml, now);
  const { retired: _, ...row } = deck;
  if (title !== deck.title || summary !== deck.summary) yield* storeDeck(tx, { ...row, title, summary });
}

/**
 * Takes over a deck's own file as it came, with its title and summary, and answers whether it says something else than
 * before. The text must be one that `readDeckFile` reads.
 */
export function* storeDeckFile(tx: Writer, userId: string, deck: DeckRow, yaml: string, now: Date): Work<boolean> {
  const known = (yield* run(listDrafts(tx, userId, deck.id))).find((draft) => draft.questionId === deckFile);
  if (known?.yaml === yaml) return false;
  yield* writeDeckFile(tx, userId, deck.id, known, yaml, now);
  const { value } = readDeckFile(yaml);
  const { retired: _, ...row } = deck;
  if (value) yield* storeDeck(tx, { ...row, title: value.title, summary: value.summary });
  return true;
}

/** What a deck's own file says. */
export const readDeckFile = (yaml: string) => readYaml(yaml, DeckFile);

const writeDeckFile = (
  tx: Writer,
  userId: string,
  deckId: string,
  known: DraftRow | undefined,
  yaml: string,
  now: Date,
) => writeDraft(tx, { userId, deckId, questionId: deckFile, yaml, updatedAt: now, version: (known?.version ?? 0) + 1 });
