import { DatabaseUnavailable } from './database.ts';

/** Result codes of SQLite that speak of the file, its lock or its disk, not of the query (sqlite.org/rescode.html). */
const sqliteFaults = ['BUSY', 'LOCKED', 'READONLY', 'CANTOPEN', 'NOTADB', 'CORRUPT', 'FULL', 'IOERR', 'PROTOCOL'];
/**
 * Classes and codes of PostgreSQL that do: connection, resources, shutdown, I/O, a server that takes no writes, and
 * deadlocks, which end by trying again (appendix A of its manual).
 */
const postgresFaults = /^(08...|53...|57P..|58...|25006|40001|40P01|55P03)$/;
const networkFaults = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE)$/;
/** What pg and its pool throw without a code. */
const connectionLost =
  /^(Connection terminated|timeout e|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool)/;

/** Whether an error says that the database cannot be used at the moment, rather than that we asked it something wrong. */
export function isDatabaseFault(error: unknown): boolean {
  return causesOf(error).some((cause) => {
    const code = codeOf(cause);
    return (
      cause instanceof DatabaseUnavailable ||
      sqliteFault(code) !== undefined ||
      postgresFaults.test(code) ||
      networkFaults.test(code) ||
      connectionLost.test(cause.message)
    );
  });
}

/** The primary result code without its prefix, such as BUSY for SQLITE_BUSY_SNAPSHOT. */
const sqliteFault = (code: string): string | undefined =>
  sqliteFaults.find((name) => code === `SQLITE_${name}` || code.startsWith(`SQLITE_${name}_`));

/** An error and what caused it: drizzle wraps what the driver throws, and Node gathers the tries of one connection. */
export function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const tries: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...tries.flatMap(causesOf), ...causesOf(error.cause)];
}

export const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');
