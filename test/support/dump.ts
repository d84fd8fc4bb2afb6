import { getTableColumns, getTableName, is, isTable, sql, type SQL } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Database, Reader } from '../../db/database.ts';
import { prepared } from '../../db/prepared.ts';
import type { Schema } from '../../db/schema.ts';

type Table = Schema[keyof Schema];

/** Every row of every table, or of those named, as a text, to see that a refused request left nothing behind. */
export async function dump(db: Database, names?: readonly string[]): Promise<Record<string, string[]>> {
  const tables = tablesOf(db.read).map((table) => getTableName(table));
  const rowsOf: Record<string, string[]> = Object.fromEntries(tables.map((name) => [name, []]));
  for (const { table, row } of await listEverything(db.read, {})) rowsOf[table]?.push(row);
  return Object.fromEntries(
    Object.entries(rowsOf)
      .filter(([name]) => names?.includes(name) ?? true)
      .map(([name, rows]) => [name, rows.toSorted()]),
  );
}

/** All in one query, made ready once: there are thousands of such requests. */
const listEverything = prepared((db: Reader) => {
  const [first, ...others] = tablesOf(db).map((table) =>
    db.select({ table: sql<string>`${sql.raw(`'${getTableName(table)}'`)}`, row: textOf(table) }).from(table),
  );
  if (!first) throw new Error('there is no table');
  // The cast: a union has the type of its parts.
  return others.reduce((all, each) => all.unionAll(each) as typeof first, first);
});

const tablesOf = (db: Reader) => Object.values(db.tables).filter((table) => isTable(table));

function textOf(table: Table): SQL<string> {
  const columns = Object.values(getTableColumns(table));
  if (is(table, PgTable)) return sql`${table}::text`;
  const values = columns.map((column) => (column.dataType === 'buffer' ? sql`hex(${column})` : sql`${column}`));
  return sql`json_array(${sql.join(values, sql`, `)})`;
}
