import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Schema } from './schema.ts';

/** Reads, available anywhere. Inside a transaction use the transaction's own: `db.read` does not see its writes. */
export type Reader = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'with' | '$with'> & { readonly tables: Schema };
/** Reads and writes, available only inside a transaction. */
export type Writer = Reader & Pick<NodePgDatabase, 'insert' | 'update' | 'delete'>;

/** A query of the transaction in progress: the only thing a transaction may wait for. */
export type Query<T> = PromiseLike<T> & { prepare: unknown };
export type Work<T> = Generator<Query<unknown>, T, unknown>;

/** Waits for one query of the transaction: `const rows = yield* run(tx.select()...)`. */
export function* run<T>(query: Query<T>): Generator<Query<T>, T, unknown> {
  // The one cast of a transaction: what a query is resumed with is its own result.
  return (yield query) as T;
}

/** Awaits some work query by query; a query that fails is thrown into it. */
export async function finish<T>(work: Work<T>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    let rows: unknown;
    try {
      rows = await step.value;
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next(rows);
  }
  return step.value;
}

/** Reads with what a transaction reads with, but outside one: it waits for no write, not even a long transaction. */
export const readThrough = <T>(db: Pick<Database, 'read'>, work: (reader: Reader) => Work<T>): Promise<T> =>
  finish(work(db.read));

/**
 * One open database, SQLite or PostgreSQL. Queries are written once against
 * `tables`. A transaction is a generator: SQLite runs it to the end without
 * leaving the event loop, PostgreSQL awaits it query by query. A query that fails
 * is thrown into the generator, so `finally` runs; catch only to rethrow, because
 * PostgreSQL has given the transaction up by then.
 */
export interface Database {
  readonly engine: 'sqlite' | 'postgresql';
  readonly read: Reader;
  transaction<T>(work: (tx: Writer) => Work<T>): Promise<T>;
  /**
   * A transaction of many thousand rows. On SQLite it runs a few queries a turn, so that other requests get theirs:
   * they read what was there before it, and their writes wait for its end.
   */
  longTransaction<T>(work: (tx: Writer) => Work<T>): Promise<T>;
  /** The driver's own drizzle handle, for better-auth's adapter alone. */
  readonly driver: Record<string, unknown>;
  /** Runs work that writes through `driver`, so that no long transaction is in its way. */
  usingDriver<T>(work: () => Promise<T>): Promise<T>;
  /** Takes what was deleted out of the file that SQLite writes ahead; nothing to do on PostgreSQL. */
  forgetDeleted(): Promise<void>;
  close(): Promise<void>;
}

/** The database cannot be opened or used now; `message` says what to do. */
export class DatabaseUnavailable extends Error {}
