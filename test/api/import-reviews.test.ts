import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client, ProblemBody } from '../support/client.ts';
import { day, minute } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { expectProblem } from '../support/problems.ts';

const header = 'card_id,review_time,review_rating,review_state,review_duration';

describe.each(engines)('a CSV of reviews, on %s,', (_name, open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
  });
  afterAll(() => app.close());

  const send = (client: Client, content: string, query: Record<string, string> = {}) =>
    client.call('importReviews', { query, upload: { type: 'text/csv', content } });
  const refused = (client: Client, content: string, query: Record<string, string> = {}) =>
    client.refused('importReviews', { query, upload: { type: 'text/csv', content } });
  const someQuestions = async (client: Client, deckId = 'containers') =>
    (await client.call('listDeckQuestions', { params: { deckId } })).items;
  const ago = (days: number) => app.clock().getTime() - days * day;
  const cardOf = (client: Client, cardId: string) => client.call('getCard', { params: { cardId } });

  it('becomes cards with their history, whether it names cards or questions', async () => {
    const guest = await app.guest();
    const [one, two] = await someQuestions(guest);
    const rows = [`${one?.cardId},${ago(9)},3,0,4000`, `${two?.id},${ago(8)},1,0,`, `${one?.id},${ago(6)},4,2,1000`];
    expect(await send(guest, [header, ...rows].join('\n'), { deckId: 'containers' })).toMatchObject({
      reviews: { added: 3, known: 0 },
      questions: 2,
      cards: { added: 2 },
      decks: [{ id: 'containers', title: expect.any(String) }],
    });
    expect(await cardOf(guest, one?.cardId ?? '')).toMatchObject({ reps: 2, state: 'review' });
    expect(await cardOf(guest, two?.cardId ?? '')).toMatchObject({ reps: 1, state: 'learning' });
    const { items } = await guest.call('listReviews');
    expect(items.map(({ source, rating, durationMs }) => [source, rating, durationMs])).toEqual([
      ['import', 'easy', 1000],
      ['import', 'again', null],
      ['import', 'good', 4000],
    ]);
  });

  it('puts its deck on Today, unless the learner has left it', async () => {
    const [guest, leaver] = [await app.guest(), await app.guest()];
    const [question] = await someQuestions(guest);
    const text = `${header}\n${question?.id},${ago(40)},3,0,1\n`;
    await enrolIn(leaver);
    await leaver.call('leaveDeck', { params: { deckId: 'containers' } });
    for (const client of [guest, leaver]) await send(client, text);
    const due = async (client: Client) =>
      (await client.call('getQueue', { query: { limit: 50 } })).items.map((item) => item.question.id);
    expect(await due(guest)).toContain(question?.id);
    expect(await due(leaver)).toEqual([]);
  });

  it('adds nothing when it is sent again, or rows twice', async () => {
    const guest = await app.guest();
    const [one] = await someQuestions(guest);
    const row = `${one?.cardId},${ago(9)},3,0,4000`;
    const text = [header, row, row, `${one?.cardId},${ago(3)},3,2,1`].join('\r\n');
    expect(await send(guest, text)).toMatchObject({ reviews: { added: 2, known: 1 }, cards: { added: 1 } });
    const before = await dump(app.db);
    expect(await send(guest, text)).toMatchObject({
      reviews: { added: 0, known: 3 },
      cards: { added: 0 },
      questions: 0,
      decks: [],
    });
    expect(await dump(app.db)).toEqual(before);
  });

  it('knows the reviews that were given here, undone ones too', async () => {
    const guest = await app.guest();
    const [item] = (await enrolIn(guest)).items;
    const review = reviewBody(item?.card.id ?? '', 'good', new Date(ago(2)), { durationMs: 5 });
    await guest.call('recordReview', { body: review });
    const text = await guest.call('exportReviews');
    expect(await send(guest, text)).toMatchObject({ reviews: { added: 0, known: 1 } });
    await guest.call('undoReview', { params: { reviewId: review.id } });
    expect(await send(guest, text)).toMatchObject({ reviews: { added: 0, known: 1 } });
    expect(await cardOf(guest, review.cardId)).toMatchObject({ state: 'new', reps: 0 });
  });

  it('from another account gives the same cards: practice, steps taken ahead, lapses and drills', async () => {
    const [from, to] = [await app.account(), await app.account()];
    const zone = { timeZone: 'America/Vancouver', rolloverHour: 3 };
    for (const client of [from, to]) await client.call('updateMe', { body: zone });
    const questions = (await someQuestions(from, 'kubernetes')).slice(0, 3);
    const give = (cardId: string, rating: 'again' | 'hard' | 'good', at: number, over = {}) =>
      from.call('recordReview', { body: reviewBody(cardId, rating, new Date(at), { durationMs: 1000, ...over }) });
    for (const [index, { cardId }] of questions.entries()) {
      await give(cardId, 'good', ago(30));
      await give(cardId, 'good', ago(30) + minute, { ahead: true });
      await give(cardId, index === 0 ? 'again' : 'hard', ago(20 - index));
      await give(cardId, 'again', ago(20 - index) + 2 * minute);
      await give(cardId, 'good', ago(4));
      await give(cardId, 'again', ago(4) + minute);
    }
    const attempt = await answerQuestion(from, { questionId: questions[0]?.id ?? '' }, 'all-missed');
    const drill = attempt.drills[0]?.cardId ?? '';
    await give(drill, 'good', app.clock().getTime());
    const text = await from.call('exportReviews');
    expect(text).toMatch(/,0\n/);
    await send(to, text);
    for (const cardId of [...questions.map((question) => question.cardId), drill]) {
      const { due: _, ...memory } = await cardOf(from, cardId);
      expect(await cardOf(to, cardId)).toMatchObject(memory);
    }
    const lines = (csv: string) => csv.split('\n').toSorted();
    expect(lines(await to.call('exportReviews'))).toEqual(lines(text));
  });

  it('is refused whole for one bad row, and each fault is named', async () => {
    const guest = await app.guest();
    const [one] = await someQuestions(guest);
    const good = `${one?.id},${ago(9)},3,0,4000`;
    const before = await dump(app.db);
    const problem = await refused(guest, [header, good, `${one?.id},${ago(8)},0,0,1`, 'x,5,3,0,1'].join('\n'));
    expectProblem(problem, 400, '2 faults');
    expect(problem.errors).toMatchObject([
      {
        pointer: '/body/3/review_rating',
        message: expect.stringMatching(/^line 3: review_rating is "0".*remove the row/),
      },
      { pointer: '/body/4/review_time' },
    ]);
    const unknown = await refused(guest, [header, good, `nothing,${ago(8)},1,0,1`].join('\n'));
    expect(unknown).toMatchObject({
      detail: expect.stringContaining('Line 3: card_id "nothing" is no card or question of your decks'),
      errors: [{ pointer: '/body/3/card_id' }],
    });
    const many = await refused(guest, [header, ...Array.from({ length: 70 }, () => `${one?.id},x,9,0,1`)].join('\n'));
    expect(many.errors).toHaveLength(50);
    expect(many.detail).toMatch(/140 faults.*90 more are not/);
    const elsewhere = await refused(guest, `${header}\n${good}`, { deckId: 'kubernetes' });
    expect(elsewhere.detail).toContain('of the deck "kubernetes": choose its deck');
    expectProblem(await refused(guest, `${header}\n${good}`, { deckId: 'nothing' }), 404);
    expect(await dump(app.db)).toEqual(before);
  });

  it('of another type, compressed, empty or too large is refused', async () => {
    const guest = await app.guest();
    const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) => {
      const response = await guest.raw('/api/v1/imports/reviews', { method: 'POST', body, headers });
      return (await response.json()) as ProblemBody;
    };
    const before = await dump(app.db);
    expectProblem(await post('{}', { 'content-type': 'application/json' }), 415, 'Content-Type: text/csv');
    expectProblem(await post('x', { 'content-type': 'text/csv', 'content-encoding': 'gzip' }), 415, 'as it is');
    expectProblem(await post('', { 'content-type': 'text/csv' }), 400, 'send a file');
    const large = new Uint8Array(33 * 2 ** 20);
    expectProblem(await post(large, { 'content-type': 'text/csv' }), 413, 'at most 32 MB');
    expect(await dump(app.db)).toEqual(before);
  });
});
