import { and, asc, eq, getTableColumns, inArray, isTable, sql, type Column, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { Schema } from './schema.ts';

/** Tables whose rows are somebody's: those with a `user_id`. */
export type PersonalTable = {
  [K in keyof Schema]: Schema[K]['$inferSelect'] extends { userId: string } ? K : never;
}[keyof Schema];

/** Their names, from the schema itself. */
export function personalTableNames(tables: Schema): string[] {
  return Object.entries(tables).flatMap(([name, table]) =>
    isTable(table) && 'userId' in getTableColumns(table) ? [name] : [],
  );
}

/** A row of any table: its columns by the names of its properties. */
export type Row = Record<string, unknown>;

/** Which rows of which table. */
export interface Rows {
  table: PgTable;
  where: SQL | undefined;
  /** Columns of the key within `where`, in its order. */
  key: readonly string[];
}

/** A person's rows of one table. */
export function rowsOf(tables: Schema, name: PersonalTable, userId: string, key: readonly string[]): Rows {
  const table = tables[name];
  return { table, where: eq(table.userId, userId), key };
}

/** A person's own decks with what belongs to them. */
export function ownDeckRows(db: Reader, userId: string) {
  const { decks, questions, questionRevisions, points } = db.tables;
  const deckIds = db.select({ id: decks.id }).from(decks).where(eq(decks.ownerId, userId));
  const questionIds = db.select({ id: questions.id }).from(questions).where(inArray(questions.deckId, deckIds));
  return {
    decks: { table: decks, where: eq(decks.ownerId, userId), key: ['id'] },
    questions: { table: questions, where: inArray(questions.deckId, deckIds), key: ['id'] },
    questionRevisions: {
      table: questionRevisions,
      where: inArray(questionRevisions.questionId, questionIds),
      key: ['questionId', 'rev'],
    },
    points: { table: points, where: inArray(points.questionId, questionIds), key: ['questionId', 'rev', 'id'] },
  } satisfies Record<string, Rows>;
}

/** Rows by key, a page at a time, so that a long table costs no memory; without the columns named. */
export async function* pagesOf(
  db: Reader,
  { table, where, key }: Rows,
  { without = [], limit }: { without?: readonly string[]; limit: number },
): AsyncIterable<Row[]> {
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(([name]) => !without.includes(name) || key.includes(name)),
  );
  const order = key.map((name) => columnOf(table, name));
  let after: Row | undefined;
  do {
    const from = after;
    const rows: Row[] = await db
      .select(columns)
      .from(table)
      .where(
        and(
          where,
          from && order.length > 0
            ? isAfter(
                order,
                key.map((name) => from[name]),
              )
            : undefined,
        ),
      )
      .orderBy(...order.map((column) => asc(column)))
      .limit(limit);
    yield rows;
    after = rows.length === limit && order.length > 0 ? rows.at(-1) : undefined;
  } while (after !== undefined);
}

/** Adds rows; answers the keys of those that were not there. */
export function* insertRows(tx: Writer, { table, key }: Omit<Rows, 'where'>, rows: readonly Row[]): Work<Row[]> {
  const returned = Object.fromEntries(key.map((name) => [name, columnOf(table, name)]));
  const added: Row[] = [];
  const atOnce = Math.max(1, Math.floor(variables / Object.keys(getTableColumns(table)).length));
  for (let start = 0; start < rows.length; start += atOnce)
    added.push(
      ...(yield* run(
        tx
          .insert(table)
          .values(rows.slice(start, start + atOnce))
          .onConflictDoNothing()
          .returning(returned),
      )),
    );
  return added;
}
/** Values in one statement: well below SQLite's limit. */
const variables = 4000;

/** One row by its key, if it is there. */
export function findRow(db: Reader, { table, where, key }: Rows, row: Row): PromiseLike<Row[]> & { prepare: unknown } {
  return db
    .select()
    .from(table)
    .where(and(where, ...key.map((name) => eq(columnOf(table, name), row[name]))));
}

function columnOf(table: PgTable, name: string): PgColumn {
  const column = getTableColumns(table)[name];
  if (!column) throw new Error(`there is no column ${name}`);
  return column;
}

/** Rows behind one in the order of their key. */
const isAfter = (columns: readonly Column[], values: readonly unknown[]): SQL =>
  sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(
    columns.map((column, index) => sql`${sql.param(values[index], column)}`),
    sql`, `,
  )})`;
