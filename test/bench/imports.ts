// What importing a long history costs: the import itself, and what others notice of it meanwhile. `npm run bench:imports`
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { importReviews } from '../../api/imports/import-reviews.ts';
import { run } from '../../db/database.ts';
import { listCardTargets } from '../../db/questions.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-'));
const db = openSqlite(join(folder, 'rehearse.db'));
await loadDecks(db, readDecks('decks', '2026-11-22'));
console.log('rows      import     longest turn   longest read   longest write of others');
for (const rows of [10_000, 50_000, 200_000]) {
  const userId = await addUser();
  const targets = await listCardTargets(db.read, { userId, deckId: undefined });
  const path = join(folder, 'reviews.csv');
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `${targets[(index * 7919) % targets.length]?.cardId},${Date.UTC(2023, 0) + index * 400_000},${1 + (index % 4)},2,9000`,
  );
  writeFileSync(path, ['card_id,review_time,review_rating,review_state,review_duration', ...lines].join('\n'));
  const others = watch(await addUser());
  const start = performance.now();
  const { reviews } = await importReviews(db, userId, path, undefined, new Date('2026-11-22T12:00:00.000Z'));
  const took = performance.now() - start;
  const { turn, read, write } = await others.stop();
  if (reviews.added !== rows) throw new Error(`${reviews.added} of ${rows} rows were imported`);
  console.log([rows, took, turn, read, write].map((value) => value.toFixed(0).padEnd(11)).join(' '), '(ms)');
}
await db.close();
rmSync(folder, { recursive: true });

async function addUser(): Promise<string> {
  const id = crypto.randomUUID();
  const now = new Date('2026-11-01T00:00:00.000Z');
  const values = { id, name: 'Ada', email: `${id}@example.org`, createdAt: now, updatedAt: now };
  await db.transaction(function* (tx) {
    yield* run(tx.insert(tx.tables.user).values(values));
  });
  return id;
}

/** Others go on: one who reads and one who writes, every few milliseconds. */
function watch(userId: string) {
  const { user } = db.read.tables;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const longest = { read: 0, write: 0 };
  const watching = new AbortController();
  const repeat = async (kind: 'read' | 'write', work: () => PromiseLike<unknown>) => {
    while (!watching.signal.aborted) {
      const start = performance.now();
      await work();
      longest[kind] = Math.max(longest[kind], performance.now() - start);
      await setTimeout(5);
    }
  };
  const reader = repeat('read', () => db.read.select().from(user));
  const writer = repeat('write', () =>
    db.transaction(function* (tx) {
      const mine = eq(user.id, userId);
      yield* run(tx.update(user).set({ name: 'Ada' }).where(mine).returning({ id: user.id }));
    }),
  );
  return {
    stop: async () => {
      watching.abort();
      await Promise.all([reader, writer]);
      delay.disable();
      return { ...longest, turn: delay.max / 1e6 };
    },
  };
}
