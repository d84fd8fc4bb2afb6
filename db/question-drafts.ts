import { and, asc, eq, inArray } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { DeckRow } from './schema.ts';

/** What was written of a question of a deck of one's own: its file's text. */
export interface DraftRow {
  userId: string;
  deckId: string;
  /** The question's id within its deck, which is its file's name. */
  questionId: string;
  yaml: string;
  updatedAt: Date;
  version: number;
}

const isOwn = ({ decks }: Reader['tables'], userId: string, deckId: string) =>
  and(eq(decks.id, deckId), eq(decks.ownerId, userId), eq(decks.retired, false));

/** A deck, if it is this user's own. */
export async function findOwnDeck(db: Reader, userId: string, deckId: string): Promise<DeckRow | undefined> {
  const [found] = await db
    .select()
    .from(db.tables.decks)
    .where(isOwn(db.tables, userId, deckId));
  return found;
}

/** The same, taken for the transaction: whoever else writes in this deck waits for its end. */
export function* takeOwnDeck(tx: Writer, userId: string, deckId: string): Work<DeckRow | undefined> {
  const { decks } = tx.tables;
  const [found] = yield* run(
    tx
      .update(decks)
      .set({ ownerId: userId })
      .where(isOwn(tx.tables, userId, deckId))
      .returning(),
  );
  return found;
}

/** Everything written in a deck, by question. */
export const listDrafts = (db: Reader, userId: string, deckId: string) => {
  const { questionDrafts } = db.tables;
  return db
    .select()
    .from(questionDrafts)
    .where(and(eq(questionDrafts.userId, userId), eq(questionDrafts.deckId, deckId)))
    .orderBy(asc(questionDrafts.questionId));
};

/** Stores a text in the place of what was there. */
export function* writeDraft(tx: Writer, row: DraftRow): Work<void> {
  const { questionDrafts } = tx.tables;
  const { yaml, updatedAt, version } = row;
  yield* run(
    tx
      .insert(questionDrafts)
      .values(row)
      .onConflictDoUpdate({
        target: [questionDrafts.userId, questionDrafts.deckId, questionDrafts.questionId],
        set: { yaml, updatedAt, version },
      })
      .returning({ version: questionDrafts.version }),
  );
}

export function* removeDraft(
  tx: Writer,
  { userId, deckId, questionId }: Pick<DraftRow, 'userId' | 'deckId' | 'questionId'>,
): Work<void> {
  const { questionDrafts } = tx.tables;
  yield* run(
    tx
      .delete(questionDrafts)
      .where(
        and(
          eq(questionDrafts.userId, userId),
          eq(questionDrafts.deckId, deckId),
          eq(questionDrafts.questionId, questionId),
        ),
      )
      .returning({ version: questionDrafts.version }),
  );
}

/** Every published revision of a deck's questions, retired ones too. */
export const listDeckRevisions = (db: Reader, deckId: string) => {
  const { questions, questionRevisions } = db.tables;
  return db
    .select({
      id: questions.id,
      currentRev: questions.rev,
      position: questions.position,
      retired: questions.retired,
      rev: questionRevisions.rev,
      hash: questionRevisions.hash,
      fileHash: questionRevisions.fileHash,
      prompt: questionRevisions.prompt,
    })
    .from(questions)
    .innerJoin(questionRevisions, eq(questionRevisions.questionId, questions.id))
    .where(eq(questions.deckId, deckId))
    .orderBy(asc(questions.id), asc(questionRevisions.rev));
};

/** Takes questions out of their decks; cards and history stay. */
export function* retireQuestions(tx: Writer, ids: readonly string[]): Work<void> {
  const { questions } = tx.tables;
  if (ids.length === 0) return;
  yield* run(
    tx
      .update(questions)
      .set({ retired: true })
      .where(inArray(questions.id, [...ids]))
      .returning({ id: questions.id }),
  );
}
