import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emit } from '../../api/webhooks/emit.ts';
import type { WebhookEvent } from '../../api/webhooks/event.ts';
import { isPrivateAddress } from '../../api/webhooks/private-address.ts';
import { createSendWebhook } from '../../api/webhooks/send-webhook.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, hour, minute } from '../support/clock.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines } from '../support/databases.ts';

/** A receiver on 127.0.0.1 that keeps what it is sent. */
interface Receiver {
  url: string;
  taken: { headers: Record<string, string>; body: string; at: Date }[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  server: Server;
}

async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      receiver.taken.push({ headers, body, at: new Date() });
      receiver.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const receiver: Receiver = { url, taken: [], server, answer: (_request, response) => response.writeHead(204).end() };
  return receiver;
}

describe.each(engines)('webhooks on %s', (_name, open) => {
  let app: TestApp;
  let receiver: Receiver;
  let coach: Client;
  let learner: Client;
  let cohortId: string;
  const events: WebhookEvent[] = ['member.joined', 'submission.handed-in'];
  beforeAll(async () => {
    receiver = await startReceiver();
    const sendWebhook = createSendWebhook({ allowPrivate: true, timeLimit: 500 });
    app = await startApp({ db: await open(), env: { WEBHOOK_PRIVATE_ADDRESSES: 'allow' }, sendWebhook });
    [coach, learner] = [await app.account(), await app.account()];
  });
  beforeEach(async () => {
    Object.assign(receiver, {
      taken: [],
      answer: (_: unknown, response: ServerResponse) => response.writeHead(204).end(),
    });
    const [coaches, learners] = [[(await coach.call('getMe')).id], [(await learner.call('getMe')).id]];
    cohortId = await makeCohort(app.db, { coaches, learners, now: app.clock() });
  });
  afterAll(async () => {
    receiver.server.closeAllConnections();
    receiver.server.close();
    await app.close();
  });

  const make = () => coach.call('createWebhook', { params: { cohortId }, body: { url: receiver.url, events } });
  const list = async () => (await coach.call('listWebhooks', { params: { cohortId } })).items;
  const happens = (event: WebhookEvent, data: object = {}) =>
    app.db.transaction((tx) => emit(tx, cohortId, event, data, app.clock()));
  const after = async (ms: number) => {
    app.clock.advance(ms);
    await app.jobs.runDue();
    return receiver.taken.length;
  };

  it('send what happened, once, to those that ask for it, signed so that a library of others verifies it', async () => {
    app.clock.set(new Date()); // the library refuses what is not of these minutes
    const { secret } = await make();
    await happens('member.joined', { userId: 'u' });
    await happens('submission.reviewed');
    expect(await after(0)).toBe(1);
    expect(await after(hour)).toBe(1);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.taken;
    const said = { type: 'member.joined', data: { cohortId, userId: 'u' } };
    expect(new Webhook(secret).verify(body, headers)).toMatchObject(said);
    expect(() => new Webhook(secret).verify(body.replace('u', 'v'), headers)).toThrow('No matching signature');
    expect(await list()).toMatchObject([{ lastStatus: 'Delivered: it answered 204.', disabledAt: null }]);
    expect(JSON.stringify(await list())).not.toContain(secret);
  });
  it('are tried again, later and later, under the same id, and switched off after a day with the reason', async () => {
    await make();
    receiver.answer = (_request, response) => response.writeHead(500).end();
    await happens('member.joined');
    expect(await after(0)).toBe(1);
    expect(await after(29_000)).toBe(1);
    expect(await after(1000)).toBe(2);
    expect(await after(minute)).toBe(2);
    expect(await after(minute)).toBe(3);
    expect(await list()).toMatchObject([{ lastStatus: 'It answered 500. It is tried again.', disabledAt: null }]);
    for (let passed = 0; passed < 30; passed += 1) await after(hour);
    expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(receiver.taken.length).toBeLessThan(20);
    const [off] = await list();
    expect(off).toMatchObject({
      lastStatus: 'Switched off: nothing was delivered for a day. It answered 500.',
      disabledAt: expect.any(String),
    });
    const before = receiver.taken.length;
    await happens('member.joined');
    expect(await after(day)).toBe(before);
    receiver.answer = (_request, response) => response.writeHead(204).end();
    await coach.call('updateWebhook', { params: { cohortId, webhookId: off?.id ?? '' }, body: { enabled: true } });
    await happens('member.joined');
    expect(await after(0)).toBe(before + 1);
  });
  it('stay on while others are taken: one that fails for a day is given up, and off only where nothing was taken since', async () => {
    await make();
    receiver.answer = (_request, response) =>
      response.writeHead(receiver.taken.at(-1)?.body.includes('bad') ? 500 : 204).end();
    await happens('member.joined', { userId: 'bad' });
    await after(hour);
    await happens('member.joined', { userId: 'good' });
    for (let passed = 0; passed < 24; passed += 1) await after(hour);
    const tries = receiver.taken.length;
    expect(await list()).toMatchObject([
      { lastStatus: 'It answered 500. Given up: it failed for a day.', disabledAt: null },
    ]);
    expect(await after(day)).toBe(tries);
    await happens('member.joined', { userId: 'good' });
    expect(await after(0)).toBe(tries + 1);
    expect(await list()).toMatchObject([{ lastStatus: 'Delivered: it answered 204.', disabledAt: null }]);
    app.clock.advance(minute);
    await happens('member.joined', { userId: 'bad' });
    for (let passed = 0; passed < 25; passed += 1) await after(hour);
    expect(await list()).toMatchObject([
      {
        lastStatus: 'Switched off: nothing was delivered for a day. It answered 500.',
        disabledAt: expect.any(String),
      },
    ]);
  });
  it('that are gone, redirect, talk without end or say nothing are told so, and not followed', async () => {
    const { id: webhookId } = await make();
    const test = () => coach.call('testWebhook', { params: { cohortId, webhookId } });
    expect(await test()).toEqual({ delivered: true, status: 'Delivered: it answered 204.' });
    receiver.answer = (_request, response) => response.writeHead(302, { location: receiver.url }).end();
    expect(await test()).toMatchObject({ delivered: false, status: expect.stringContaining('not followed') });
    expect(receiver.taken).toHaveLength(2);
    receiver.answer = (_request, response) => {
      response.writeHead(200);
      const more = () => response.destroyed || response.write('x'.repeat(1000), () => setImmediate(more));
      more();
    };
    expect(await test()).toMatchObject({ delivered: true });
    receiver.answer = () => {};
    expect(await test()).toEqual({ delivered: false, status: 'It did not answer in time.' });
    receiver.answer = (_request, response) => response.writeHead(410).end();
    await happens('member.joined');
    await after(0);
    expect((await list())[0]?.lastStatus).toBe('Switched off: it says that it is gone. It answered 410.');
  });
  it('are a coach’s to see and change, and nobody else’s', async () => {
    const { id: webhookId } = await make();
    const params = { cohortId, webhookId };
    const stranger = await app.account();
    for (const [operation, body] of [
      ['listWebhooks', undefined],
      ['createWebhook', { url: receiver.url, events }],
      ['updateWebhook', { enabled: false }],
      ['deleteWebhook', undefined],
      ['testWebhook', undefined],
    ] as const) {
      expect(await learner.refused(operation, { params, body })).toMatchObject({ status: 403 });
      expect(await stranger.refused(operation, { params, body })).toMatchObject({ status: 404 });
    }
    await coach.call('updateWebhook', { params, body: { enabled: false, events: ['assignment.assigned'] } });
    expect(await list()).toMatchObject([{ events: ['assignment.assigned'], disabledAt: expect.any(String) }]);
    await coach.call('deleteWebhook', { params });
    expect(await list()).toEqual([]);
    expect(await coach.refused('testWebhook', { params })).toMatchObject({ status: 404 });
  });
  it('are only read and removed once their cohort is archived', async () => {
    const made = await make();
    const params = { cohortId, webhookId: made.id };
    await coach.call('updateCohort', { params: { cohortId }, body: { archived: true } });
    for (const [operation, body] of [
      ['createWebhook', { url: receiver.url, events }],
      ['updateWebhook', { enabled: false }],
      ['updateWebhook', { url: 'https://example.org/' }],
      ['testWebhook', undefined],
    ] as const)
      expect(await coach.refused(operation, { params, body }), operation).toMatchObject({
        status: 409,
        detail: expect.stringContaining('is archived'),
      });
    expect(receiver.taken).toEqual([]);
    expect(await list()).toMatchObject([{ id: made.id, url: receiver.url, disabledAt: null, lastAt: null }]);
    await coach.call('deleteWebhook', { params });
    expect(await list()).toEqual([]);
  });
});

describe('a webhook’s address', () => {
  let app: TestApp | undefined;
  afterEach(() => app?.close());

  it('is public and https, without a password', async () => {
    app = await startApp();
    const coach = await app.account();
    const cohortId = await makeCohort(app.db, {
      coaches: [(await coach.call('getMe')).id],
      learners: [],
      now: app.clock(),
    });
    const urls = [
      'http://example.org/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://10.1.2.3/',
      'https://169.254.169.254/latest',
      'https://[::ffff:10.0.0.1]/',
      'https://[fd00::1]/',
      'https://user:password@example.org/',
      'ftp://example.org/',
      'example.org',
      'javascript:alert(1)',
    ];
    for (const url of urls) {
      const body = { url, events: ['member.joined'] };
      const refused = await coach.refused('createWebhook', { params: { cohortId }, body });
      expect(refused, url).toMatchObject({ status: 400, errors: [{ pointer: '/body/url' }] });
    }
  });
  it('is checked as it is looked up, each time, and the connection goes to what was checked', async () => {
    const receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    const answers = ['127.0.0.1', '10.0.0.1', '100.64.0.1', '::1', 'fd12::1', 'fe80::1', '::ffff:127.0.0.1'];
    for (const address of answers) {
      const family = address.includes(':') ? 6 : 4;
      const both = [
        { address: '93.184.216.34', family: 4 },
        { address, family },
      ];
      const send = createSendWebhook({ allowPrivate: false, resolve: (_host, done) => done(null, both) });
      const sent = send({ url: `https://rebind.example:${port}/`, headers: {}, body: '{}' });
      await expect(sent, address).rejects.toThrow('this one is private');
    }
    // What the check is given is where it goes: a name that leads nowhere else arrives here.
    const to = createSendWebhook({
      allowPrivate: true,
      resolve: (_host, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    expect(await to({ url: `http://anywhere.example:${port}/`, headers: {}, body: '{}' })).toBe(204);
    expect(receiver.taken).toHaveLength(1);
    receiver.server.close();
    receiver.server.closeAllConnections();
  });
  it.each([
    ['127.1.2.3', true],
    ['172.31.255.255', true],
    ['172.32.0.1', false],
    ['100.127.255.255', true],
    ['100.128.0.0', false],
    ['192.168.0.1', true],
    ['0.0.0.0', true],
    ['255.255.255.255', true],
    ['8.8.8.8', false],
    ['::', true],
    ['::ffff:8.8.8.8', true],
    ['fe80::1%eth0', true],
    ['64:ff9b::a00:1', true],
    ['2002:a00:1::', true],
    ['2606:4700::1', false],
    ['2a00:1450:4001::8a', false],
    ['nonsense', true],
  ])('%s is private: %s', (address, isPrivate) => {
    expect(isPrivateAddress(address)).toBe(isPrivate);
  });
});
