import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { engines } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { answerQuestion } from '../support/learner.ts';
import { packages } from '../support/sample-requests.ts';

const read = (name: string) => new Uint8Array(readFileSync(`${packages}/${name}`));
const send = (client: Client, content: Uint8Array<ArrayBuffer>) =>
  client.call('importAnki', { upload: { type: 'application/octet-stream', content } });

describe.each(engines)('a package of Anki, on %s,', (_name, open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
  });
  afterAll(() => app.close());

  const questionsOf = async (client: Client, title: string) => {
    const deck = (await client.call('listDecks')).items.find((each) => each.title === title);
    return (await client.call('listDeckQuestions', { params: { deckId: deck?.id ?? '' } })).items;
  };

  it.each(['legacy1.apkg', 'legacy2.apkg', 'latest.colpkg'])('%s becomes decks of one’s own', async (name) => {
    const guest = await app.guest();
    expect(await send(guest, read(name))).toMatchObject({
      questionsAdded: 9,
      reviews: { added: 12, known: 0 },
      questions: 4,
      cards: { added: 9 },
      decks: [{ title: 'Network' }, { title: 'Shell' }],
      remarks: [
        expect.stringMatching(/^1 card was left out/),
        expect.stringMatching(/^1 question came without its pictures/),
        expect.stringMatching(/begins anew/),
      ],
    });
    const decks = (await guest.call('listDecks', { query: { enrolled: true } })).items;
    expect(decks.map(({ title, own, questionCount }) => [title, own, questionCount])).toEqual([
      ['Network', true, 5],
      ['Shell', true, 4],
    ]);
    const [handshake, port, reversed] = await questionsOf(guest, 'Network');
    expect(handshake).toMatchObject({
      prompt: 'How does a TCP connection begin?',
      tags: ['TCP', 'transport', 'basics'],
    });
    const card = await guest.call('getCard', { params: { cardId: handshake?.cardId ?? '' } });
    expect(card).toMatchObject({
      state: 'review',
      reps: 6,
      lapses: 1,
      flag: 3,
      lastReview: '2026-10-05T14:13:20.000Z',
    });
    expect(port?.card).toMatchObject({ suspended: true, state: 'review' });
    const buried = await guest.call('getCard', { params: { cardId: reversed?.cardId ?? '' } });
    expect(buried).toMatchObject({ state: 'new', buriedUntil: '2026-11-23T04:00:00.000Z' });
    const asked = (await guest.call('getQueue', { query: { limit: 50 } })).items.map((item) => item.question.prompt);
    expect(asked).toEqual(expect.arrayContaining(['How does a TCP connection begin?', 'What is a socket?']));
  });

  it('is answered like any question, by its one point, which opens no drill', async () => {
    const guest = await app.guest();
    await send(guest, read('legacy1.apkg'));
    const [question] = await questionsOf(guest, 'Network');
    const attempt = await answerQuestion(guest, { questionId: question?.id ?? '' }, 'all-missed');
    expect(attempt).toMatchObject({
      points: [{ say: '- SYN\n- SYN-ACK\n- ACK\n\nSee `tcpdump`.', verdict: 'missed' }],
      model: '- SYN  \n- SYN-ACK  \n- ACK\n\nSee `tcpdump`.',
      suggestedRating: 'again',
      drills: [],
    });
  });

  it('adds nothing when it is sent again, in whichever format', async () => {
    const guest = await app.guest();
    await send(guest, read('legacy1.apkg'));
    const before = await dump(app.db);
    expect(await send(guest, read('latest.colpkg'))).toMatchObject({
      questionsAdded: 0,
      reviews: { added: 0, known: 12 },
      cards: { added: 0 },
    });
    expect(await dump(app.db)).toEqual(before);
  });
});
