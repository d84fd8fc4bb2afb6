import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Where the tests make their databases, or why they cannot: from postgres-setup.ts. */
export type PostgresOffer = (PostgresServer & { template: string }) | { problem: string };
/** Its URL, and what the names of the tests’ databases begin with. */
export interface PostgresServer {
  url: string;
  prefix: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresOffer;
  }
}

/**
 * Creates a database with all tables, empty, and answers its URL; it is dropped when the run ends. For tests in contract,
 * api and e2e. Throws, and so fails the test, where there is no PostgreSQL.
 */
export async function freshPostgresUrl(): Promise<string> {
  const offer = inject('postgres');
  if ('problem' in offer)
    throw new Error(`${offer.problem}\nSet TEST_DATABASE_URL to a PostgreSQL server whose user may create databases.`);
  return createDatabase(offer, `${offer.prefix}${randomUUID().replaceAll('-', '')}`, offer.template);
}

/** Creates a database, as a copy of the template if one is given; answers its URL. */
export async function createDatabase(server: PostgresServer, name: string, template = 'template1'): Promise<string> {
  const client = new pg.Client(server.url);
  await client.connect();
  const [made, from] = [name, template].map((each) => client.escapeIdentifier(each));
  await client.query(`create database ${made} template ${from}`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}
