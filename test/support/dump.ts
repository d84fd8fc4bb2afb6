import { getTableName, isTable } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';

/** Every row of every table, or of those named, to see that a refused request left nothing behind. */
export async function dump(db: Database, names?: readonly string[]): Promise<Record<string, string[]>> {
  const tables = Object.values(db.read.tables)
    .filter((table) => isTable(table))
    .filter((table) => names?.includes(getTableName(table)) ?? true);
  const entries = tables.map(async (table): Promise<[string, string[]]> => {
    const rows = await db.read.select().from(table);
    return [getTableName(table), rows.map((row) => JSON.stringify(row)).toSorted()];
  });
  return Object.fromEntries(await Promise.all(entries));
}
