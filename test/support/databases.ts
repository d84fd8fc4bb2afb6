import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Database } from '../../db/database.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { freshPostgresUrl } from './postgres.ts';

const folders: string[] = [];
const removeFolders = () => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};
// Registered first, so it runs after what the test file itself closes. A program that is no test (conformance) ends by itself.
if (process.env.VITEST) afterAll(removeFolders);
else process.once('exit', removeFolders);

/** A new folder for one test's files, removed when the test file is done. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-test-'));
  folders.push(folder);
  return folder;
}

/** An empty SQLite database in a folder of its own. */
export const freshSqlite = (): Database => openSqlite(join(freshFolder(), 'rehearse.db'));

/** Every engine that the contract suites run on; each call opens an empty database with all tables. */
export const engines: [name: Database['engine'], open: () => Promise<Database>][] = [
  ['sqlite', async () => freshSqlite()],
  ['postgresql', async () => openPostgres(await freshPostgresUrl())],
];
