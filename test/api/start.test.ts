import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type Client } from '../support/client.ts';
import { cuttableProxy } from '../support/cuttable-proxy.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { freshPostgresUrl } from '../support/postgres.ts';
import { requestText, sendBytes } from '../support/raw-http.ts';
import { failToStart, killServers, startServer, type ServerProcess } from '../support/server-process.ts';

afterAll(killServers);

const secret = 'a secret of more than thirty-two characters';
const missingServer = 'postgres://ada:hidden-password@127.0.0.1:1/rehearse';

const signIn = async (url: string): Promise<Client> => {
  const { body } = await createClient(url).auth('/sign-in/anonymous', {});
  return createClient(url, (body as { token: string }).token);
};

describe.concurrent('a start that cannot succeed names the cause and the remedy', () => {
  const busy = createServer();
  beforeAll(() => new Promise<void>((resolve) => void busy.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void busy.close());
  const holders: BetterSqlite3.Database[] = [];
  afterAll(() => void holders.map((holder) => holder.close()));

  /** A data folder with something in the place of the database file. */
  const withDatabase = (make: (path: string) => void) => {
    const folder = freshFolder();
    make(join(folder, 'rehearse.db'));
    return { DATA_DIR: folder };
  };
  const cases: [fault: string, env: () => Record<string, string>, words: (RegExp | string)[]][] = [
    [
      'wrong settings, all of them',
      () => ({
        PORT: 'eighty',
        PUBLIC_URL: 'ftp://rehearse.example.org',
        DATABASE_URL: 'mysql://localhost/rehearse',
        AUTH_SECRET: 'short',
        LOG_LEVEL: 'loud',
        TRUST_PROXY: '99',
        REQUESTS_PER_MINUTE: '0',
        SIGN_INS_PER_MINUTE: 'many',
      }),
      [
        /^PORT: must be /m,
        /^PUBLIC_URL: /m,
        /^DATABASE_URL: must look like postgres:\/\//m,
        /^AUTH_SECRET: must have at least 32 characters; make one with: openssl/m,
        /^LOG_LEVEL: must be one of fatal, /m,
        /^TRUST_PROXY: .*use at most 10/m,
        /^REQUESTS_PER_MINUTE: .*use at least 1/m,
        /^SIGN_INS_PER_MINUTE: must be /m,
      ],
    ],
    [
      'a PostgreSQL server that is not there',
      () => ({ DATABASE_URL: missingServer, AUTH_SECRET: secret }),
      ['127.0.0.1:1/rehearse', 'no server listens there; start it, or correct DATABASE_URL'],
    ],
    [
      'PostgreSQL without a secret',
      () => ({ DATABASE_URL: missingServer }),
      [/^AUTH_SECRET: is required with DATABASE_URL.*openssl rand/m],
    ],
    [
      'a data folder that is a file',
      () => {
        const path = join(freshFolder(), 'file');
        writeFileSync(path, '');
        return { DATA_DIR: path };
      },
      [/^DATA_DIR: .*file cannot be written .*; give this user write permission or set another folder$/m],
    ],
    [
      'a database file that is a folder',
      () => withDatabase((path) => mkdirSync(path)),
      ['rehearse.db is not usable: it cannot be opened; check that', 'set DATA_DIR to another folder'],
    ],
    [
      'a database file that is something else',
      () => withDatabase((path) => writeFileSync(path, 'not a database '.repeat(100))),
      ['rehearse.db is not usable: it is not a database; move it away or restore a backup'],
    ],
    [
      'a database file that another program holds',
      () =>
        withDatabase((path) =>
          holders.push(new BetterSqlite3(path).exec('create table held (id int); begin exclusive')),
        ),
      ['rehearse.db is not usable: another process holds it; stop that process'],
    ],
    [
      'a secret that was cut short',
      () => {
        const folder = freshFolder();
        writeFileSync(join(folder, 'auth-secret'), '');
        return { DATA_DIR: folder };
      },
      ['auth-secret is cut short; remove the file'],
    ],
    [
      'a port that is taken',
      () => ({ PORT: `${(busy.address() as AddressInfo).port}`, DATA_DIR: freshFolder() }),
      ['PORT: another program listens there; set PORT to a free one'],
    ],
    [
      'an address that is another machine’s',
      () => ({ HOST: '192.0.2.1', DATA_DIR: freshFolder() }),
      ['HOST: this machine has no such address; use 127.0.0.1 or 0.0.0.0'],
    ],
  ];

  it.each(cases)('%s', async (_fault, env, words) => {
    const { code, output } = await failToStart({ DATA_DIR: freshFolder(), ...env() });
    for (const word of words) expect(output).toMatch(word);
    expect(output).toMatch(/^Rehearse cannot start\.$/m);
    expect(output).not.toMatch(/^\s+at |node:internal|hidden-password/m);
    expect(code).toBe(1);
  });
});

describe('a server that runs on SQLite', () => {
  let server: ServerProcess;
  const folder = freshFolder();
  const decks = freshFolder();
  beforeAll(async () => {
    writeLibrary(decks);
    writeFileSync(join(decks, 'skill/deck/broken.yaml'), 'id: broken\nrev: 1\nkind: nonsense\n');
    server = await startServer({ DATA_DIR: folder, DECKS_DIR: decks });
  });

  it('made a secret that its user alone may read', () => {
    expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'auth-secret'), 'utf8').trim().length).toBeGreaterThanOrEqual(32);
  });

  it('serves the good deck files and names file, line and remedy of a broken one', async () => {
    const { items } = await createClient(server.url).call('listDeckQuestions', { params: { deckId: 'deck' } });
    expect(items.map((question) => question.id).toSorted()).toEqual(['probes', 'restarts']);
    const faults = linesOf(server).filter((line) => line.deck?.startsWith('skill/deck/broken.yaml:'));
    expect(faults).toContainEqual(
      expect.objectContaining({
        level: 50,
        deck: 'skill/deck/broken.yaml:3',
        msg: expect.stringMatching(/kind.*one of/),
      }),
    );
  });

  it('answers 503 while another program holds the database, writes nothing, and goes on afterwards', async () => {
    const learner = await signIn(server.url);
    const [item] = (await enrolIn(learner, 'deck')).items;
    const body = reviewBody(item?.card.id ?? '', 'good', new Date());
    const holder = new BetterSqlite3(join(folder, 'rehearse.db'));
    holder.exec('begin exclusive');
    try {
      const guest = await createClient(server.url).auth('/sign-in/anonymous', {});
      expect(guest).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      const [one, two, reading] = await Promise.all([
        learner.refused('recordReview', { body }),
        learner.refused('updateMe', { body: { newPerDay: 1 } }),
        learner.answer('getQueue'),
      ]);
      for (const problem of [one, two])
        expect(problem).toMatchObject({
          status: 503,
          code: 'unavailable',
          detail: expect.stringContaining('try again'),
        });
      expect(reading.status).toBe(200);
    } finally {
      holder.exec('rollback');
      holder.close();
    }
    expect(await learner.call('listReviews')).toMatchObject({ items: [] });
    expect(await learner.call('getMe')).toMatchObject({ newPerDay: 5 });
    expect((await learner.answer('recordReview', { body })).status).toBe(201);
  });

  it('logs every request, and nothing that its learner wrote or is known by', async () => {
    const { url } = server;
    const email = 'canary-address@example.org';
    const password = 'canary-password';
    const guest = await signIn(url);
    await enrolIn(guest, 'deck');
    const signedUp = await guest.auth('/sign-up/email', { name: 'Canary Name', email, password });
    const { token } = signedUp.body as { token: string };
    const learner = createClient(url, token);
    const attempt = await answerQuestion(learner, { questionId: 'probes' }, 'all-missed', { answer: 'canary-answer' });
    const verdicts = [{ pointId: attempt.points[0]?.id, verdict: 'wrong', reason: 'canary-reason' }];
    await learner.call('recordVerdicts', { params: { attemptId: attempt.id }, body: { verdicts } });
    await learner.call('recordReview', { body: reviewBody(attempt.cardId, 'again', new Date()) });
    await learner.call('reportQuestion', { params: { questionId: 'probes' }, body: { text: 'canary-report' } });
    await learner.call('listCareers', { query: { search: 'canary-search' } });
    await learner.refused('createAttempt', { body: { answer: 'canary-refused' } });
    for (const wrong of ['canary-guess', password]) await learner.auth('/sign-in/email', { email, password: wrong });
    await createClient(url).auth('/sign-up/email', { name: 'Canary Name', email, password });
    await learner.raw('/api/v1/me', { headers: { cookie: `rehearse.session_token=${token}` } });
    await learner.auth('/sign-out', {});
    const logged = () => linesOf(server).map(({ path }) => path);
    await expect
      .poll(logged)
      .toEqual(expect.arrayContaining(['/api/v1/reviews', '/api/v1/careers', '/api/auth/sign-out']));
    expect(server.output()).not.toMatch(/canary|Canary/);
    expect(server.output()).not.toContain(token);
    expect(server.output()).not.toContain(guest.token);
  });

  it('stops on SIGTERM: no new work, requests in flight are answered, stalled ones cut, exit 0 within 5 s', async () => {
    const learner = await signIn(server.url);
    const { hostname, port } = new URL(server.url);
    const body = JSON.stringify({ newPerDay: 7 });
    const head = `PATCH /api/v1/me HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${learner.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const begin = async () => {
      const socket = connect(Number(port), hostname)
        .setEncoding('utf8')
        .on('error', () => {});
      let answer = '';
      socket.on('data', (text) => (answer += text));
      await new Promise<void>((resolve) => void socket.write(head + body.slice(0, 5), () => resolve()));
      return { socket, answer: () => answer };
    };
    const [inFlight, stalled] = [await begin(), await begin()];
    await sendBytes(server.url, Buffer.from(requestText('GET', '/readyz', {}))); // accepted after both
    const asked = Date.now();
    server.kill('SIGTERM');
    while (
      await createClient(server.url)
        .raw('/readyz')
        .then(
          ({ ok }) => ok,
          () => false,
        )
    );
    inFlight.socket.write(body.slice(5));
    expect(await server.exited).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5000);
    expect(inFlight.answer()).toMatch(/^HTTP\/1\.1 200 [^]*"newPerDay":7/);
    expect(stalled.answer()).toBe('');
    expect(linesOf(server).map((line) => line.msg)).toContain('stopping');
  });
});

describe('a server that runs on PostgreSQL', () => {
  it('answers 503 while PostgreSQL is gone, and goes on when it is back', async () => {
    const proxy = await cuttableProxy(await freshPostgresUrl());
    const env = { DATABASE_URL: proxy.url, AUTH_SECRET: secret, DATA_DIR: freshFolder() };
    const server = await startServer(env);
    const learner = await signIn(server.url);
    const change = async (newPerDay: number) => {
      const init = { method: 'PATCH', headers: { 'content-type': 'application/json' } };
      return (await learner.raw('/api/v1/me', { ...init, body: JSON.stringify({ newPerDay }) })).status;
    };
    expect(await change(1)).toBe(200);
    const working = Array.from({ length: 20 }, (_, index) => change(index));
    proxy.cut();
    const outcomes = await Promise.all([...working, change(99)]);
    expect(outcomes.at(-1)).toBe(503);
    expect(outcomes.every((status) => [200, 409, 503].includes(status))).toBe(true);
    expect((await learner.raw('/readyz')).status).toBe(503);
    expect((await learner.raw('/healthz')).status).toBe(200);
    proxy.mend();
    for (let round = 0; round < 20; round += 1) expect(await change(round)).toBe(200);
    expect(await learner.call('getMe')).toMatchObject({ newPerDay: 19 });
    server.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    await proxy.close();
  });
});

interface LogLine {
  level?: number;
  msg?: string;
  deck?: string;
  path?: string;
}

/** The log of a server, line by line. */
const linesOf = ({ output }: ServerProcess): LogLine[] =>
  output()
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as LogLine] : []));
