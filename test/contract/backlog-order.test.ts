import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionCardId } from '../../api/cards/card-id.ts';
import { enrol } from '../../api/cards/enrol.ts';
import { newCard } from '../../api/cards/new-card.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { backlogOrders } from '../../api/scheduling/preferences.ts';
import { insertCard } from '../../db/cards.ts';
import { run, type Database } from '../../db/database.ts';
import { listDueCards } from '../../db/queue.ts';
import type { CardRow } from '../../db/schema.ts';
import { day, hour } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { addUser } from '../support/rows.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const today = 20_779;
const library = readDecks('decks', '2026-11-22');
const deck = library.decks.find(({ id }) => id === 'kubernetes')!;

/** Reviews in an order that none of the fields has, and two learning steps that are over. */
const fields: Partial<CardRow>[] = [
  { stability: 10, difficulty: 5, scheduledDays: 8, lastStudyDay: today - 12, due: new Date(now.getTime() - 3 * day) },
  { stability: 1, difficulty: 9, scheduledDays: 2, lastStudyDay: today - 9, due: new Date(now.getTime() - 7 * day) },
  { stability: 90, difficulty: 2, scheduledDays: 85, lastStudyDay: today - 86, due: new Date(now.getTime() - 1 * day) },
  { stability: 30, difficulty: 7, scheduledDays: 31, lastStudyDay: today - 35, due: new Date(now.getTime() - 4 * day) },
  { state: 'learning', stability: 0.2, difficulty: 6, scheduledDays: 0, lastStudyDay: today, due: now },
  { state: 'learning', stability: 9, difficulty: 1, lastStudyDay: today - 1, due: new Date(now.getTime() - hour) },
];

describe.each(engines)('reviews that are due on %s', (_name, open) => {
  let db: Database;
  let userId: string;
  let ids: string[];
  beforeAll(async () => {
    db = await open();
    await loadDecks(db, library);
    userId = await addUser(db);
    await enrol(db, { userId, deckId: deck.id }, {}, today, now);
    const cards = fields.map((own, index): CardRow => {
      const questionId = deck.questions[index]!.id;
      const key = { userId, id: questionCardId(questionId), kind: 'question', questionId, pointId: null } as const;
      return { ...newCard(key, new Date(now.getTime() - hour)), state: 'review', ...own };
    });
    ids = cards.map(({ id }) => id);
    await db.transaction(function* (tx) {
      for (const card of cards) yield* run(insertCard(tx, card));
    });
  });
  afterAll(() => db.close());

  const order = async (name: (typeof backlogOrders)[number], on = today) =>
    (await listDueCards(db.read, name, { userId, now, today: on })).map(({ cardId }) => ids.indexOf(cardId));

  it.each([
    ['retrievability', [1, 0, 3, 2]],
    ['due', [1, 3, 0, 2]],
    ['interval-ascending', [1, 0, 3, 2]],
    ['interval-descending', [2, 3, 0, 1]],
    ['difficulty-ascending', [2, 0, 3, 1]],
    ['difficulty-descending', [1, 3, 0, 2]],
  ] as const)(
    'come in the order of %s, after the learning steps, which come as they fell due',
    async (name, expected) => {
      expect(await order(name)).toEqual([5, 4, ...expected]);
    },
  );
  it('come in another order each day when it is to be random, the same all day', async () => {
    const orders = await Promise.all(Array.from({ length: 30 }, (_, index) => order('random', today + index)));
    expect(new Set(orders.map(String)).size).toBeGreaterThan(5);
    for (const one of orders) expect(one.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await order('random')).toEqual(orders[0]);
  });
});
