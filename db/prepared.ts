import { getTableColumns, sql, type Column, type Placeholder, type SQL, type Table } from 'drizzle-orm';
import { run, type Query, type Reader, type Work, type Writer } from './database.ts';

/**
 * A query on a hot path, built once per connection instead of once per call; write its values as
 * `sql.placeholder(name)` or `slot(column)`. SQLite keeps it for the life of the file; a PostgreSQL
 * transaction builds it anew, where the round trip outweighs it.
 */
export function prepared<D extends Reader | Writer, Q extends PromiseLike<unknown>>(build: (db: D) => Q) {
  const built = new WeakMap<object, Prepared>();
  return (db: D, values: Record<string, unknown>): Query<Awaited<Q>> => {
    let statement = built.get(db);
    if (!statement) {
      // Drizzle's query builders of both dialects have prepare(); their shared type does not say so.
      statement = (build(db) as unknown as { prepare(name: string): Prepared }).prepare('');
      built.set(db, statement);
    }
    return new Bound(statement, values) as unknown as Query<Awaited<Q>>;
  };
}

interface Prepared {
  execute(values: Record<string, unknown>): PromiseLike<unknown>;
}

/** A prepared query with its values: awaited outside a transaction, run by the transaction inside. */
class Bound implements PromiseLike<unknown> {
  readonly #statement: Prepared;
  readonly #values: Record<string, unknown>;
  constructor(statement: Prepared, values: Record<string, unknown>) {
    this.#statement = statement;
    this.#values = values;
  }
  prepare(): this {
    return this;
  }
  execute(): PromiseLike<unknown> {
    return this.#statement.execute(this.#values);
  }
  // oxlint-disable-next-line unicorn/no-thenable -- a query is awaited, as drizzle's own are
  then<A, B>(
    resolve?: ((rows: unknown) => A | PromiseLike<A>) | null,
    reject?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): PromiseLike<A | B> {
    return Promise.resolve(this.execute()).then(resolve, reject);
  }
}

/** A value of a prepared query, stored as its column stores it; null stays null. */
export function slot(column: Column, name: string): SQL {
  const encoder = {
    mapToDriverValue: (value: unknown): unknown => (value === null ? null : column.mapToDriverValue(value)),
  };
  return sql`${sql.param(sql.placeholder(name), encoder)}`;
}

/** A slot for every column of a table, named as its properties with `suffix` behind: the values of a prepared insert. */
export function slots<T extends Table>(table: T, suffix = ''): { [K in keyof T['$inferInsert']]-?: SQL } {
  const entries = Object.entries(getTableColumns(table)).map(([name, column]) => [name, slot(column, name + suffix)]);
  return Object.fromEntries(entries) as { [K in keyof T['$inferInsert']]-?: SQL };
}

const rowsAtOnce = 50;

/**
 * An insert of any number of rows, fifty in one statement: on SQLite as fast as rows one by one, on PostgreSQL a
 * fiftieth of the round trips. `build` makes the statement for some values; answers what it returns.
 */
export function preparedRows<T extends Table, R>(
  table: (tx: Writer) => T,
  build: (tx: Writer, values: { [K in keyof T['$inferInsert']]-?: SQL }[]) => PromiseLike<R[]>,
) {
  const ofCount = (count: number) =>
    prepared((tx: Writer) =>
      build(
        tx,
        Array.from({ length: count }, (_, index) => slots(table(tx), `${index}`)),
      ),
    );
  const [many, one] = [ofCount(rowsAtOnce), ofCount(1)];
  return function* (tx: Writer, rows: readonly T['$inferSelect'][]): Work<R[]> {
    const returned: R[][] = [];
    const whole = rows.length - (rows.length % rowsAtOnce);
    for (let start = 0; start < whole; start += rowsAtOnce)
      returned.push(yield* run(many(tx, numbered(rows.slice(start, start + rowsAtOnce)))));
    for (const row of rows.slice(whole)) returned.push(yield* run(one(tx, numbered([row]))));
    return returned.flat();
  };
}

/** Rows as the values of slots that end in their number. */
function numbered(rows: readonly Record<string, unknown>[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [index, row] of rows.entries()) for (const name of Object.keys(row)) values[name + index] = row[name];
  return values;
}

/**
 * Limits of prepared queries. SQLite compiles a statement whose limit is a bare parameter anew at every run (settings:
 * 12.6 µs instead of 3.0), so a fixed limit is part of the text and a given one is cast.
 * Drizzle's builders take any SQL here; their types only say numbers and placeholders.
 */
export const fixedLimit = (rows: number): Placeholder => sql.raw(String(rows)) as unknown as Placeholder;
export const slotLimit = (name: string): Placeholder =>
  sql`cast(${sql.placeholder(name)} as integer)` as unknown as Placeholder;
