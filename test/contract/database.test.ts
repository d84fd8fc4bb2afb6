import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCard } from '../../api/cards/new-card.ts';
import { findCard, insertCard, takeCard } from '../../db/cards.ts';
import { run, type Database } from '../../db/database.ts';
import { engines } from '../support/databases.ts';
import { addUser, storeLibrary } from '../support/rows.ts';

describe.each(engines)('transactions on %s', (_name, open) => {
  let db: Database;
  let questionId: string;
  beforeAll(async () => {
    db = await open();
    ({ questionId } = await storeLibrary(db));
  });
  afterAll(() => db.close());

  const cardFor = async (over: { id?: string } = {}) => {
    const userId = await addUser(db);
    const card = newCard(
      { userId, id: crypto.randomUUID(), kind: 'question', questionId, pointId: null, ...over },
      new Date('2026-11-22T10:00:00.123Z'),
    );
    await db.transaction(function* (tx) {
      yield* run(insertCard(tx, card));
    });
    return card;
  };
  const stored = async ({ userId, id }: { userId: string; id: string }) => (await findCard(db.read, { userId, id }))[0];

  it('return exactly the values that were stored, to the millisecond', async () => {
    const card = await cardFor();
    expect(await stored(card)).toEqual(card);
  });
  it('take back every write when the work throws', async () => {
    const card = await cardFor();
    const work = db.transaction(function* (tx) {
      yield* run(tx.update(tx.tables.cards).set({ flag: 3 }).where(eq(tx.tables.cards.id, card.id)).returning());
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect((await stored(card))?.flag).toBe(0);
  });
  it('take back only the one that throws when several arrive together', async () => {
    const card = await cardFor();
    const set = (flag: number, fail: boolean) =>
      db.transaction(function* (tx) {
        yield* run(tx.update(tx.tables.cards).set({ flag }).where(eq(tx.tables.cards.id, card.id)).returning());
        if (fail) throw new Error('on purpose');
      });
    const outcomes = await Promise.allSettled([set(1, true), set(2, false), set(5, true)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect((await stored(card))?.flag).toBe(2);
  });
  it('are told when a query of theirs fails, and may clean up', async () => {
    const userId = await addUser(db);
    let cleaned = false;
    const work = db.transaction(function* (tx) {
      try {
        yield* run(
          tx
            .insert(tx.tables.enrolments)
            .values({ userId, deckId: 'no-such-deck', active: true, enrolledAt: new Date(0) }),
        );
      } finally {
        cleaned = true;
      }
    });
    await expect(work).rejects.toThrow(/foreign key|failed query/i);
    expect(cleaned).toBe(true);
  });
  it('that take one card wait for each other: none of 40 writes is lost', async () => {
    const card = await cardFor();
    const bump = () =>
      db.transaction(function* (tx) {
        const [taken] = yield* run(takeCard(tx, card));
        yield* run(
          tx
            .update(tx.tables.cards)
            .set({ reps: (taken?.reps ?? 0) + 1 })
            .where(eq(tx.tables.cards.id, card.id))
            .returning(),
        );
      });
    await Promise.all(Array.from({ length: 40 }, bump));
    expect((await stored(card))?.reps).toBe(40);
  });
  it('add a card once, however often it is added', async () => {
    const card = await cardFor();
    const again = await db.transaction(function* (tx) {
      return yield* run(insertCard(tx, { ...card, flag: 7 }));
    });
    expect(again).toEqual([]);
    expect((await stored(card))?.flag).toBe(0);
  });
  it('never show one learner another’s card', async () => {
    const card = await cardFor();
    expect(await stored({ userId: await addUser(db), id: card.id })).toBeUndefined();
  });
});
