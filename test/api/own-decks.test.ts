import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireGuests } from '../../api/accounts/expire-guests.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { pathOf, requestOf, type Client, type Parts } from '../support/client.ts';
import { day, testClock } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { makeOwnDeck } from '../support/own-decks.ts';
import { makeWork, sampleRequests, type Ids } from '../support/sample-requests.ts';

describe.each(engines)('a deck of one’s own, on %s,', (_name, open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
    await app.account(); // the admin
  });
  afterAll(() => app.close());

  const ownDeckOf = async (client: Client) => {
    const deckId = `own:${crypto.randomUUID()}`;
    const questionId = await makeOwnDeck(app.db, (await client.call('getMe')).id, deckId);
    await enrolIn(client, deckId);
    const [question] = (await client.call('listDeckQuestions', { params: { deckId } })).items;
    return { deckId, questionId, cardId: question?.cardId ?? '' };
  };
  /** Every row but those of sessions. */
  const rows = async () => {
    const { session: _, ...rest } = await dump(app.db);
    return rest;
  };

  it('is studied by its owner like any other, and found by a search', async () => {
    const owner = await app.account();
    const { deckId, questionId, cardId } = await ownDeckOf(owner);
    expect(await owner.call('getDeck', { params: { deckId } })).toMatchObject({
      own: true,
      questionCount: 1,
      enrolled: true,
    });
    expect((await owner.call('getQueue')).items.map((item) => item.question.id)).toEqual([questionId]);
    await answerQuestion(owner, { questionId });
    await owner.call('recordReview', { body: reviewBody(cardId, 'good', app.clock()) });
    expect(await owner.call('getCard', { params: { cardId } })).toMatchObject({ reps: 1, questionId });
    const { items } = await owner.call('searchLibrary', { query: { search: 'canary-own' } });
    expect(items).toMatchObject([{ kind: 'question', id: questionId, deckId }]);
  });

  const all = Object.keys(routes) as OperationId[];
  /** What a request may name of the deck: by which of our ids. */
  const names = ['deckId', 'questionId', 'cardId', 'ownDeckId'] as const;
  // The cast: an id for every name.
  const anyIds = new Proxy({}, { get: (_, name) => `the ${String(name)}` }) as Ids;
  const asksFor = (id: OperationId, name: (typeof names)[number]) =>
    JSON.stringify(sampleRequests[id](anyIds, testClock())).includes(anyIds[name]);
  const asking = all.filter((id) => names.some((name) => asksFor(id, name)));

  it('is named by requests', () => expect(asking.length).toBeGreaterThan(15));
  describe('of which others have no more than their own work', () => {
    let owner: Client;
    let own: Awaited<ReturnType<typeof ownDeckOf>>;
    let other: Client;
    let ids: Ids;
    // Once for all of them: what is refused changes nothing.
    beforeAll(async () => {
      [owner, other] = [await app.account(), await app.account()];
      own = await ownDeckOf(owner);
      await answerQuestion(owner, { questionId: own.questionId });
      ids = await makeWork(app, other, 'containers');
    });
    const ask = async (id: OperationId, client: Client, given: Ids) => {
      const parts: Parts = sampleRequests[id](given, app.clock);
      const response = await client.raw(pathOf(id, parts), requestOf(id, parts));
      return [response.status, masked(await response.text(), given)];
    };
    const written = () => dump(app.db, ['decks', 'questions', 'points', 'cards']);

    it.each(asking)('is as good as missing in %s', async (id) => {
      const before = await written();
      for (const name of names.filter((each) => asksFor(id, each))) {
        const value = name === 'ownDeckId' ? own.deckId : own[name];
        const nothing = name === 'cardId' ? crypto.randomUUID() : `own:${crypto.randomUUID()}`;
        for (const client of [other, app.stranger])
          expect(await ask(id, client, { ...ids, [name]: value }), name).toEqual(
            await ask(id, client, { ...ids, [name]: nothing }),
          );
      }
      const { cards, ...kept } = await written();
      const { cards: _, ...asBefore } = before;
      expect(kept).toEqual(asBefore);
      const ownerId = (await owner.call('getMe')).id;
      const theirs = (cardRows: string[] = []) => cardRows.filter((row) => row.includes(ownerId));
      expect(theirs(cards)).toEqual(theirs(before.cards));
    });
    it('is in no list, search or download of others', async () => {
      const reads = all.filter((id) => routes[id].method === 'get');
      for (const client of [other, app.stranger])
        for (const id of reads) {
          const over = id === 'searchLibrary' || id === 'listCareers' ? { query: { search: 'canary' } } : {};
          const parts = { ...sampleRequests[id](ids, app.clock), ...over };
          const text = await (await client.raw(pathOf(id, parts), requestOf(id, parts))).text();
          expect(text.match(/canar\w+-own/i), id).toBeNull();
        }
    });
    it('is deleted with everything in it, and nothing else', async () => {
      const before = await rows();
      const { deckId, questionId, cardId } = await ownDeckOf(other);
      const attempt = await answerQuestion(other, { questionId }, 'all-missed');
      await other.call('recordReview', { body: reviewBody(cardId, 'good', app.clock(), { attemptId: attempt.id }) });
      await other.call('deleteDeck', { params: { deckId } });
      const { skills: _, ...after } = await rows();
      const { skills: __, ...expected } = before;
      expect(after).toEqual(expected);
      expect(await other.refused('deleteDeck', { params: { deckId } })).toMatchObject({ status: 404 });
      expect(await other.refused('deleteDeck', { params: { deckId: 'containers' } })).toMatchObject({
        status: 409,
        detail: expect.stringContaining('stop studying it'),
      });
    });
  });

  it('stays when deck files are loaded again', async () => {
    const owner = await app.account();
    const { deckId, questionId } = await ownDeckOf(owner);
    const load = await loadDecks(app.db, readDecks('decks', '2026-11-22'));
    expect([load.retired, load.changed]).toEqual([[], []]);
    const { items } = await owner.call('listDeckQuestions', { params: { deckId } });
    expect(items.map((question) => question.id)).toEqual([questionId]);
  });

  it('cannot be reported: nobody else could mend it', async () => {
    const owner = await app.account();
    const { questionId } = await ownDeckOf(owner);
    const parts = { params: { questionId }, body: { text: 'The port is wrong.' } };
    expect(await owner.refused('reportQuestion', parts)).toMatchObject({ status: 409 });
  });

  it('of a guest goes with them into their account', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    const account = await app.account(email);
    const guest = await app.guest();
    const { deckId, questionId, cardId } = await ownDeckOf(guest);
    await answerQuestion(guest, { questionId });
    await guest.call('recordReview', { body: reviewBody(cardId, 'good', app.clock()) });
    const { status } = await guest.auth('/sign-in/email', { email, password: 'correct horse' });
    expect(status).toBe(200);
    expect(await account.call('getDeck', { params: { deckId } })).toMatchObject({ own: true, enrolled: true });
    expect(await account.call('getCard', { params: { cardId } })).toMatchObject({ reps: 1 });
  });

  it('of a guest who never came back is removed with them', async () => {
    const before = await rows();
    const guest = await app.guest();
    const { questionId, cardId } = await ownDeckOf(guest);
    await answerQuestion(guest, { questionId });
    await guest.call('recordReview', { body: reviewBody(cardId, 'good', app.clock()) });
    const later = new Date(app.clock().getTime() + 4000 * day);
    await app.db.transaction(function* (tx) {
      const { session } = tx.tables;
      yield tx.delete(session).returning({ id: session.id }) as never;
    });
    expect(await expireGuests(app.db, later)).toBeGreaterThan(0);
    const { decks, questions, points, cards } = await rows();
    const guestId = questionId.slice(0, 10);
    for (const table of [decks, questions, points, cards])
      expect((table ?? []).filter((row) => row.includes(guestId) || row.includes(cardId))).toEqual([]);
    expect(before.decks).toBeDefined();
  });
});

/** An answer with ids and instants hidden. */
const masked = (text: string, ids: Ids) =>
  [ids.deckId, ids.questionId, ids.cardId, ids.ownDeckId]
    .reduce((hidden, id) => hidden.replaceAll(id, 'id').replaceAll(encodeURIComponent(id), 'id'), text)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replaceAll(/\d{13}/g, 'ms');
