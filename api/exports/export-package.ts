import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import type { Database } from '../../db/database.ts';
import { allSettings } from '../../db/settings.ts';
import { getSettings, settingsByVersion } from '../accounts/settings.ts';
import { readCards } from './read-cards.ts';
import { writeCollection } from './write-collection.ts';

/**
 * A learner's cards as an `.apkg` file, in pieces: a zip of a collection in schema 11, which every Anki since 2.1 reads.
 * @param deckId of the only deck to export; all decks if undefined
 */
export async function* exportPackage(
  db: Database,
  userId: string,
  deckId: string | undefined,
  now: Date,
): AsyncIterable<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearse-export-'));
  try {
    const path = join(folder, 'collection.anki2');
    const settings = await getSettings(db, userId);
    const versions = settingsByVersion(await allSettings(db.read, { userId }));
    await writeCollection(path, readCards(db, userId, deckId), { settings, versions }, now);
    const zip = new ZipFile();
    zip.addFile(path, 'collection.anki2', { mtime: now });
    zip.addBuffer(Buffer.from('{}'), 'media', { mtime: now });
    zip.end();
    yield* zip.outputStream as AsyncIterable<unknown> as AsyncIterable<Uint8Array>; // which it is; its type is of older streams
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
