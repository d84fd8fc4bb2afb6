import { join } from 'node:path';
import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Where the database is: a PostgreSQL server if a URL is given, else a file in the data folder. */
export interface DatabasePlace {
  databaseUrl: string | undefined;
  dataDir: string;
}

/** Opens the database that the settings name, tables up to date. Throws DatabaseUnavailable with the way out. */
export async function openDatabase(
  { databaseUrl, dataDir }: DatabasePlace,
  onIdleError?: (error: Error) => void,
): Promise<Database> {
  return databaseUrl ? openPostgres(databaseUrl, onIdleError) : openSqlite(join(dataDir, 'rehearse.db'));
}
