import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings } from '../../api/accounts/settings.ts';
import { questionCardId } from '../../api/cards/card-id.ts';
import { Conflict, NotFound } from '../../api/errors.ts';
import { foldLog } from '../../api/reviews/fold-card.ts';
import { recordReview, type ReviewRequest } from '../../api/reviews/record-review.ts';
import { redoReview, undoReview } from '../../api/reviews/undo-review.ts';
import { settingsByVersion } from '../../api/accounts/settings.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import { findCard, foldColumns, updateCard } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { listCardLog } from '../../db/review-logs.ts';
import { allSettings } from '../../db/settings.ts';
import { day, hour } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { runs } from '../support/long.ts';
import { addUser, storeLibrary } from '../support/rows.ts';

const start = Date.parse('2026-03-01T12:00:00.000Z');
const now = new Date('2026-11-22T12:00:00.000Z');

describe.each(engines)('reviews on %s', (_name, open) => {
  let db: Database;
  let cardId: string;
  let userId: string;
  beforeAll(async () => {
    db = await open();
    cardId = questionCardId((await storeLibrary(db)).questionId);
    userId = await addUser(db);
  });
  afterAll(() => db.close());

  const request = (at: number, over: Partial<ReviewRequest> = {}): ReviewRequest => ({
    id: crypto.randomUUID(),
    cardId,
    rating: 'good',
    reviewedAt: new Date(at).toISOString(),
    ahead: false,
    ...over,
  });
  const record = (review: ReviewRequest, user = userId) =>
    recordReview(db, user, review, new Date(review.reviewedAt), now);
  const cardOf = async (user: string) => {
    const [card] = await findCard(db.read, { userId: user, id: cardId });
    if (!card) throw new Error('no card');
    return card;
  };
  /** The fold columns as stored, and as the log folds. */
  const bothFolds = async (user: string) => {
    const card = await cardOf(user);
    const log = await listCardLog(db.read, { userId: user, cardId });
    const folded = foldLog(card, log, settingsByVersion(await allSettings(db.read, { userId: user })));
    return { stored: Object.fromEntries(foldColumns.map((name) => [name, card[name]])), folded };
  };

  it('make a question’s card when it is first needed and move it on', async () => {
    const user = await addUser(db);
    const { answer, replayed } = await record(request(start), user);
    expect(replayed).toBe(false);
    expect(answer.card).toMatchObject({ id: cardId, state: 'review', reps: 1, stability: 2.3065 });
    expect(await cardOf(user)).toMatchObject({
      state: 'review',
      reps: 1,
      stability: 2.3065,
      lastReview: new Date(start),
    });
  });
  it('sent again are answered word for word, also after later reviews', async () => {
    const user = await addUser(db);
    const once = request(start);
    const first = await record(once, user);
    await record(request(start + 3 * day), user);
    const again = await record(once, user);
    expect(again.replayed).toBe(true);
    expect(JSON.stringify(again.answer)).toBe(JSON.stringify(first.answer));
  });
  it('sent 20 times at once are one review with one answer', async () => {
    const user = await addUser(db);
    const once = request(start);
    const answers = await Promise.all(Array.from({ length: 20 }, () => record(once, user)));
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect((await cardOf(user)).reps).toBe(1);
  });
  it('are refused under a known id with other content', async () => {
    const once = request(start);
    const user = await addUser(db);
    await record(once, user);
    await expect(record({ ...once, rating: 'again' }, user)).rejects.toBeInstanceOf(Conflict);
    await expect(record({ ...once, durationMs: 5 }, user)).rejects.toBeInstanceOf(Conflict);
  });
  it('under the same id are another learner’s own', async () => {
    const once = request(start);
    const [ada, ben] = [await addUser(db), await addUser(db)];
    await record(once, ada);
    expect((await record({ ...once, rating: 'again' }, ben)).replayed).toBe(false);
  });
  it('of an unknown card are not found', async () => {
    await expect(record(request(start, { cardId: 'nothing' }))).rejects.toBeInstanceOf(NotFound);
  });
  it('of a suspended card are refused, unless given before it was suspended', async () => {
    const user = await addUser(db);
    await record(request(start), user);
    await db.transaction((tx) =>
      updateCard(tx, { userId: user, id: cardId }, { suspendedAt: new Date(start + 5 * day) }),
    );
    await expect(record(request(start + 5 * day), user)).rejects.toBeInstanceOf(Conflict);
    expect((await record(request(start + 5 * day - 1), user)).answer.card).toMatchObject({ reps: 2, suspended: true });
  });
  it('of 40 devices at once are 40 in the log, and the card is their fold', async () => {
    const user = await addUser(db);
    await Promise.all(Array.from({ length: 40 }, (_, index) => record(request(start + index * day), user)));
    expect(await listCardLog(db.read, { userId: user, cardId })).toHaveLength(40);
    const { stored, folded } = await bothFolds(user);
    expect(stored).toEqual(folded);
  });
  it('in any order, with undos and redos among them, leave the card as its log folds', async () => {
    const step = fc.record({
      at: fc.integer({ min: 0, max: 40 }).map((index) => start + index * 11 * hour),
      rating: fc.constantFrom(...ratings),
      next: fc.constantFrom('nothing', 'undo', 'redo'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const user = await addUser(db);
        const ids: string[] = [];
        for (const { at, rating, next } of steps) {
          const review = request(at, { rating });
          await record(review, user);
          ids.push(review.id);
          const target = ids[Math.floor(ids.length / 2)] ?? review.id;
          if (next === 'undo') await undoReview(db, user, target, now);
          if (next === 'redo') await redoReview(db, user, target, now);
        }
        const { stored, folded } = await bothFolds(user);
        expect(stored).toEqual(folded);
      }),
      { numRuns: runs(15, 500) },
    );
  });
  it('undone leave no trace on the card; redone they are back', async () => {
    const user = await addUser(db);
    await record(request(start), user);
    const before = (await bothFolds(user)).stored;
    const second = request(start + 9 * day, { rating: 'again' });
    await record(second, user);
    const after = (await bothFolds(user)).stored;
    expect(after).toMatchObject({ state: 'relearning', lapses: 1 });
    expect((await undoReview(db, user, second.id, now)).review.undone).toBe(true);
    expect((await bothFolds(user)).stored).toEqual(before);
    expect((await redoReview(db, user, second.id, now)).review.undone).toBe(false);
    expect((await bothFolds(user)).stored).toEqual(after);
  });
  it('undone twice are undone once; redone without an undo are as they were', async () => {
    const user = await addUser(db);
    const only = request(start);
    await record(only, user);
    await redoReview(db, user, only.id, now);
    await undoReview(db, user, only.id, now);
    await undoReview(db, user, only.id, now);
    expect(await cardOf(user)).toMatchObject({ state: 'new', reps: 0 });
    expect(
      (await listCardLog(db.read, { userId: user, cardId })).filter((entry) => entry.kind === 'undo'),
    ).toHaveLength(1);
  });
  it('keep the zone, rollover and settings in force when they were given', async () => {
    const user = await addUser(db);
    await record(request(start), user);
    await changeSettings(
      db,
      user,
      { timeZone: 'America/Vancouver', rolloverHour: 6, fuzz: false },
      new Date(start + 2 * day),
    );
    await record(request(start + 3 * day), user);
    await record(request(start + day), user); // late: given before the change
    const log = await listCardLog(db.read, { userId: user, cardId });
    expect(log.map((entry) => [entry.timeZone, entry.rolloverHour, entry.settingsVersion])).toEqual([
      ['UTC', 4, 1],
      ['UTC', 4, 1],
      ['America/Vancouver', 6, 2],
    ]);
  });
});
