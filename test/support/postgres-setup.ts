import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../db/postgres.ts';
import { createDatabase, type PostgresOffer, type PostgresServer } from './postgres.ts';

declare global {
  /** The projects of one run share one server, though vitest loads this file once for each. */
  var postgresForTests: Promise<Server> | undefined;
}

/** vitest's globalSetup: TEST_DATABASE_URL, or a server of our own. Answers the tear-down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  globalThis.postgresForTests ??= given ? useServer(given) : startServer();
  const server = await globalThis.postgresForTests;
  project.provide('postgres', server.offer);
  return async () => {
    if (!globalThis.postgresForTests) return;
    globalThis.postgresForTests = undefined;
    await server.close();
  };
}

interface Server {
  offer: PostgresOffer;
  close: () => Promise<void>;
}

/** Drops the databases made there at the end. */
async function useServer(url: string): Promise<Server> {
  const prefix = `rehearse_test_${process.pid}_`;
  const client = new pg.Client(url);
  try {
    await client.connect();
  } catch (error) {
    return { offer: { problem: `TEST_DATABASE_URL cannot be reached: ${String(error)}` }, close: async () => {} };
  }
  const close = async () => {
    const made = 'select datname as name from pg_database where starts_with(datname, $1)';
    const { rows } = await client.query<{ name: string }>(made, [prefix]);
    for (const { name } of rows) await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
    await client.end();
  };
  return { offer: await withTemplate({ url, prefix }), close };
}

/** In a process group of its own, so that Ctrl+C reaches the tests first; it stops when our end of its input closes. */
async function startServer(): Promise<Server> {
  const script = fileURLToPath(new URL('postgres-server.mjs', import.meta.url));
  const server = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const exited = once(server, 'exit');
  const url = await Promise.race([
    once(createInterface(server.stdout), 'line').then(([line]) => `${line}`),
    exited.then(() => undefined),
  ]);
  if (url === undefined) return { offer: { problem: `PostgreSQL did not start: ${errors}` }, close: async () => {} };
  const close = async () => {
    server.stdin.end();
    await exited;
  };
  return { offer: await withTemplate({ url, prefix: 'rehearse_test_' }), close };
}

/** With a database that has all tables, of which the tests’ own are copies: migrating each takes four times as long. */
async function withTemplate(server: PostgresServer): Promise<PostgresOffer> {
  const template = `${server.prefix}template`;
  const db = await openPostgres(await createDatabase(server, template));
  await db.close();
  return { ...server, template };
}
