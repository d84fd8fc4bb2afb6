import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { makeOwnDeck } from '../support/own-decks.ts';

const good =
  'docker stop sends SIGTERM and, after the grace period, SIGKILL. The shell form puts sh in front, and the shell does not forward signals.';

describe.each(engines)('suggestions of the offline grader, on %s,', (_name, open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
  });
  afterAll(() => app.close());

  const handIn = (client: Client, answer: string, over: Record<string, unknown> = {}) =>
    client.call('createAttempt', {
      body: {
        id: crypto.randomUUID(),
        questionId: 'pid1-and-signals',
        answer,
        inputMode: 'typed',
        startedAt: '2026-11-22T11:58:00.000Z',
        durationMs: 90_000,
        ...over,
      },
    });

  it('come with the attempt, quote it, and change neither score nor rating', async () => {
    const guest = await app.guest();
    const attempt = await handIn(guest, good, { inputMode: 'spoken' });
    expect(attempt).toMatchObject({ suggestionNote: null, score: null, suggestedRating: null });
    expect(attempt.suggestions.map(({ pointId }) => pointId)).toEqual(attempt.points.map(({ id }) => id));
    expect(attempt.points.every(({ verdict, history }) => verdict === 'unjudged' && history.length === 0)).toBe(true);
    const quotes = attempt.suggestions
      .filter(({ verdict }) => verdict === 'covered')
      .map(({ pointId, quotes: [quote] }) => [pointId, good.slice(quote?.start, quote?.end)]);
    expect(Object.fromEntries(quotes)).toMatchObject({
      stop: expect.stringContaining('SIGKILL'),
      shell: expect.stringContaining('does not forward signals'),
    });
    const again = await guest.call('getAttempt', { params: { attemptId: attempt.id } });
    expect(again.suggestions).toEqual(attempt.suggestions);
  });

  it.each([
    ['PID 1', 'too-short'],
    ['um, well, you know, like', 'fillers-only'],
    ['Das Signal kommt nicht bei der Anwendung an, weil die Shell davor ist und nichts weitergibt.', 'other-language'],
  ])('are left out with a note why, for %j', async (answer, suggestionNote) => {
    expect(await handIn(await app.guest(), answer)).toMatchObject({ suggestions: [], suggestionNote });
  });

  it('of a very long answer say that a part was read', async () => {
    const attempt = await handIn(await app.guest(), `${good} `.repeat(700).slice(0, 100_000));
    expect(attempt).toMatchObject({ suggestionNote: 'cut' });
    expect(attempt.suggestions.length).toBe(attempt.points.length);
  });

  it('are none for an answer in one’s head', async () => {
    const attempt = await handIn(await app.guest(), '', { inputMode: 'recalled' });
    expect(attempt).toMatchObject({ suggestions: [], suggestionNote: null });
  });

  it('come for an attempt that began with a hint', async () => {
    const guest = await app.guest();
    const id = crypto.randomUUID();
    await guest.call('requestHint', { params: { attemptId: id }, body: { questionId: 'pid1-and-signals' } });
    const attempt = await handIn(guest, good, { id });
    expect(attempt.suggestions.length).toBe(attempt.points.length);
  });

  it('of a drill are for its point alone', async () => {
    const guest = await app.guest();
    await enrolIn(guest);
    const missed = await answerQuestion(guest, { questionId: 'pid1-and-signals' }, 'all-missed');
    await guest.call('recordReview', { body: reviewBody(missed.cardId, 'again', app.clock()) });
    const [drill] = missed.drills;
    app.clock.advance(day);
    const attempt = await handIn(guest, good, { questionId: undefined, cardId: drill?.cardId });
    expect(attempt.suggestions.map(({ pointId }) => pointId)).toEqual([drill?.pointId]);
  });

  it('of an imported card go by its answer', async () => {
    const learner = await app.account();
    const { id } = await learner.call('getMe');
    const questionId = await makeOwnDeck(app.db, id, `own:${crypto.randomUUID()}`);
    const attempt = await handIn(learner, 'I suppose it is some yellow bird.', { questionId });
    expect(attempt.suggestions).toMatchObject([{ verdict: 'partial', quotes: [{ start: 28, end: 32 }] }]);
  });
});
