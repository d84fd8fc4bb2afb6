import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, testClock } from '../support/clock.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';

let app: TestApp;
let learner: Client;
beforeAll(async () => {
  app = await startApp({ clock: testClock('2026-11-22T12:00:00.000Z') });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-22T12:00:00.000Z');
  learner = await app.account();
  await enrolIn(learner, 'containers');
  await enrolIn(learner, 'kubernetes');
});

const aimFor = (interviewDate: string | null, minutesPerDay = 20) =>
  learner.call('updateMe', { body: { interviewDate, minutesPerDay } });
const answer = (cardId: string, rating: 'again' | 'hard' | 'good' | 'easy', durationMs?: number) =>
  learner.call('recordReview', { body: reviewBody(cardId, rating, app.clock(), durationMs ? { durationMs } : {}) });
const queueIds = async (query = {}) =>
  (await learner.call('getQueue', { query: { limit: 100, ...query } })).items.map(({ card }) => card.id);

describe('the plan', () => {
  it('needs an interview date that is not over; without one the queue is by due date', async () => {
    expect(await learner.call('getPlan')).toMatchObject({ reason: 'no-date', daysLeft: null, items: [], total: 0 });
    const ordinary = await queueIds();
    await aimFor('2026-11-21');
    expect(await learner.call('getPlan')).toMatchObject({ reason: 'date-past', daysLeft: null, items: [] });
    expect(await queueIds()).toEqual(ordinary);
  });
  it('orders the day by what an answer adds per second, within the minutes, and the queue serves that order', async () => {
    await aimFor('2026-12-12', 12);
    const plan = await learner.call('getPlan');
    expect(plan).toMatchObject({ daysLeft: 20, budgetMs: 12 * 60_000, usedMs: 0, reason: null });
    const gains = plan.items.map(({ gainPerMinute }) => gainPerMinute);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    const planned = plan.items.reduce((sum, { expectedMs }) => sum + expectedMs, 0);
    expect(planned).toBeLessThanOrEqual(plan.budgetMs);
    expect(plan.budgetMs - planned).toBeLessThan(4 * 60_000);
    expect(await queueIds()).toEqual(plan.items.map(({ cardId }) => cardId));
    for (const { onTheDay, gain } of plan.items) expect(gain).toBeCloseTo(onTheDay.asked - onTheDay.unasked, 10);
  });
  it('is made anew after every answer: nothing is asked twice a day, and the time used counts', async () => {
    await aimFor('2026-12-12');
    const before = await learner.call('getPlan');
    const first = before.items[0]!;
    await answer(first.cardId, 'good', 90_000);
    const after = await learner.call('getPlan');
    expect(after.usedMs).toBe(90_000);
    expect(after.items.map(({ cardId }) => cardId)).not.toContain(first.cardId);
    app.clock.advance(2 * 3_600_000); // its learning step is over
    expect(await queueIds()).not.toContain(first.cardId);
  });
  it('asks nothing again on a day that travelling west repeats', async () => {
    await aimFor('2026-12-12', 600);
    await learner.call('updateMe', { body: { timeZone: 'Pacific/Kiritimati' } });
    app.clock.set('2026-11-22T20:00:00.000Z'); // the morning of the 23rd there
    const [first] = await queueIds();
    await answer(first!, 'again');
    await learner.call('updateMe', { body: { timeZone: 'UTC' } }); // and the evening of the 22nd here
    expect(await queueIds()).not.toContain(first);
  });
  it('says when the minutes are used, and goes on when asked to', async () => {
    await aimFor('2026-12-12', 1);
    const [first] = await queueIds();
    await answer(first!, 'easy', 60_000);
    expect(await learner.call('getQueue')).toMatchObject({
      items: [],
      reason: 'minutes-used',
      nextDue: '2026-11-23T04:00:00.000Z',
    });
    expect((await learner.call('getPlan')).reason).toBe('minutes-used');
    const [more] = (await learner.call('getQueue', { query: { ahead: 'true' } })).items;
    expect(more).toMatchObject({ ahead: true });
    expect(more!.card.id).not.toBe(first);
  });
  it('goes on with the day’s open learning steps, then with what gains most', async () => {
    await aimFor('2026-12-12', 3);
    const [first] = await queueIds();
    await answer(first!, 'again', 180_000);
    expect(await queueIds()).toEqual([]);
    const { items } = await learner.call('getQueue', { query: { ahead: 'true' } });
    expect(items[0]).toMatchObject({ ahead: true, card: { id: first, state: 'learning' } });
    expect(items.slice(1).map(({ card }) => card.state)).toContain('new');
    const review = { ...reviewBody(first!, 'good', app.clock()), ahead: true };
    expect((await learner.call('recordReview', { body: review })).card.state).toBe('review');
  });
  it('takes up a question again when its memory fades, before FSRS alone would, and skips what will hold', async () => {
    await aimFor('2026-11-30', 600);
    const ids = await queueIds();
    for (const [index, id] of ids.entries()) await answer(id, index === 0 ? 'again' : 'easy', 1);
    app.clock.advance(day);
    const plan = await learner.call('getPlan');
    expect(plan.items[0]).toMatchObject({ cardId: ids[0] });
    const easy = plan.items.find(({ cardId }) => cardId === ids[1]);
    expect(easy?.gain ?? 0).toBeLessThan(plan.items[0]!.gain);
  });
  it('leaves the daily limits out, but not those of a deck', async () => {
    await aimFor('2026-12-12', 600);
    await learner.call('updateMe', { body: { newPerDay: 1 } });
    await learner.call('enrol', { params: { deckId: 'kubernetes' }, body: { newPerDay: 2 } });
    const decks = (await learner.call('getQueue', { query: { limit: 100 } })).items.map(
      ({ question }) => question.deckId,
    );
    expect(decks.filter((id) => id === 'kubernetes')).toHaveLength(2);
    expect(decks.filter((id) => id === 'containers').length).toBeGreaterThan(2);
  });
  it('leaves out what is suspended or buried until tomorrow', async () => {
    await aimFor('2026-12-12', 600);
    const [first, second] = await queueIds();
    await learner.call('updateCard', { params: { cardId: first! }, body: { suspended: true } });
    await learner.call('updateCard', { params: { cardId: second! }, body: { buried: true } });
    expect(await queueIds()).not.toContain(first);
    expect(await queueIds()).not.toContain(second);
    app.clock.advance(day);
    expect(await queueIds()).not.toContain(first);
    expect(await queueIds()).toContain(second);
  });
  it('ranks a drill among the questions, by the weight of its point', async () => {
    await aimFor('2026-12-12', 600);
    const [first] = await queueIds();
    await answerQuestion(learner, { cardId: first! }, 'all-missed');
    const plan = await learner.call('getPlan');
    const drill = plan.items.find(({ cue }) => cue !== null)!;
    expect(drill.gain).toBeLessThan(0.5 * (drill.onTheDay.asked - drill.onTheDay.unasked) + 1e-9);
    expect(await queueIds()).toContain(drill.cardId);
  });
  it('can be tried for another date', async () => {
    const plan = await learner.call('getPlan', { query: { date: '2026-12-01', limit: 2 } });
    expect(plan).toMatchObject({ interviewDate: '2026-12-01', daysLeft: 9 });
    expect(plan.items).toHaveLength(2);
    expect(plan.total).toBeGreaterThan(2);
    expect((await learner.call('getMe')).interviewDate).toBeNull();
  });
});

describe('readiness', () => {
  it('is more with the plan than without, and more still with ten more minutes', async () => {
    await aimFor('2026-12-12', 10);
    const [first] = await queueIds();
    await answer(first!, 'good', 60_000);
    const { overall, skills, focuses, daysLeft } = await learner.call('getReadiness');
    expect(daysLeft).toBe(20);
    expect(overall.with!).toBeGreaterThan(overall.without!);
    expect(overall.without!).toBeGreaterThan(overall.ifStopped!);
    expect(overall.withTenMore!).toBeGreaterThan(overall.with!);
    expect(overall.unseen).toBe(overall.questions - 1);
    expect(skills.reduce((sum, { questions }) => sum + questions, 0)).toBe(overall.questions);
    const mean = skills.reduce((sum, skill) => sum + skill.with! * skill.questions, 0) / overall.questions;
    expect(mean).toBeCloseTo(overall.with!, 10);
    expect(focuses!.breadth.score).toBeCloseTo(overall.with!, 10);
  });
  it('tells only of today without a date', async () => {
    const { overall, focuses } = await learner.call('getReadiness');
    expect(overall).toMatchObject({ ifStopped: null, without: null, with: null, withTenMore: null });
    expect(overall.today).toBeGreaterThan(0);
    expect(focuses).toBeNull();
  });
  it('goes by the learner’s own scores', async () => {
    await aimFor('2026-12-12');
    const before = await learner.call('getReadiness');
    for (const cardId of (await queueIds()).slice(0, 3)) {
      const attempt = await answerQuestion(learner, { cardId }, 'all-covered');
      await learner.call('recordReview', {
        body: reviewBody(cardId, 'good', app.clock(), { attemptId: attempt.id, durationMs: 60_000 }),
      });
    }
    const after = await learner.call('getReadiness');
    expect(after.scores.answers).toBe(3);
    expect(after.scores.pass).toBeGreaterThan(before.scores.pass);
    expect(after.overall.today).toBeGreaterThan(before.overall.today);
  });
  it('counts a day off as no day', async () => {
    await aimFor('2026-12-02', 10);
    const before = await learner.call('getReadiness');
    await learner.call('updateMe', { body: { breaks: [{ from: '2026-11-23', to: '2026-11-30' }] } });
    const after = await learner.call('getReadiness');
    expect(after.overall.with!).toBeLessThan(before.overall.with!);
  });
});
