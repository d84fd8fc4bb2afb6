import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { day, minute, testClock } from '../support/clock.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: testClock('2026-11-22T12:00:00.000Z') });
});
afterAll(() => app.close());

describe('the queue', () => {
  it('says why it is empty before anything is studied', async () => {
    expect(await (await app.guest()).call('getQueue')).toMatchObject({
      items: [],
      reason: 'not-enrolled',
      nextDue: null,
      minutes: 0,
    });
  });
  it('holds new questions within the learner’s limit, a deck’s, and a deck’s for today', async () => {
    const guest = await app.guest();
    const limits = (body: object) => guest.call('enrol', { params: { deckId: 'kubernetes' }, body });
    const fresh = async () => (await guest.call('getQueue', { query: { limit: 50 } })).counts.new;
    await limits({});
    expect(await fresh()).toBe(5);
    await limits({ newPerDay: 2 });
    expect(await fresh()).toBe(2);
    expect((await limits({ today: { newPerDay: 8 } })).limits).toEqual({
      newPerDay: 2,
      reviewsPerDay: null,
      today: { newPerDay: 8, reviewsPerDay: null },
    });
    expect(await fresh()).toBe(8);
    await limits({ newPerDay: null, today: { newPerDay: null } });
    expect(await fresh()).toBe(5);
  });
  it('says when the limit is reached, and that more come tomorrow', async () => {
    const guest = await app.guest();
    await guest.call('updateMe', { body: { newPerDay: 1 } });
    const [item] = (await enrolIn(guest)).items;
    await guest.call('recordReview', { body: reviewBody(item?.card.id ?? '', 'easy', app.clock()) });
    expect(await guest.call('getQueue')).toMatchObject({
      items: [],
      reason: 'limit-reached',
      nextDue: '2026-11-23T04:00:00.000Z',
    });
  });
  it('offers to answer ahead when only a learning step is left', async () => {
    const guest = await app.guest();
    await guest.call('updateMe', { body: { newPerDay: 1 } });
    const [item] = (await enrolIn(guest)).items;
    const cardId = item?.card.id ?? '';
    await guest.call('recordReview', { body: reviewBody(cardId, 'again', app.clock()) });
    const waiting = await guest.call('getQueue');
    expect(waiting).toMatchObject({
      items: [],
      reason: 'step-pending',
      nextDue: new Date(app.clock().getTime() + 10 * minute).toISOString(),
    });
    const ahead = await guest.call('getQueue', { query: { ahead: true } });
    expect(ahead.items).toMatchObject([
      { card: { id: cardId }, ahead: true, preview: { good: { days: expect.any(Number) } } },
    ]);
    app.clock.advance(minute);
    const { card } = await guest.call('recordReview', {
      body: reviewBody(cardId, 'good', app.clock(), { ahead: true }),
    });
    app.clock.advance(-minute);
    expect(card).toMatchObject({ state: 'review', reps: 2, due: ahead.items[0]?.preview.good.due });
  });
  it('does not let practice on the same day lengthen an interval', async () => {
    const guest = await app.guest();
    const [item] = (await enrolIn(guest)).items;
    const cardId = item?.card.id ?? '';
    const first = await guest.call('recordReview', {
      body: reviewBody(cardId, 'good', new Date(app.clock().getTime() - minute)),
    });
    const again = await guest.call('recordReview', { body: reviewBody(cardId, 'easy', app.clock()) });
    expect(again.card).toMatchObject({ due: first.card.due, stability: first.card.stability, reps: 1 });
  });
  it('asks what is most likely forgotten first, with new questions spread among the reviews', async () => {
    const guest = await app.guest();
    const questions = (await guest.call('listDeckQuestions', { params: { deckId: 'kubernetes' } })).items;
    await guest.call('enrol', { params: { deckId: 'kubernetes' }, body: { newPerDay: 2 } });
    const now = app.clock().getTime();
    const [steady, shaky, third] = questions.slice(3);
    await guest.call('recordReview', { body: reviewBody(steady?.cardId ?? '', 'good', new Date(now - 4 * day)) });
    await guest.call('recordReview', { body: reviewBody(shaky?.cardId ?? '', 'again', new Date(now - 30 * day)) });
    await guest.call('recordReview', { body: reviewBody(shaky?.cardId ?? '', 'good', new Date(now - 29 * day)) });
    await guest.call('recordReview', { body: reviewBody(third?.cardId ?? '', 'good', new Date(now - 8 * day)) });
    const { items, counts } = await guest.call('getQueue');
    const states = items.map((item) => item.card.state);
    const reviews = items.filter((item) => item.card.state === 'review');
    expect(counts).toMatchObject({ review: 3, new: 2 });
    expect(reviews.map((item) => item.card.retrievability)).toEqual(
      reviews.map((item) => item.card.retrievability).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    );
    expect(states).toEqual(['review', 'new', 'review', 'new', 'review']);
  });
  it('keeps a question and its drill apart', async () => {
    const guest = await app.guest();
    await guest.call('enrol', { params: { deckId: 'containers' }, body: {} });
    const attempt = await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-missed');
    await guest.call('recordReview', {
      body: reviewBody(attempt.cardId, 'again', new Date(app.clock().getTime() - 20 * minute)),
    });
    const ids = (await guest.call('getQueue')).items.map((item) => item.question.id);
    expect(ids.filter((id) => id === 'docker-run-trace')).toHaveLength(3);
    expect(ids.slice(0, 2)).not.toEqual(['docker-run-trace', 'docker-run-trace']);
  });
  it('forgets nothing when a deck is left and taken up again', async () => {
    const guest = await app.guest();
    const [item] = (await enrolIn(guest)).items;
    await guest.call('recordReview', {
      body: reviewBody(item?.card.id ?? '', 'good', new Date(app.clock().getTime() - 9 * day)),
    });
    const before = await guest.call('getQueue');
    expect((await guest.call('leaveDeck', { params: { deckId: 'containers' } })).enrolled).toBe(false);
    expect(await guest.call('getQueue')).toMatchObject({ items: [], reason: 'not-enrolled' });
    await guest.call('enrol', { params: { deckId: 'containers' }, body: {} });
    expect(await guest.call('getQueue')).toEqual(before);
  });
  it('keeps to the learner’s study day, whatever UTC says', async () => {
    const guest = await app.guest();
    await guest.call('updateMe', { body: { timeZone: 'America/Vancouver', newPerDay: 1 } });
    const [item] = (await enrolIn(guest)).items;
    app.clock.set('2026-11-24T06:00:00.000Z'); // 22:00 on the 23rd there
    await guest.call('recordReview', { body: reviewBody(item?.card.id ?? '', 'easy', app.clock()) });
    app.clock.set('2026-11-24T11:59:00.000Z'); // 03:59, still the 23rd
    expect((await guest.call('getQueue')).counts.new).toBe(0);
    app.clock.set('2026-11-24T12:00:00.000Z'); // 04:00 on the 24th
    expect((await guest.call('getQueue')).counts.new).toBe(1);
    expect((await guest.call('getMe')).studyDay).toBe('2026-11-24');
    app.clock.set('2026-11-22T12:00:00.000Z');
  });
  it('of one deck says when and why for that deck alone', async () => {
    const guest = await app.guest();
    const questions = (await guest.call('listDeckQuestions', { params: { deckId: 'platform' } })).items;
    await guest.call('enrol', { params: { deckId: 'platform' }, body: { newPerDay: 0 } });
    await guest.call('enrol', { params: { deckId: 'kubernetes' }, body: {} });
    for (const question of questions) {
      await guest.call('recordReview', { body: reviewBody(question.cardId, 'easy', app.clock()) });
    }
    const other = await guest.call('getQueue', { query: { deckId: 'kubernetes' } });
    expect(other).toMatchObject({ reason: 'limit-reached', nextDue: '2026-11-23T04:00:00.000Z' });
    const own = await guest.call('getQueue', { query: { deckId: 'platform' } });
    expect(own).toMatchObject({ items: [], reason: 'done' });
    expect(Date.parse(own.nextDue ?? '')).toBeGreaterThan(app.clock().getTime() + 3 * day);
    expect(await guest.call('getQueue', { query: { deckId: 'delivery' } })).toMatchObject({ reason: 'not-enrolled' });
  });
});
