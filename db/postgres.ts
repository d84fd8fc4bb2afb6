import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { DatabaseUnavailable, finish, type Database } from './database.ts';
import { pgDialect } from './dialect.ts';
import { causesOf, codeOf } from './faults.ts';
import { defineSchema } from './schema.ts';

const migrationLock = 7_311_021; // any number, the same in every process of the service
const migrationsFolder = fileURLToPath(new URL('migrations/postgresql', import.meta.url));

/** Connects to a PostgreSQL server and brings its tables up to date. Throws DatabaseUnavailable. */
export async function openPostgres(url: string, onIdleError: (error: Error) => void = () => {}): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 16, connectionTimeoutMillis: 5000 });
  // Without listeners, a connection cut by the server ends the process: an idle one, or one in a transaction.
  pool.on('error', onIdleError);
  pool.on('connect', (client) => client.on('error', () => {})); // its query fails and says why
  try {
    await migrateUnderLock(pool);
  } catch (error) {
    await pool.end();
    throw explain(url, error);
  }
  const tables = defineSchema(pgDialect);
  const db = Object.assign(drizzle(pool), { tables });
  const transaction: Database['transaction'] = (work) =>
    db.transaction((tx) => finish(work(Object.assign(tx, { tables }))));
  return {
    engine: 'postgresql',
    read: db,
    transaction,
    longTransaction: transaction,
    usingDriver: (work) => work(),
    forgetDeleted: async () => {}, // vacuum and the server's archive are its operator's
    // Drizzle's handle is a class instance; better-auth takes any record.
    driver: db as unknown as Record<string, unknown>,
    close: () => pool.end(),
  };
}

/** Processes that start together take turns. */
async function migrateUnderLock(pool: pg.Pool) {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {});
    client.release();
  }
}

const remedies: Record<string, string> = {
  ECONNREFUSED: 'no server listens there; start it, or correct DATABASE_URL',
  ENOTFOUND: 'no such host; correct DATABASE_URL',
  ETIMEDOUT: 'the server does not answer; check the network and DATABASE_URL',
  '28P01': 'the password is wrong; correct DATABASE_URL',
  '28000': 'the user may not connect; correct DATABASE_URL or the server’s pg_hba.conf',
  '3D000': 'the database does not exist; create it with createdb, or correct DATABASE_URL',
  '42501': 'the user may not create tables; grant CREATE on the schema',
  '53300': 'the server has no connection left; raise max_connections',
};

function explain(url: string, error: unknown): unknown {
  const place = URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : 'DATABASE_URL';
  const known = causesOf(error)
    .map(codeOf)
    .find((code) => code in remedies);
  if (known) return new DatabaseUnavailable(`PostgreSQL at ${place}: ${remedies[known]}.`, { cause: error });
  if (error instanceof Error && /timeout/i.test(error.message)) {
    return new DatabaseUnavailable(`PostgreSQL at ${place}: ${remedies.ETIMEDOUT}.`, { cause: error });
  }
  return error;
}
