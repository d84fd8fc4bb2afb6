import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { day, minute } from '../support/clock.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('the daily loop', () => {
  it('goes from guest to enrolment, question, answer, check, rating and the next date', async () => {
    const guest = await app.guest();
    const queue = await enrolIn(guest);
    const [item] = queue.items;
    expect(item?.question.prompt).toContain('docker run -d -p 8080:80 nginx:latest');
    const attempt = await answerQuestion(guest, { cardId: item?.card.id ?? '' });
    expect(attempt).toMatchObject({ score: 1, suggestedRating: 'good', suggestedBecause: 'good-score' });
    const { card } = await guest.call('recordReview', {
      body: reviewBody(attempt.cardId, 'good', app.clock(), { attemptId: attempt.id }),
    });
    expect(card).toMatchObject({ state: 'review', due: attempt.preview.good.due });
    const next = await guest.call('getQueue');
    expect(next.items.map((entry) => entry.card.id)).not.toContain(attempt.cardId);
    expect(next).toMatchObject({ answeredToday: 1, counts: { new: 4 } });
  });

  it('answers 201 once and 200 for a repeat, with the same body', async () => {
    const guest = await app.guest();
    const [item] = (await enrolIn(guest)).items;
    const body = reviewBody(item?.card.id ?? '', 'good', app.clock());
    const first = await guest.answer('recordReview', { body });
    const again = await guest.answer('recordReview', { body });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(await guest.refused('recordReview', { body: { ...body, rating: 'hard' } })).toMatchObject({
      code: 'conflict',
    });
  });

  it('keeps the attempt before the rubric is shown, and a repeat is the same attempt', async () => {
    const guest = await app.guest();
    const body = {
      id: crypto.randomUUID(),
      questionId: 'docker-run-trace',
      answer: 'x',
      inputMode: 'typed',
      startedAt: '2026-11-22T11:00:00.000Z',
      durationMs: 5,
    };
    const first = await guest.answer('createAttempt', { body });
    expect([first.status, (await guest.answer('createAttempt', { body })).status]).toEqual([201, 200]);
    expect((await guest.call('getAttempt', { params: { attemptId: body.id } })).answer).toBe('x');
    expect(await guest.refused('createAttempt', { body: { ...body, answer: 'y' } })).toMatchObject({
      code: 'conflict',
    });
  });

  it('opens drills for the two heaviest missed points, asks them by their cue, and lets them rest once covered', async () => {
    const guest = await app.guest();
    await enrolIn(guest);
    const attempt = await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-missed');
    expect(attempt.suggestedRating).toBe('again');
    expect(attempt.drills.map((drill) => drill.pointId)).toEqual(['image', 'chain']);
    const queue = await guest.call('getQueue', { query: { limit: 50 } });
    expect(queue.counts.drills).toBe(2);
    const drill = queue.items.find((item) => item.drill?.pointId === 'image');
    expect(drill?.drill?.cue).toBe(attempt.drills[0]?.cue);
    const answered = await answerQuestion(guest, { cardId: drill?.card.id ?? '' });
    expect(answered.points.map((point) => point.id)).toEqual(['image']);
    expect(answered).toMatchObject({ suggestedRating: 'good', suggestedBecause: 'drill', score: 1 });
    app.clock.advance(minute);
    const later = await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-covered');
    expect(later.drills).toEqual([]);
    expect((await guest.call('getCard', { params: { cardId: drill?.card.id ?? '' } })).resting).toBe(true);
  });

  it('takes a corrected verdict into score, suggestion and drills, and keeps the history', async () => {
    const guest = await app.guest();
    await enrolIn(guest);
    const attempt = await answerQuestion(guest, { questionId: 'docker-run-trace' }, { image: 'wrong' });
    expect(attempt).toMatchObject({ suggestedRating: 'again', suggestedBecause: 'must-wrong' });
    expect(attempt.drills.map((drill) => drill.pointId)).toEqual(['image']);
    const verdicts = [{ pointId: 'image', verdict: 'covered', reason: 'I did say it.' }];
    const corrected = await guest.call('recordVerdicts', { params: { attemptId: attempt.id }, body: { verdicts } });
    expect(corrected).toMatchObject({ suggestedRating: 'good', drills: [] });
    expect(corrected.points.find((point) => point.id === 'image')?.history.map((verdict) => verdict.verdict)).toEqual([
      'wrong',
      'covered',
    ]);
  });

  it('gives hints one by one, remembers them, and then offers no Easy', async () => {
    const guest = await app.guest();
    await enrolIn(guest);
    const id = crypto.randomUUID();
    const ask = () =>
      guest.call('requestHint', { params: { attemptId: id }, body: { questionId: 'docker-run-trace' } });
    expect(await ask()).toEqual({ hints: 1, pointCount: 7, groups: [], cue: null, left: 7 });
    expect(await ask()).toMatchObject({ hints: 2, cue: expect.stringContaining('?'), left: 6 });
    expect(await guest.call('requestHint', { params: { attemptId: id } })).toMatchObject({ hints: 3 });
    for (let index = 0; index < 10; index += 1) await ask();
    expect(await ask()).toMatchObject({ hints: 8, left: 0 });
    const attempt = await answerQuestion(guest, { questionId: 'docker-run-trace' }, 'all-covered', { id });
    expect(attempt.hints).toBe(8);
    const easy = reviewBody(attempt.cardId, 'easy', app.clock(), { attemptId: id });
    expect(await guest.refused('recordReview', { body: easy })).toMatchObject({
      errors: [{ pointer: '/body/rating' }],
    });
    expect(
      await guest.refused('requestHint', { params: { attemptId: id }, body: { questionId: 'docker-run-trace' } }),
    ).toMatchObject({ code: 'conflict' });
  });

  it('undoes and redoes a review, the day’s budget included', async () => {
    const guest = await app.guest();
    const [item] = (await enrolIn(guest)).items;
    const body = reviewBody(item?.card.id ?? '', 'again', app.clock());
    await guest.call('recordReview', { body });
    const before = (await guest.call('getQueue')).counts;
    const undone = await guest.call('undoReview', { params: { reviewId: body.id } });
    expect(undone).toMatchObject({ review: { undone: true }, card: { state: 'new', reps: 0 } });
    expect((await guest.call('getQueue')).counts).toEqual({ ...before, new: before.new + 1 });
    const redone = await guest.call('redoReview', { params: { reviewId: body.id } });
    expect(redone).toMatchObject({ review: { undone: false }, card: { state: 'learning', reps: 1 } });
    expect((await guest.call('getQueue')).counts).toEqual(before);
  });

  it('records a batch item by item: one that fails does not stop the others', async () => {
    const guest = await app.guest();
    const [one, two] = (await enrolIn(guest)).items;
    const good = reviewBody(one?.card.id ?? '', 'good', new Date(app.clock().getTime() - day));
    const reviews = [
      good,
      good,
      reviewBody('no-such-card', 'good', app.clock()),
      reviewBody(two?.card.id ?? '', 'hard', new Date(app.clock().getTime() + day)),
    ];
    const malformed = { id: 'r', cardId: 5 };
    const { results } = await guest.call('recordReviews', { body: { reviews: [...reviews, malformed] } });
    expect(results.map((result) => result.status)).toEqual([201, 200, 404, 400, 400]);
  });

  it('corrects a device whose clock is an hour off', async () => {
    const guest = await app.guest();
    const [item] = (await enrolIn(guest)).items;
    const ahead = new Date(app.clock().getTime() + 60 * minute);
    const body = { ...reviewBody(item?.card.id ?? '', 'good', ahead), sentAt: ahead.toISOString() };
    expect((await guest.call('recordReview', { body })).review.reviewedAt).toBe(app.clock().toISOString());
    const next = { ...reviewBody(item?.card.id ?? '', 'good', ahead), sentAt: ahead.toISOString() };
    const { results } = await guest.call('recordReviews', { body: { reviews: [next] } });
    expect(results).toMatchObject([{ status: 201, review: { reviewedAt: app.clock().toISOString() } }]);
  });

  it('lists the log newest first, page by page, and exports it for FSRS’s tools', async () => {
    const guest = await app.guest();
    const items = (await enrolIn(guest)).items.slice(0, 3);
    const base = app.clock().getTime();
    const bodies = items.map((item, index) =>
      reviewBody(item.card.id, 'good', new Date(base - (9 - index) * minute), { durationMs: 1000 * index }),
    );
    for (const body of bodies) await guest.call('recordReview', { body });
    await guest.call('undoReview', { params: { reviewId: bodies[1]?.id ?? '' } });
    const first = await guest.call('listReviews', { query: { limit: 2 } });
    expect(first.items.map((review) => [review.id, review.undone])).toEqual([
      [bodies[2]?.id, false],
      [bodies[1]?.id, true],
    ]);
    const second = await guest.call('listReviews', { query: { limit: 2, cursor: first.nextCursor ?? '' } });
    expect(second).toMatchObject({ items: [{ id: bodies[0]?.id }], nextCursor: null });
    const csv = await guest.call('exportReviews');
    expect(csv.trim().split('\n')).toEqual([
      'card_id,review_time,review_rating,review_state,review_duration,review_counts',
      `${bodies[0]?.cardId},${base - 9 * minute},3,0,0,1`,
      `${bodies[2]?.cardId},${base - 7 * minute},3,0,2000,1`,
    ]);
  });
});

describe('cards', () => {
  it('are suspended, buried until tomorrow, and flagged', async () => {
    const guest = await app.guest();
    const [one, two, three] = (await enrolIn(guest)).items.map((item) => item.card.id);
    const patch = (cardId = '', body: object) => guest.call('updateCard', { params: { cardId }, body });
    expect(await patch(one, { suspended: true })).toMatchObject({ suspended: true });
    expect((await patch(two, { buried: true })).buriedUntil).toBe('2026-11-23T04:00:00.000Z');
    expect(await patch(three, { flag: 2 })).toMatchObject({ flag: 2 });
    const asked = (await guest.call('getQueue')).items.map((item) => item.card.id);
    expect(asked).not.toContain(one);
    expect(asked).not.toContain(two);
    expect(await guest.refused('recordReview', { body: reviewBody(one ?? '', 'good', app.clock()) })).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('resume it'),
    });
    await patch(one, { suspended: false });
    await patch(two, { buried: false });
    expect((await guest.call('getQueue')).items.map((item) => item.card.id)).toEqual(
      expect.arrayContaining([one, two]),
    );
  });
  it('of questions not met yet are there to ask for', async () => {
    const guest = await app.guest();
    const [question] = (await guest.call('listDeckQuestions', { params: { deckId: 'kubernetes' } })).items;
    expect(await guest.call('getCard', { params: { cardId: question?.cardId ?? '' } })).toMatchObject({
      state: 'new',
      retrievability: null,
    });
    const { items } = await guest.call('getQueue', { query: { cardId: question?.cardId } });
    expect(items).toMatchObject([{ question: { id: question?.id }, card: { state: 'new' } }]);
  });
});
