import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drillCardId, questionCardId } from '../../api/cards/card-id.ts';
import { checkCards, type CardFault } from '../../api/reviews/check-cards.ts';
import { recordReview } from '../../api/reviews/record-review.ts';
import { refoldCards } from '../../api/reviews/refold-cards.ts';
import { reportCheck } from '../../api/reviews/report-check.ts';
import { undoReview } from '../../api/reviews/undo-review.ts';
import { foldVersion } from '../../api/scheduling/fold.ts';
import type { Rating } from '../../api/scheduling/memory.ts';
import { findCard, foldColumns } from '../../db/cards.ts';
import { run, type Database } from '../../db/database.ts';
import type { CardRow } from '../../db/schema.ts';
import { day } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { addUser, storeLibrary } from '../support/rows.ts';

const start = Date.parse('2026-03-01T12:00:00.000Z');
const now = new Date('2026-11-22T12:00:00.000Z');

describe.each(engines)('cards held against their logs on %s', (_name, open) => {
  let db: Database;
  let cardId: string;
  beforeAll(async () => {
    db = await open();
    cardId = questionCardId((await storeLibrary(db)).questionId);
  });
  afterAll(() => db.close());

  const record = (userId: string, at: number, rating: Rating = 'good') => {
    const id = crypto.randomUUID();
    const request = { id, cardId, rating, reviewedAt: new Date(at).toISOString(), ahead: false };
    return recordReview(db, userId, request, new Date(at), now).then(() => id);
  };
  /** A learner whose card was answered, forgotten and answered again; the last review is undone. */
  const learner = async () => {
    const userId = await addUser(db);
    for (const [index, rating] of (['good', 'good', 'again', 'good'] as const).entries())
      await record(userId, start + index * 9 * day, rating);
    await undoReview(db, userId, await record(userId, start + 60 * day), now);
    return userId;
  };
  const cardOf = async (userId: string) => {
    const [card] = await findCard(db.read, { userId, id: cardId });
    if (!card) throw new Error('no card');
    return card;
  };
  const change = (userId: string, values: Partial<CardRow>) =>
    db.transaction(function* (tx) {
      const { cards } = tx.tables;
      yield* run(
        tx
          .update(cards)
          .set(values)
          .where(and(eq(cards.userId, userId), eq(cards.id, cardId))),
      );
    });
  const check = async (repair = false) => {
    const faults: CardFault[] = [];
    const counts = await checkCards(db, repair, (fault) => faults.push(fault));
    return { ...counts, list: faults };
  };

  it('are sound after reviews and undos', async () => {
    await learner();
    const { learners, cards, faults, outdated } = await check();
    expect(cards).toBeGreaterThan(0);
    expect(learners).toBeGreaterThan(0);
    expect({ faults, outdated }).toEqual({ faults: 0, outdated: 0 });
  });

  const wrong: Partial<CardRow> = {
    state: 'learning',
    due: new Date(start),
    stability: 77.7,
    difficulty: 9.9,
    scheduledDays: 999,
    learningStep: 3,
    reps: 99,
    lapses: 55,
    firstReview: new Date(0),
    lastReview: new Date(0),
    lastStudyDay: 1,
    foldedAt: new Date(0),
    foldedId: 'nothing',
    firstRating: 'easy',
    timedAnswers: 42,
    answerMs: 4242.5,
  };
  it('knows every column of the fold', () => {
    expect(Object.keys(wrong).toSorted()).toEqual(foldColumns.filter((name) => name !== 'foldVersion').toSorted());
  });
  it.each(Object.entries(wrong))('name a wrong %s, and --repair mends it', async (column, value) => {
    const userId = await learner();
    const before = await cardOf(userId);
    await change(userId, { [column]: value });
    const { list, left } = await check();
    expect(list).toMatchObject([{ userId, cardId, column, mended: false }]);
    expect(left).toBe(1);
    expect(await check(true)).toMatchObject({ faults: 1, left: 0, list: [{ column, mended: true }] });
    const { version: _before, ...mended } = await cardOf(userId);
    const { version: _after, ...sound } = before;
    expect(mended).toEqual(sound);
    expect((await check()).faults).toBe(0);
  });

  it.each([
    ['a question', () => cardId],
    ['a drill', () => drillCardId('probes', 'ready')],
  ])('that are missing, of %s, are named and made', async (_what, idOf) => {
    const userId = await addUser(db);
    await record(userId, start);
    await db.transaction(function* (tx) {
      const { cards, reviewLogs } = tx.tables;
      yield* run(tx.update(reviewLogs).set({ cardId: idOf() }).where(eq(reviewLogs.userId, userId)));
      yield* run(tx.delete(cards).where(eq(cards.userId, userId)));
    });
    expect((await check()).list).toMatchObject([{ userId, cardId: idOf(), column: null, mended: false }]);
    expect((await check(true)).list).toMatchObject([{ userId, cardId: idOf(), column: null, mended: true }]);
    const [made] = await findCard(db.read, { userId, id: idOf() });
    expect(made).toMatchObject({ reps: 1, questionId: 'probes', createdAt: new Date(start) });
    expect((await check()).faults).toBe(0);
  });

  it('are reported in words, with what remains', async () => {
    const lines: string[] = [];
    const report = (repair: boolean) => reportCheck(db, repair, (line) => lines.push(line));
    const userId = await learner();
    const { stability } = await cardOf(userId);
    await change(userId, { stability: 77.5 });
    expect(await report(false)).toBe(1);
    expect(lines[0]).toBe(`learner ${userId}, card ${cardId}: stability is 77.5, its log folds to ${stability}`);
    expect(lines.at(-1)).toMatch(/ 1 difference\. Mend it with npm run check -- --repair\.$/);
    expect(await report(true)).toBe(0);
    expect(await report(false)).toBe(0);
    expect(lines.at(-1)).toContain('each is what its log folds to');
  });

  it('of a log that no question has a card for cannot be mended', async () => {
    const userId = await addUser(db);
    await record(userId, start);
    await db.transaction(function* (tx) {
      const { cards, reviewLogs } = tx.tables;
      yield* run(tx.update(reviewLogs).set({ cardId: 'nobody' }).where(eq(reviewLogs.userId, userId)));
      yield* run(tx.delete(cards).where(eq(cards.userId, userId)));
    });
    expect(await check(true)).toMatchObject({ faults: 1, left: 1 });
    await db.transaction(function* (tx) {
      yield* run(tx.delete(tx.tables.reviewLogs).where(eq(tx.tables.reviewLogs.userId, userId)));
    });
  });

  it('stay sound while reviews come in', async () => {
    const userId = await learner();
    const writing = Promise.all(Array.from({ length: 60 }, (_, index) => record(userId, start + index * day)));
    const found = await Promise.all([check(), check(true), check()]);
    await writing;
    expect(found.map(({ faults }) => faults)).toEqual([0, 0, 0]);
    expect((await check()).faults).toBe(0);
  });

  describe('that an earlier version folded', () => {
    it('are no fault, and are folded again after the start', async () => {
      const userId = await learner();
      const sound = await cardOf(userId);
      await change(userId, { foldVersion: 0, stability: 1, due: new Date(0) });
      expect(await check()).toMatchObject({ faults: 0, outdated: 1 });
      expect(await refoldCards(db, () => false)).toBe(1);
      expect(await cardOf(userId)).toEqual({ ...sound, version: expect.any(Number) });
      expect(await refoldCards(db, () => false)).toBe(0);
    });
    it('are folded again by --repair', async () => {
      const userId = await learner();
      const { stability } = await cardOf(userId);
      await change(userId, { foldVersion: 0, stability: 1 });
      await check(true);
      expect(await cardOf(userId)).toMatchObject({ stability, foldVersion });
    });
    it('are folded anew by the next review, not added to', async () => {
      const userId = await learner();
      await change(userId, { foldVersion: 0, stability: 1, lapses: 7 });
      await record(userId, start + 90 * day);
      expect(await check()).toMatchObject({ faults: 0, outdated: 0 });
      expect((await cardOf(userId)).lapses).toBe(1);
    });
    it('are left alone once the process is to end', async () => {
      const userId = await learner();
      await change(userId, { foldVersion: 0 });
      expect(await refoldCards(db, () => true)).toBe(0);
      await refoldCards(db, () => false);
    });
  });
});
