import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { DatabaseUnavailable, type Database, type Query, type Work, type Writer } from './database.ts';
import { sqliteDialect } from './dialect.ts';
import { causesOf, codeOf } from './faults.ts';
import { defineSchema } from './schema.ts';
import { writeGate, type WriteGate } from './write-gate.ts';

const migrationsFolder = fileURLToPath(new URL('migrations/sqlite', import.meta.url));

/** Opens (or makes) the database file and brings its tables up to date. Throws DatabaseUnavailable. */
export function openSqlite(path: string): Database {
  const client = open(path);
  const tables = defineSchema(sqliteDialect);
  // better-sqlite3's drizzle runs the same builders; below this cast the code sees PostgreSQL's types.
  const db = Object.assign(drizzle(client), { tables }) as unknown as Writer;
  const gate = writeGate();
  const commits = groupCommit(client, gate);
  return {
    engine: 'sqlite',
    read: db,
    transaction: (work) => commits.add(() => finish(work(db))),
    longTransaction: (work) => gate.alone(() => inTurns(path, work)),
    driver: db,
    usingDriver: gate.together,
    forgetDeleted: () =>
      gate.alone(async () => {
        client.pragma('wal_checkpoint(TRUNCATE)');
      }),
    close: async () => {
      await gate.running();
      commits.flush();
      client.close();
    },
  };
}

function open(path: string): BetterSqlite3.Database {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const client = connect(path);
    client.pragma('cache_size = -64000');
    // Rebuilding a table drops the old one; with foreign keys on, that deletes every row that points to it.
    client.pragma('foreign_keys = OFF');
    migrate(drizzle(client), { migrationsFolder });
    client.pragma('foreign_keys = ON');
    const broken = client.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new DatabaseUnavailable(`${path}: ${broken.length} rows point to rows that do not exist; restore a backup`);
    return client;
  } catch (error) {
    throw explain(path, error);
  }
}

function connect(path: string): BetterSqlite3.Database {
  const client = new BetterSqlite3(path, { timeout: 2000 });
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL'); // an acknowledged write survives a power cut
  client.pragma('secure_delete = ON'); // what is deleted or replaced is overwritten: an account that is deleted leaves nothing in the file
  return client;
}

const remedies: Record<string, string> = {
  SQLITE_BUSY: 'another process holds it; stop that process, or set DATA_DIR to another folder',
  SQLITE_LOCKED: 'another process holds it; stop that process, or set DATA_DIR to another folder',
  SQLITE_READONLY:
    'it may not be written; give this user write permission on the file and its folder, or set DATA_DIR to another folder',
  SQLITE_CANTOPEN:
    'it cannot be opened; check that the folder exists and may be written, or set DATA_DIR to another folder',
  SQLITE_NOTADB: 'it is not a database; move it away or restore a backup',
  SQLITE_CORRUPT: 'it is damaged; restore a backup',
  SQLITE_FULL: 'the disk is full; free some space',
  SQLITE_IOERR: 'the disk does not read or write; check it',
  EACCES: 'the folder may not be written; give this user write permission, or set DATA_DIR to another folder',
  EROFS: 'the folder is on a read-only file system; set DATA_DIR to another folder',
};

/** Names the file, what is wrong with it, and the way out. */
function explain(path: string, error: unknown): unknown {
  const codes = causesOf(error).map(codeOf);
  const known = Object.keys(remedies).find((name) =>
    codes.some((code) => code === name || code.startsWith(`${name}_`)),
  );
  return known
    ? new DatabaseUnavailable(`The database file ${path} is not usable: ${remedies[known]}.`, { cause: error })
    : error;
}

/**
 * Syncing to disk costs milliseconds, so the transactions that arrive in one turn
 * of the event loop share one. Each runs alone inside its own savepoint; one that
 * throws takes back its own writes only. All are answered after the commit.
 */
function groupCommit(client: BetterSqlite3.Database, gate: WriteGate) {
  type Job = { run: () => unknown; resolve: (value: never) => void; reject: (reason: unknown) => void };
  let waiting: Job[] = [];
  const begin = client.prepare('BEGIN IMMEDIATE');
  const commit = client.prepare('COMMIT');
  const savepoint = client.prepare('SAVEPOINT job');
  const release = client.prepare('RELEASE job');
  const rollbackTo = client.prepare('ROLLBACK TO job');

  function flush() {
    const long = gate.running();
    if (long) {
      void long.then(flush);
      return;
    }
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      begin.run();
      for (const job of jobs) {
        savepoint.run();
        try {
          const value = job.run();
          answers.push(() => job.resolve(value as never));
        } catch (error) {
          if (!client.inTransaction) throw error; // disk full, I/O error: SQLite has taken everything back
          rollbackTo.run();
          answers.push(() => job.reject(error));
        }
        release.run();
      }
      commit.run();
    } catch (error) {
      if (client.inTransaction) client.exec('ROLLBACK');
      const reason = explain(client.name, error);
      for (const job of jobs) job.reject(reason);
      return;
    }
    for (const answer of answers) answer();
  }

  return {
    flush,
    add: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ run: work, resolve, reject });
      }),
  };
}

/** better-sqlite3 answers at once, so a transaction runs to its end without leaving the event loop. */
function finish<T>(work: Work<T>): T {
  let step = work.next();
  while (!step.done) step = advance(work, step.value);
  return step.value;
}

/** Queries in one turn of a long transaction: some milliseconds. */
const queriesATurn = 4;

/** A transaction on a connection of its own, so that nobody reads what may yet be taken back. */
async function inTurns<T>(path: string, work: (tx: Writer) => Work<T>): Promise<T> {
  const client = connect(path);
  try {
    client.pragma('foreign_keys = ON');
    client.pragma('cache_size = -64000');
    client.exec('BEGIN IMMEDIATE');
    const running = work(Object.assign(drizzle(client), { tables: defineSchema(sqliteDialect) }) as unknown as Writer);
    let step = running.next();
    for (let queries = 1; !step.done; queries += 1) {
      step = advance(running, step.value);
      if (queries % queriesATurn === 0) await nextTurn();
    }
    client.exec('COMMIT');
    return step.value;
  } catch (error) {
    if (client.inTransaction) client.exec('ROLLBACK');
    throw explain(path, error);
  } finally {
    client.close();
  }
}

/** Answers the query that a transaction waits for; one that fails is thrown into it. */
function advance<T>(work: Work<T>, query: Query<unknown>): IteratorResult<Query<unknown>, T> {
  let rows: unknown;
  try {
    rows = answer(query);
  } catch (error) {
    return work.throw(error);
  }
  return work.next(rows);
}

const answer = (query: Query<unknown>) =>
  // Drizzle's SQLite queries answer at once through sync(); the shared type is PostgreSQL's.
  (query as unknown as { prepare(): { execute(): { sync(): unknown } } }).prepare().execute().sync();
