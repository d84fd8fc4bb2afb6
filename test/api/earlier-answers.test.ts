import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { minute } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { questionFile, writeLibrary } from '../support/deck-files.ts';
import { answerQuestion } from '../support/learner.ts';

const questionId = 'probes';

describe('earlier answers to a question', () => {
  let app: TestApp;
  let root: string;
  beforeAll(async () => {
    root = freshFolder();
    writeLibrary(root);
    app = await startApp({ decks: root });
  });
  afterAll(() => app.close());

  const list = (client: Client, query: { cursor?: string; limit?: number } = {}) =>
    client.call('listQuestionAttempts', { params: { questionId }, query });
  const answer = (client: Client, ...[verdicts, over]: [Parameters<typeof answerQuestion>[2]?, string?]) => {
    app.clock.advance(minute);
    return answerQuestion(client, { questionId }, verdicts, { answer: over ?? 'An answer.' });
  };

  it('are none before the first, and no point is told', async () => {
    const guest = await app.guest();
    await guest.call('requestHint', { params: { attemptId: crypto.randomUUID() }, body: { questionId } });
    expect(await list(guest)).toMatchObject({
      items: [],
      points: [],
      nextCursor: null,
      question: { prompt: 'What are probes for?', deckId: 'deck', deckTitle: 'Deck' },
    });
  });
  it('come newest first, with the verdicts in force, page by page, and nobody else’s', async () => {
    const [guest, other] = [await app.guest(), await app.guest()];
    const first = await answer(guest, 'all-missed', 'The first.');
    await answer(guest, { live: 'partial' }, 'The second.');
    const [drill] = first.drills;
    await answerQuestion(guest, { cardId: drill?.cardId ?? '' });
    await answer(guest, 'all-covered', 'The third.');
    await answer(other, 'all-covered', 'Another’s.');
    const page = await list(guest, { limit: 2 });
    expect(page.items.map((item) => [item.answer, item.score])).toEqual([
      ['The third.', 1],
      ['The second.', 0.8],
    ]);
    expect(page.items[1]?.points.map(({ pointId, verdict }) => `${pointId} ${verdict}`)).toEqual([
      'live partial',
      'ready covered',
      'start covered',
      'tune covered',
    ]);
    expect(page.points.map(({ id }) => id)).toEqual(['live', 'ready', 'start', 'tune']);
    const rest = await list(guest, { limit: 2, cursor: page.nextCursor ?? '' });
    expect(rest.items.map((item) => [item.answer, item.score])).toEqual([['The first.', 0]]);
    expect(rest.nextCursor).toBeNull();
    expect(
      await guest.refused('listQuestionAttempts', { params: { questionId }, query: { cursor: 'x' } }),
    ).toMatchObject({
      errors: [{ pointer: '/query/cursor' }],
    });
  });
  it('of an older revision keep its points, and none of a revision not answered is told', async () => {
    const guest = await app.guest();
    await answer(guest, 'all-covered');
    const text = questionFile(questionId, 'What are the three probes for?', 2);
    writeFileSync(join(root, 'skill/deck/probes.yaml'), text.replace('id: tune', 'id: new'));
    await loadDecks(app.db, readDecks(root, '2026-11-22'));
    expect((await list(guest)).points.map(({ id }) => id)).toEqual(['live', 'ready', 'start', 'tune']);
    await answer(guest, 'all-missed');
    const { items, points } = await list(guest);
    expect(points.map(({ id }) => id)).toEqual(['live', 'ready', 'start', 'new', 'tune']);
    expect(items.map(({ rev, points: judged }) => [rev, judged.length])).toEqual([
      [2, 4],
      [1, 4],
    ]);
  });
  it('of a question that is not there are refused', async () => {
    const params = { questionId: 'nothing' };
    expect(await (await app.guest()).refused('listQuestionAttempts', { params })).toMatchObject({ code: 'not-found' });
  });
});
