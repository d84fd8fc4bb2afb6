import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { expect, it } from 'vitest';
import { run, type Database } from '../../db/database.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { makeCohort } from '../support/cohorts.ts';
import { freshFolder } from '../support/databases.ts';
import { freshPostgresUrl } from '../support/postgres.ts';
import { addUser } from '../support/rows.ts';

it.each(['sqlite', 'postgresql'])('the migrations of %s make exactly the schema', (dialect) => {
  const folder = freshFolder();
  cpSync('db/migrations', folder, { recursive: true });
  const before = readdirSync(join(folder, dialect));
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate'], {
    env: { ...process.env, DIALECT: dialect, MIGRATIONS_DIR: relative('.', folder) },
    encoding: 'utf8',
  });
  expect(stdout + stderr, 'run npm run db:generate').toContain('No schema changes');
  expect(readdirSync(join(folder, dialect))).toEqual(before);
});

/** An empty database with all tables, and how statements are run in it. */
const places: [Database['engine'], () => Promise<{ db: Database; execute: (statements: string) => Promise<void> }>][] =
  [
    [
      'sqlite',
      async () => {
        const path = join(freshFolder(), 'rehearse.db');
        const execute = async (statements: string) => void new BetterSqlite3(path).exec(statements).close();
        return { db: openSqlite(path), execute };
      },
    ],
    [
      'postgresql',
      async () => {
        const url = await freshPostgresUrl();
        const execute = async (statements: string) => {
          const client = new pg.Client(url);
          await client.connect();
          await client.query(statements);
          await client.end();
        };
        return { db: await openPostgres(url), execute };
      },
    ],
  ];

it.each(places)(
  'on %s, 0005 notes which webhooks took something before, and takes from coaches the joining of who left before',
  async (engine, open) => {
    const { db, execute } = await open();
    const [coach, stays, left] = [await addUser(db), await addUser(db), await addUser(db)];
    const now = new Date('2026-11-22T10:00:00.123Z');
    const cohortId = await makeCohort(db, { coaches: [coach], learners: [stays], now });
    await db.transaction(function* (tx) {
      const { cohortMembers, notifications, webhooks } = tx.tables;
      const member = { userId: left, cohortId, role: 'learner' as const, joinedAt: now, leftAt: now };
      yield* run(tx.insert(cohortMembers).values(member).returning());
      const told = { userId: coach, kind: 'member-joined' as const, at: now, delivery: 'page' as const };
      for (const id of [stays, left]) {
        const news = { ...told, id, key: `member-joined:${cohortId}:${id}:1`, payload: { href: '/' } };
        yield* run(tx.insert(notifications).values(news).returning());
      }
      const hook = { cohortId, url: 'https://example.org/', secret: 's', kinds: [], createdAt: now, lastAt: now };
      for (const [id, lastStatus] of Object.entries({ good: 'Delivered: it answered 204.', bad: 'It answered 500.' }))
        yield* run(
          tx
            .insert(webhooks)
            .values({ ...hook, id, lastStatus })
            .returning(),
        );
    });
    const file = readFileSync(`db/migrations/${engine}/0005_webhook_last_delivered.sql`, 'utf8');
    const [, ...changesOfRows] = file.split('--> statement-breakpoint');
    await execute(changesOfRows.join(''));
    const { notifications, webhooks } = db.read.tables;
    expect((await db.read.select().from(notifications)).map(({ id }) => id)).toEqual([stays]);
    const hooks = await db.read.select().from(webhooks);
    expect(Object.fromEntries(hooks.map(({ id, lastDeliveredAt }) => [id, lastDeliveredAt]))).toEqual({
      good: now,
      bad: null,
    });
    await db.close();
  },
);
