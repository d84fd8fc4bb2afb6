import { ZipFile } from 'yazl';
import type { Database } from '../../db/database.ts';
import { listDrafts } from '../../db/question-drafts.ts';
import { deckFile, readDeckFile } from './deck-file.ts';
import { selectOwnDeck } from './policy.ts';
import { deckText, slug } from './question-text.ts';

/** A deck's files as they are written, in a zip archive: a folder that fits among the decks of a server. Throws NotFound. */
export async function downloadFiles(
  db: Database,
  userId: string,
  deckId: string,
  today: string,
): Promise<AsyncIterable<Uint8Array>> {
  const deck = await selectOwnDeck(db.read, userId, deckId);
  const drafts = await listDrafts(db.read, userId, deckId);
  const own = drafts.find((draft) => draft.questionId === deckFile);
  const text = own?.yaml ?? deckText(deck, today);
  const folder = readDeckFile(text).value?.id ?? slug(deck.title, 8, 'deck');
  const zip = new ZipFile();
  const add = (name: string, content: string, mtime?: Date) =>
    zip.addBuffer(Buffer.from(content), `${folder}/${name}.yaml`, mtime ? { mtime } : {});
  add(deckFile, text, own?.updatedAt);
  for (const { questionId, yaml, updatedAt } of drafts) if (questionId !== deckFile) add(questionId, yaml, updatedAt);
  zip.end();
  return zip.outputStream as AsyncIterable<unknown> as AsyncIterable<Uint8Array>; // which it is; its type is of older streams
}
