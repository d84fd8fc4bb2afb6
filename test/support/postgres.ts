import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Where the tests make their databases, or why they cannot: from postgres-setup.ts. */
export type PostgresOffer = { url: string; prefix: string } | { problem: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresOffer;
  }
}

/**
 * Creates an empty database and answers its URL; it is dropped when the run ends. For tests in contract, api and e2e.
 * Throws, and so fails the test, where there is no PostgreSQL.
 */
export async function freshPostgresUrl(): Promise<string> {
  const offer = inject('postgres');
  if ('problem' in offer)
    throw new Error(`${offer.problem}\nSet TEST_DATABASE_URL to a PostgreSQL server whose user may create databases.`);
  const name = `${offer.prefix}${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(offer.url);
  await client.connect();
  await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
  const url = new URL(offer.url);
  url.pathname = `/${name}`;
  return url.href;
}
