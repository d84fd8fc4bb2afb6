import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionCardId } from '../../api/cards/card-id.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import type { Database } from '../../db/database.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { day, hour } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { writeQuestions } from '../support/deck-files.ts';
import { runs } from '../support/long.ts';
import { freshPostgresUrl } from '../support/postgres.ts';

const now = Date.parse('2026-11-22T20:00:00.000Z');
const cardIds = ['probes', 'restarts', 'question-2', 'question-3', 'question-4'].map(questionCardId);

/** Databases that can be closed and opened again. */
const places: [name: Database['engine'], place: () => Promise<() => Promise<Database>>][] = [
  [
    'sqlite',
    async () => {
      const path = join(freshFolder(), 'rehearse.db');
      return async () => openSqlite(path);
    },
  ],
  [
    'postgresql',
    async () => {
      const url = await freshPostgresUrl();
      return () => openPostgres(url);
    },
  ],
];

/** A review of a card, some today and some before; undone or not. */
const given = fc.uniqueArray(
  fc.record({
    id: fc.uuid(), // the same for both learners: of reviews at the same instant, ids decide the order
    cardId: fc.constantFrom(...cardIds),
    rating: fc.constantFrom(...ratings),
    at: fc.oneof(
      fc.integer({ min: 0, max: 14 }).map((hours) => now - hours * hour),
      fc.integer({ min: 1, max: 40 }).map((days) => now - days * day),
    ),
    undone: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12, selector: ({ id }) => id },
);

describe.each(places)('undo and redo on %s', (_name, place) => {
  it('of any reviews are exact in cards, queue and the day’s budget, also after a restart', async () => {
    const reopen = await place();
    const decks = freshFolder();
    writeQuestions(decks, cardIds.length);
    let app = await startApp({ db: await reopen(), decks });
    const restart = async () => {
      await app.close();
      app = await startApp({ db: await reopen(), decks });
      app.clock.set(new Date(now));
    };
    try {
      await fc.assert(
        fc.asyncProperty(given, fc.infiniteStream(fc.nat()), async (reviews, chance) => {
          app.clock.set(new Date(now));
          const client = await learnerWith(app, reviews);
          const twin = await learnerWith(
            app,
            reviews.filter(({ undone }) => !undone),
          );
          const before = await seenBy(client);

          const undone = reviews.filter((review) => review.undone).map(({ id }) => id);
          for (const id of shuffled(undone, chance)) await client.call('undoReview', { params: { reviewId: id } });
          const without = await seenBy(twin);
          expect(await seenBy(client)).toEqual(without);
          await restart();
          expect(await seenBy(createClient(app.url, client.token))).toEqual(without);

          const again = createClient(app.url, client.token);
          for (const id of shuffled(undone, chance)) await again.call('redoReview', { params: { reviewId: id } });
          expect(await seenBy(again)).toEqual(before);
          await restart();
          expect(await seenBy(createClient(app.url, client.token))).toEqual(before);
        }),
        { numRuns: runs(3, 150) },
      );
    } finally {
      await app.close();
    }
  });
});

/** A new learner with narrow limits who gave these reviews. */
async function learnerWith(
  app: TestApp,
  reviews: readonly { id: string; cardId: string; rating: (typeof ratings)[number]; at: number }[],
): Promise<Client> {
  const client = await app.guest();
  await client.call('updateMe', { body: { newPerDay: 2, reviewsPerDay: 2, loadBalance: false } });
  await client.call('enrol', { params: { deckId: 'deck' }, body: {} });
  for (const { id, cardId, rating, at } of reviews) {
    const reviewedAt = new Date(at).toISOString();
    await client.call('recordReview', { body: { id, cardId, rating, reviewedAt, durationMs: 40_000 } });
  }
  return client;
}

/** All that a learner sees of their cards and of what is left of the day. */
async function seenBy(client: Client) {
  const cards = await Promise.all(cardIds.map((cardId) => client.call('getCard', { params: { cardId } })));
  return { cards, queue: await client.call('getQueue', { query: { limit: 100 } }) };
}

/** In an order that the stream decides. */
function shuffled<T>(list: readonly T[], chance: Iterator<number>): T[] {
  return list
    .map((item) => ({ item, place: Number(chance.next().value) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
