import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { settingsByVersion } from '../../api/accounts/settings.ts';
import { foldLog } from '../../api/reviews/fold-card.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import { foldColumns, listCards } from '../../db/cards.ts';
import { listCardLog } from '../../db/review-logs.ts';
import { allSettings } from '../../db/settings.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { createClient, type Client } from '../support/client.ts';
import { hour } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { reviewBody } from '../support/learner.ts';
import { runs } from '../support/long.ts';
import { killServers, startServer } from '../support/server-process.ts';

afterAll(killServers);

const writers = 8;
const start = Date.parse('2026-01-01T12:00:00.000Z');

/** What the writers of one database have done so far. */
interface Ledger {
  sent: Map<string, ReturnType<typeof reviewBody>>;
  /** Reviews that the server said it had recorded, with what it answered. */
  acknowledged: Map<string, string>;
}

it('loses no acknowledged review to kill -9, and makes none up', async () => {
  const folder = freshFolder();
  const ledger: Ledger = { sent: new Map(), acknowledged: new Map() };
  let learner: Client | undefined;
  // Milliseconds that the writers have: from hardly any to a few hundred requests.
  const lives = fc.sample(fc.integer({ min: 5, max: 400 }), { numRuns: runs(4, 200), seed: 20_261_122 });
  for (const [round, life] of lives.entries()) {
    const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'error' });
    learner = createClient(server.url, learner?.token ?? (await newToken(server.url)));
    await expectAnsweredAgain(learner, ledger);
    const { items } = await learner.call('listDeckQuestions', { params: { deckId: 'containers' } });
    const cardIds = items.map((question) => question.cardId);
    const client = learner;
    const working = Array.from({ length: writers }, (_, writer) => write(client, ledger, cardIds, writer));
    await wait(life);
    // However slow the machine, there is something to lose at last.
    while (round === lives.length - 1 && ledger.acknowledged.size <= lives.length * writers) await wait(5);
    server.kill('SIGKILL');
    await Promise.all([...working, server.exited]);
    await expectWhole(join(folder, 'rehearse.db'), ledger);
  }
  expect(ledger.acknowledged.size).toBeGreaterThan(lives.length * writers);
});

const newToken = async (url: string) => {
  const { body } = await createClient(url).auth('/sign-in/anonymous', {});
  return (body as { token: string }).token;
};

/** Records reviews, each as soon as the one before is acknowledged, until the server is gone. Late ones are among them. */
async function write(client: Client, { sent, acknowledged }: Ledger, cardIds: string[], writer: number): Promise<void> {
  for (;;) {
    const turn = sent.size;
    const cardId = cardIds[(turn * 7 + writer) % cardIds.length] ?? '';
    const at = new Date(start + ((turn * 37) % 5000) * hour);
    const body = reviewBody(cardId, ratings[turn % ratings.length] ?? 'good', at);
    sent.set(body.id, body);
    try {
      const { status, body: answer } = await client.answer('recordReview', { body });
      expect(status).toBe(201);
      acknowledged.set(body.id, JSON.stringify(answer));
    } catch (error) {
      // fetch says so when the connection breaks; anything else is a failure of the server.
      if (error instanceof TypeError && error.message === 'fetch failed') return;
      if (error instanceof TypeError && error.message === 'terminated') return;
      throw error;
    }
  }
}

/** The newest acknowledged reviews, sent again, are answered as the first time. */
async function expectAnsweredAgain(client: Client, { sent, acknowledged }: Ledger): Promise<void> {
  for (const [id, answer] of [...acknowledged].slice(-writers)) {
    const again = await client.answer('recordReview', { body: sent.get(id) });
    expect([again.status, JSON.stringify(again.body)]).toEqual([200, answer]);
  }
}

/** Every acknowledged review and nothing that nobody sent; no damage; each card as its log folds. */
async function expectWhole(path: string, { sent, acknowledged }: Ledger): Promise<void> {
  const file = new BetterSqlite3(path);
  expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(file.pragma('foreign_key_check')).toEqual([]);
  file.close();
  const db = openSqlite(path);
  const { reviewLogs, user } = db.read.tables;
  const log = await db.read.select().from(reviewLogs);
  const stored = new Map(log.map((entry) => [entry.id, entry]));
  expect([...acknowledged.keys()].filter((id) => !stored.has(id))).toEqual([]);
  for (const entry of log) {
    const { cardId, rating, reviewedAt } = sent.get(entry.id) ?? {};
    expect([entry.cardId, entry.rating, entry.reviewedAt.toISOString()]).toEqual([cardId, rating, reviewedAt]);
  }
  for (const { id: userId } of await db.read.select().from(user)) {
    const settings = settingsByVersion(await allSettings(db.read, { userId }));
    for (const card of await listCards(db.read, userId)) {
      const folded = foldLog(card, await listCardLog(db.read, { userId, cardId: card.id }), settings);
      expect(Object.fromEntries(foldColumns.map((name) => [name, card[name]]))).toEqual(folded);
    }
  }
  await db.close();
}
