import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../db/database.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, hour, minute } from '../support/clock.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';

let app: TestApp;
const start = new Date('2026-11-22T12:00:00.000Z');
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const ago = (ms: number) => new Date(app.clock().getTime() - ms);
/** A new learner of a deck and the ids of its cards. */
async function learner(deckId = 'kubernetes') {
  app.clock.set(start);
  const guest = await app.guest();
  await guest.call('enrol', { params: { deckId }, body: {} });
  const { items } = await guest.call('listDeckQuestions', { params: { deckId } });
  return { guest, cardIds: items.map((question) => question.cardId) };
}
const review = async (
  client: Client,
  cardId = '',
  rating: 'again' | 'hard' | 'good' | 'easy' = 'good',
  at = app.clock(),
  over: Record<string, unknown> = {},
) => client.call('recordReview', { body: reviewBody(cardId, rating, at, over) });
/** Days of the heatmap with answers. */
const answered = (progress: Awaited<ReturnType<typeof progressOf>>) =>
  progress.heatmap.filter(({ answers }) => answers > 0).map(({ date, answers }) => [date, answers]);
const progressOf = (client: Client) => client.call('getProgress');

describe('progress', () => {
  it('of a newcomer has every day and month, and nothing in them', async () => {
    const progress = await progressOf((await learner()).guest);
    expect(progress).toMatchObject({
      studyDay: '2026-11-22',
      streak: { days: 0, longest: 0, answeredToday: false, freezeDaysLeft: 2 },
      retention: { desired: 0.9, all: { answers: 0, promised: null, measured: null, low: null, high: null } },
      time: { todayMs: 0, allMs: 0, answers: 0 },
      weakest: [],
      leeches: [],
      skills: [],
    });
    expect(progress.heatmap).toHaveLength(365);
    expect([progress.heatmap[0]?.date, progress.heatmap.at(-1)?.date]).toEqual(['2025-11-23', '2026-11-22']);
    expect(progress.forecast).toHaveLength(90);
    expect([progress.forecast[0]?.date, progress.forecast.at(-1)?.date]).toEqual(['2026-11-22', '2027-02-19']);
    expect(progress.retention.months.map(({ month }) => month)).toEqual(expect.arrayContaining(['2025-12', '2026-11']));
    expect(progress.retention.months).toHaveLength(12);
  });

  it('counts days, time, and first answers of a day against what was promised', async () => {
    const { guest, cardIds } = await learner();
    const [one, two] = cardIds;
    await review(guest, one, 'easy', ago(40 * day), { durationMs: 60_000 });
    await review(guest, one, 'good', ago(30 * day), { durationMs: 30_000 });
    await review(guest, two, 'easy', ago(3 * day), { durationMs: 90_000 });
    await review(guest, one, 'again', ago(hour), { durationMs: 20_000 }); // after an interval of more than three weeks
    await review(guest, one, 'good', ago(minute), { durationMs: 10_000 }); // the relearning step: the same day
    const progress = await progressOf(guest);
    expect(answered(progress)).toEqual([
      ['2026-10-13', 1],
      ['2026-10-23', 1],
      ['2026-11-19', 1],
      ['2026-11-22', 2],
    ]);
    expect(progress.time).toEqual({ todayMs: 30_000, weekMs: 120_000, monthMs: 120_000, allMs: 210_000, answers: 5 });
    expect(progress.retention).toMatchObject({
      all: { answers: 2, measured: 0.5 },
      young: { answers: 1, measured: 1 },
      mature: { answers: 1, measured: 0 },
    });
    expect(progress.retention.months.filter(({ answers }) => answers > 0)).toMatchObject([
      { month: '2026-10', answers: 1, measured: 1 },
      { month: '2026-11', answers: 1, measured: 0 },
    ]);
  });

  it('promises what the card’s own retrievability was just before the answer', async () => {
    const { guest, cardIds } = await learner();
    const [cardId = ''] = cardIds;
    await review(guest, cardId, 'easy', ago(12 * day));
    const { retrievability } = await guest.call('getCard', { params: { cardId } });
    await review(guest, cardId);
    expect((await progressOf(guest)).retention.all.promised).toBe(retrievability);
  });

  it('is as if an answer had not been once it is undone, and as it was once it is redone', async () => {
    const { guest, cardIds } = await learner();
    const [cardId] = cardIds;
    await review(guest, cardId, 'easy', ago(9 * day), { durationMs: 60_000 });
    await review(guest, cardIds[1], 'good', ago(day));
    const before = await progressOf(guest);
    const { review: last } = await review(guest, cardId, 'good', app.clock(), { durationMs: 50_000 });
    const after = await progressOf(guest);
    expect(after).toMatchObject({
      streak: { days: 2, answeredToday: true },
      retention: { all: { answers: 1 } },
      time: { todayMs: 50_000 },
    });
    await guest.call('undoReview', { params: { reviewId: last.id } });
    expect(await progressOf(guest)).toEqual(before);
    await guest.call('redoReview', { params: { reviewId: last.id } });
    expect(await progressOf(guest)).toEqual(after);
  });

  it('keeps every answer on its own study day when the learner’s zone changes', async () => {
    const { guest, cardIds } = await learner();
    app.clock.set('2026-11-20T06:00:00.000Z');
    await review(guest, cardIds[0]); // the 20th in UTC
    app.clock.set('2026-11-20T20:00:00.000Z');
    await guest.call('updateMe', { body: { timeZone: 'America/Vancouver' } });
    app.clock.set('2026-11-22T06:00:00.000Z'); // 22:00 on the 21st there
    await review(guest, cardIds[1]);
    const days = [
      ['2026-11-20', 1],
      ['2026-11-21', 1],
    ];
    const away = await progressOf(guest);
    expect(answered(away)).toEqual(days);
    expect(away).toMatchObject({ studyDay: '2026-11-21', streak: { days: 2, answeredToday: true } });
    app.clock.set('2026-11-22T07:00:00.000Z');
    await guest.call('updateMe', { body: { timeZone: 'UTC' } });
    const back = await progressOf(guest);
    expect(answered(back)).toEqual(days);
    expect(back).toMatchObject({ studyDay: '2026-11-22', streak: { days: 2, answeredToday: false } });
  });

  it('lets a study day once begun go on for a learner who flew west', async () => {
    const { guest, cardIds } = await learner();
    await guest.call('updateMe', { body: { timeZone: 'Pacific/Kiritimati' } });
    app.clock.set('2026-11-22T20:00:00.000Z'); // the 23rd there
    await review(guest, cardIds[0]);
    await guest.call('updateMe', { body: { timeZone: 'America/Vancouver' } });
    const progress = await progressOf(guest);
    expect(progress).toMatchObject({ studyDay: '2026-11-23', streak: { days: 1, answeredToday: true } });
    expect(progress.heatmap.at(-1)).toMatchObject({ date: '2026-11-23', answers: 1 });
    expect(progress.forecast[0]?.date).toBe('2026-11-23');
  });
});

describe('the streak', () => {
  it('outlives missed days by freeze days, which the heatmap shows', async () => {
    const { guest, cardIds } = await learner();
    for (const days of [5, 4, 2]) await review(guest, cardIds[0], 'good', ago(days * day));
    const progress = await progressOf(guest);
    expect(progress.streak).toEqual({ days: 3, longest: 3, answeredToday: false, freezeDaysLeft: 0 });
    expect(progress.heatmap.filter(({ frozen }) => frozen).map(({ date }) => date)).toEqual([
      '2026-11-19',
      '2026-11-21',
    ]);
    await guest.call('updateMe', { body: { freezeDays: 0 } });
    expect((await progressOf(guest)).streak).toMatchObject({ days: 0, longest: 2 });
  });
  it('goes on over planned breaks, also after they are cleared from the settings', async () => {
    const { guest, cardIds } = await learner();
    app.clock.set('2026-11-12T12:00:00.000Z');
    const breaks = [{ from: '2026-11-14', to: '2026-11-20' }];
    await guest.call('updateMe', { body: { freezeDays: 0, breaks } });
    for (const at of ['2026-11-12T12:00:00.000Z', '2026-11-13T12:00:00.000Z', '2026-11-21T12:00:00.000Z']) {
      app.clock.set(at);
      await review(guest, cardIds[0]);
    }
    const before = await progressOf(guest);
    expect(before.streak).toMatchObject({ days: 3, longest: 3 });
    expect(before.heatmap.filter(({ onBreak }) => onBreak)).toHaveLength(7);
    await guest.call('updateMe', { body: { breaks: [] } });
    expect(await progressOf(guest)).toEqual(before);
  });
  it('is null when it is switched off, and no day is frozen', async () => {
    const { guest, cardIds } = await learner();
    for (const days of [4, 2]) await review(guest, cardIds[0], 'good', ago(days * day));
    await guest.call('updateMe', { body: { streak: false } });
    const progress = await progressOf(guest);
    expect(progress.streak).toBeNull();
    expect(progress.heatmap.filter(({ frozen }) => frozen)).toEqual([]);
  });
});

describe('the forecast', () => {
  it('holds what is due by the day, in the time that these cards take, without what is set aside', async () => {
    const { guest, cardIds } = await learner();
    const [overdue, soon, suspended] = cardIds;
    await review(guest, overdue, 'good', ago(30 * day), { durationMs: 100_000 });
    const { card } = await review(guest, soon, 'good', ago(hour));
    await review(guest, suspended, 'good', ago(30 * day));
    await guest.call('updateCard', { params: { cardId: suspended ?? '' }, body: { suspended: true } });
    const { forecast } = await progressOf(guest);
    expect(forecast[0]).toMatchObject({ cards: 1, onBreak: false });
    expect(forecast[0]?.ms).toBeGreaterThan(100_000); // its own time and, as one more, the usual time
    expect(forecast.find(({ date, cards }) => date > '2026-11-22' && cards > 0)?.date).toBe(card.due.slice(0, 10));
    expect(forecast.reduce((sum, { cards }) => sum + cards, 0)).toBeGreaterThan(3);
  });
  it('is as the queue says for today', async () => {
    const { guest, cardIds } = await learner();
    await guest.call('updateMe', { body: { newPerDay: 0 } });
    for (const [index, cardId] of cardIds.slice(0, 6).entries()) await review(guest, cardId, 'good', ago(index * day));
    const [{ counts, minutes }, { forecast }] = [await guest.call('getQueue'), await progressOf(guest)];
    expect(forecast[0]?.cards).toBe(counts.review);
    expect(Math.ceil((forecast[0]?.ms ?? 0) / minute)).toBe(minutes);
  });
  it('moves what falls due on a planned break to the day after it', async () => {
    const { guest, cardIds } = await learner();
    await review(guest, cardIds[0], 'good', ago(hour));
    const due = (await progressOf(guest)).forecast.find(({ cards }) => cards > 0)?.date ?? '';
    await guest.call('updateMe', { body: { breaks: [{ from: '2026-11-23', to: '2026-12-10' }] } });
    const { forecast } = await progressOf(guest);
    expect(due < '2026-12-10').toBe(true);
    expect(forecast.find(({ cards }) => cards > 0)?.date).toBe('2026-12-11');
    expect(forecast.filter(({ onBreak }) => onBreak)).toHaveLength(18);
  });
});

describe('weak points, leeches and scores', () => {
  it('name the points missed most, each with a drill to practise, of its own learner alone', async () => {
    const { guest } = await learner('containers');
    await answerQuestion(guest, { questionId: 'docker-run-trace' }, { image: 'wrong', chain: 'partial' });
    app.clock.advance(minute);
    const attempt = await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-missed');
    const { weakest } = await progressOf(guest);
    expect(weakest).toHaveLength(attempt.points.filter(({ role }) => role !== 'bonus').length);
    expect(weakest[0]).toMatchObject({ questionId: 'docker-run-trace', pointId: 'image', answers: 2, missed: 2 });
    expect(weakest[1]).toMatchObject({ pointId: 'chain', answers: 2, missed: 1.5 });
    expect(weakest[0]?.say).toBe(attempt.points.find(({ id }) => id === 'image')?.say);
    const last = weakest.at(-1); // no drill of it was opened: an answer opens two at most
    expect(attempt.drills.map(({ pointId }) => pointId)).not.toContain(last?.pointId);
    const query = { cardId: last?.drillCardId ?? '' };
    const { items } = await guest.call('getQueue', { query });
    expect(items).toMatchObject([{ card: { kind: 'drill', state: 'new' }, drill: { pointId: last?.pointId } }]);
    expect((await answerQuestion(guest, query)).points.map(({ id }) => id)).toEqual([last?.pointId]);
    const other = await app.guest();
    expect(await other.refused('getQueue', { query })).toMatchObject({ code: 'not-found' });
    await answerQuestion(other, { questionId: 'docker-run-trace' }, 'all-covered');
    expect(await other.refused('getCard', { params: query })).toMatchObject({ code: 'not-found' });
    expect((await progressOf(other)).weakest).toEqual([]);
  });
  it('go by the verdict in force', async () => {
    const { guest } = await learner('containers');
    const attempt = await answerQuestion(guest, { questionId: 'docker-run-trace' }, { image: 'missed' });
    expect((await progressOf(guest)).weakest.map(({ pointId }) => pointId)).toEqual(['image']);
    const verdicts = [{ pointId: 'image', verdict: 'covered' }];
    await guest.call('recordVerdicts', { params: { attemptId: attempt.id }, body: { verdicts } });
    expect((await progressOf(guest)).weakest).toEqual([]);
  });
  it('tell of a leech with the rating that makes it one, then at every half of the threshold, and never suspend it', async () => {
    const { guest, cardIds } = await learner();
    const [cardId = ''] = cardIds;
    await guest.call('updateMe', { body: { leechThreshold: 4 } });
    await review(guest, cardId, 'easy', ago(200 * day));
    const told: boolean[] = [];
    for (let lapse = 1; lapse <= 6; lapse++) {
      const at = ago((200 - 30 * lapse) * day);
      const body = reviewBody(cardId, 'again', at);
      const { card, leech } = await guest.call('recordReview', { body });
      expect(card.lapses).toBe(lapse);
      expect(await guest.call('recordReview', { body })).toMatchObject({ leech });
      told.push(leech);
      expect((await review(guest, cardId, 'good', new Date(at.getTime() + 11 * minute))).leech).toBe(false);
    }
    expect(told).toEqual([false, false, false, true, false, true]);
    const { leeches } = await progressOf(guest);
    expect(leeches).toMatchObject([{ cardId, lapses: 6, cue: null, suspended: false }]);
    await guest.call('updateMe', { body: { leechThreshold: 0 } });
    expect((await progressOf(guest)).leeches).toEqual([]);
  });
  it('give the mean score of full answers by skill and month of the study day', async () => {
    const { guest } = await learner('containers');
    app.clock.set('2026-11-01T03:00:00.000Z'); // still the 31st of October
    await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-missed');
    app.clock.set('2026-11-22T12:00:00.000Z');
    const { drills } = await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-covered');
    expect(drills).toEqual([]);
    await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-missed');
    const drill = (await guest.call('getQueue', { query: { limit: 50 } })).items.find((item) => item.drill);
    await answerQuestion(guest, { cardId: drill?.card.id ?? '' });
    expect((await progressOf(guest)).skills).toEqual([
      {
        skillId: 'containerization-orchestration',
        title: expect.any(String),
        months: [
          { month: '2026-10', score: 0, answers: 1 },
          { month: '2026-11', score: 0.5, answers: 2 },
        ],
      },
    ]);
  });
});

describe('the workload', () => {
  it('is known before the first answer, from the questions of the decks that are studied', async () => {
    const guest = await app.guest();
    expect(await guest.call('getWorkload')).toEqual({ desiredRetention: 0.9, points: [] });
    await enrolIn(guest, 'kubernetes');
    const { points } = await guest.call('getWorkload');
    expect(points.map(({ retention }) => retention)).toContain(0.9);
    expect(points.every(({ minutesPerDay, remembered }) => minutesPerDay > 0 && remembered > 0)).toBe(true);
    await guest.call('updateMe', { body: { newPerDay: 0 } });
    expect((await guest.call('getWorkload')).points).toEqual([]);
  });
  it('goes by the learner’s own cards, times and ratings', async () => {
    const { guest, cardIds } = await learner();
    await guest.call('updateMe', { body: { newPerDay: 0 } });
    for (const cardId of cardIds.slice(0, 5)) await review(guest, cardId, 'good', ago(5 * day), { durationMs: 30_000 });
    const at = async () => (await guest.call('getWorkload')).points.find(({ retention }) => retention === 0.9);
    const quick = await at();
    for (const cardId of cardIds.slice(0, 5))
      await review(guest, cardId, 'good', ago(5 * day - hour), { durationMs: 600_000 }); // practice: only time is added
    const slow = await at();
    expect(slow?.minutesPerDay).toBeGreaterThan(2 * (quick?.minutesPerDay ?? 0));
    expect(slow?.remembered).toBe(quick?.remembered);
    await guest.call('updateCard', { params: { cardId: cardIds[0] ?? '' }, body: { suspended: true } });
    expect((await at())?.minutesPerDay).toBeLessThan(slow?.minutesPerDay ?? 0);
  });
});

describe('the answer to a review', () => {
  it('that was stored before answers told of leeches tells of none', async () => {
    const { guest, cardIds } = await learner();
    const body = reviewBody(cardIds[0] ?? '', 'good', app.clock());
    const { leech, ...before } = await guest.call('recordReview', { body });
    await app.db.transaction(function* (tx) {
      const { reviewLogs } = tx.tables;
      yield* run(tx.update(reviewLogs).set({ answer: before }).where(eq(reviewLogs.id, body.id)).returning());
    });
    expect(leech).toBe(false);
    expect(await guest.call('recordReview', { body })).toEqual({ ...before, leech });
  });
});

describe('the review log', () => {
  it('says what each review was of: the question, and the cue of a drill', async () => {
    const { guest } = await learner('containers');
    const attempt = await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-missed');
    await review(guest, attempt.cardId, 'again', ago(minute));
    const [drill] = attempt.drills;
    await review(guest, drill?.cardId);
    const { items } = await guest.call('listReviews');
    expect(items).toMatchObject([
      { cardId: drill?.cardId, questionId: 'docker-run-trace', cue: drill?.cue },
      { cardId: attempt.cardId, questionId: 'docker-run-trace', cue: null },
    ]);
    expect(items.every(({ prompt }) => prompt.includes('docker run'))).toBe(true);
  });
});
