import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { run, type Database } from '../../db/database.ts';
import { freshFolder } from './databases.ts';
import { writeLibrary } from './deck-files.ts';

/** Loads the small library of deck-files.ts. */
export async function storeLibrary(db: Database): Promise<{ root: string; questionId: string }> {
  const root = freshFolder();
  writeLibrary(root);
  await loadDecks(db, readDecks(root, '2026-11-22'));
  return { root, questionId: 'probes' };
}

/** Adds a user and answers their id. */
export async function addUser(db: Database, over: { isAnonymous?: boolean } = {}): Promise<string> {
  const id = crypto.randomUUID();
  const now = new Date('2026-11-01T00:00:00.000Z');
  await db.transaction(function* (tx) {
    const values = {
      id,
      name: 'Ada',
      email: `${id}@example.org`,
      createdAt: now,
      updatedAt: now,
      isAnonymous: false,
      ...over,
    };
    yield* run(tx.insert(tx.tables.user).values(values));
  });
  return id;
}
