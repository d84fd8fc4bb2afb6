import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../api/http/route.ts';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';
import { quickAccount } from '../support/accounts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { checked, createClient, pathOf, requestOf, type Client, type Parts } from '../support/client.ts';
import { bodyOf, fieldsOf, operationOf, readContract, withField, type Contract } from '../support/contract-schema.ts';
import { dump } from '../support/dump.ts';
import { masked } from '../support/masked.ts';
import { makeOwnDeck } from '../support/own-decks.ts';
import { makeWork, sampleRequests, type Ids } from '../support/sample-requests.ts';

const all = Object.keys(routes) as OperationId[];
const changing = all.filter((id) => routes[id].method !== 'get');
const roles = ['stranger', 'guest', 'learner', 'other', 'admin'] as const;
const json = { 'content-type': 'application/json' };

let app: TestApp;
let contract: Contract;
let people: Record<(typeof roles)[number], { client: Client; ids: Ids }>;
beforeAll(async () => {
  app = await startApp();
  contract = await readContract(app.stranger);
  const admin = await app.account(); // the first
  const guest = await app.guest();
  const [{ client: learner }, { client: other }] = [await quickAccount(app), await quickAccount(app)];
  const withWork = async (client: Client, deckId: string, role = client) => ({
    client: role,
    ids: await makeWork(app, client, deckId, { coaching: true }),
  });
  people = {
    admin: await withWork(admin, 'containers'),
    guest: await withWork(guest, 'containers'),
    // In another deck: ids of cards come from what they ask, so that who missed the same point has a drill under the same id.
    learner: await withWork(learner, 'kubernetes'),
    other: await withWork(other, 'containers'),
    stranger: await withWork(await app.guest(), 'containers', app.stranger),
  };
});
afterAll(() => app.close());

/** A deck of one's own is there once: it is made anew for each request that deletes it. */
const makeDeletable = async (client: Client, id: OperationId, { params }: Parts) => {
  if (id === 'deleteDeck' && client.token !== undefined)
    await makeOwnDeck(app.db, (await client.call('getMe')).id, params?.deckId ?? '');
};
/** Deletes somebody in the place of a person who is needed: a guest for a guest, an account for an account. */
const sendDeletion = async (client: Client, headers: Record<string, string>) => {
  const isGuest = (await client.call('getMe')).role === 'guest';
  const email = `${crypto.randomUUID()}@example.org`;
  const gone = isGuest ? await app.guest() : await app.account(email);
  const { headers: ofBody = {}, ...init } = requestOf('deleteMe', {
    body: isGuest ? {} : { confirm: email, password: 'correct horse' },
  });
  return checked('deleteMe', await gone.raw('/api/v1/me', { ...init, headers: { ...ofBody, ...headers } }));
};
const send = async (client: Client, id: OperationId, parts: Parts, headers: Record<string, string> = {}) => {
  if (id === 'deleteMe' && client.token !== undefined) return sendDeletion(client, headers);
  await makeDeletable(client, id, parts);
  const { headers: ofBody = {}, ...init } = requestOf(id, parts);
  return checked(id, await client.raw(pathOf(id, parts), { ...init, headers: { ...ofBody, ...headers } }));
};

describe('every operation', () => {
  describe.each(roles)('of a %s', (role) => {
    it.each(all)('%s lets in whom it says, and nobody else', async (id) => {
      const { access }: Route = routes[id];
      const { client, ids } = people[role];
      const { status, body } = await send(client, id, sampleRequests[id](ids, app.clock));
      const expected = {
        learner: role === 'stranger' ? 401 : 200,
        account: accountStatus(role),
        admin: adminStatus(role),
        optional: 200,
        public: 200,
      };
      expect(status < 300 ? 200 : status, JSON.stringify(body)).toBe(expected[access]);
    });
  });
  const accountStatus = (role: (typeof roles)[number]) => (role === 'stranger' ? 401 : role === 'guest' ? 403 : 200);
  const adminStatus = (role: (typeof roles)[number]) => (role === 'admin' ? 200 : role === 'stranger' ? 401 : 403);

  // What an id stands for, by its name: a thing of one learner, and what to ask another for; or one that all may see.
  const personal: Record<string, keyof Ids> = {
    cardId: 'drillId',
    attemptId: 'attemptId',
    reviewId: 'reviewId',
    optimisationId: 'optimisationId',
    interviewId: 'interviewId',
    shareId: 'shareId',
    userId: 'memberId',
    invitationId: 'invitationId',
    ownDeckId: 'writtenDeckId',
    webhookId: 'webhookId',
    cohortId: 'reviewCohortId',
    assignmentId: 'assignmentId',
    commentId: 'commentId',
  };
  // Another's lastEventId counts for nothing.
  const shared = ['careerId', 'skillId', 'deckId', 'questionId', 'reportId', 'pointId', 'lastEventId'];
  // Made by the client, so that another learner's is as good as new.
  const madeByClient = new Set([
    'createAttempt /body/id',
    'createOwnDeck /body/id',
    'recordReview /body/id',
    'recordReviews /body/reviews/0/id',
    'requestHint /params/attemptId',
    'createInterview /body/id',
    'answerInterview /body/id',
    'createAssignment /body/id',
    'duplicateAssignment /body/id',
    'returnSubmission /body/id',
    'commentOnSubmission /body/id',
    'commentOnAttempt /body/id',
  ]);

  /** Every field of an operation that holds an id, and how to set it. */
  const idFields = (id: OperationId) => {
    const operation = operationOf(contract, id);
    const inBody = fieldsOf(contract, bodyOf(operation) ?? {}).map(({ path }) => ({
      pointer: `/body/${path.join('/')}`,
      name: `${path.at(-1)}`,
      set: (parts: Parts, value: string): Parts => ({ ...parts, body: withField(parts.body, path, value) }),
    }));
    const inAddress = (operation.parameters ?? []).map(({ in: place, name }) => {
      const part = place === 'path' ? 'params' : 'query';
      const set = (parts: Parts, value: string): Parts => ({ ...parts, [part]: { ...parts[part], [name]: value } });
      return { pointer: `/${part}/${name}`, name, set };
    });
    const fields = [...inAddress, ...inBody].filter(({ name }) => /(^id|Id)$/.test(name));
    return fields.filter(({ pointer }) => !madeByClient.has(`${id} ${pointer}`));
  };

  it.each(all)('%s answers another learner’s ids exactly as missing ones', async (id) => {
    const owner = people.learner;
    const ownerId = (await owner.client.call('getMe')).id;
    const ownRows = async () =>
      Object.values(await dump(app.db))
        .flat()
        .filter((row) => row.includes(ownerId));
    const before = await ownRows();
    for (const { name, set, pointer } of idFields(id)) {
      const kind = personal[name];
      if (kind === undefined) expect(shared, `say what ${pointer} of ${id} stands for`).toContain(name);
      else
        for (const role of ['guest', 'other', 'admin'] as const) {
          const { client, ids } = people[role];
          const request = sampleRequests[id](ids, app.clock);
          const foreign = await send(client, id, set(request, owner.ids[kind]));
          const missing = await send(client, id, set(request, crypto.randomUUID()));
          expect(masked(foreign), `${role} ${pointer}`).toEqual(masked(missing));
        }
    }
    expect(await ownRows()).toEqual(before);
  });

  it('takes an id that another learner’s client made as new', async () => {
    const { client, ids } = people.other;
    const theirs = people.learner.ids;
    const attempt = sampleRequests.createAttempt(ids, app.clock);
    const handedIn = await send(client, 'createAttempt', { body: withField(attempt.body, ['id'], theirs.attemptId) });
    expect(handedIn).toMatchObject({ status: 201, body: { answer: 'The CLI calls the daemon.', score: null } });
    const review = sampleRequests.recordReview(ids, app.clock);
    const recorded = await send(client, 'recordReview', { body: withField(review.body, ['id'], theirs.reviewId) });
    expect(recorded).toMatchObject({ status: 201, body: { review: { rating: 'good' } } });
    const hint = sampleRequests.requestHint(ids, app.clock);
    const asked = await send(client, 'requestHint', { ...hint, params: { attemptId: people.admin.ids.attemptId } });
    expect(asked).toMatchObject({ status: 200, body: { hints: 1 } });
  });
  it('shows everyone a question’s card as their own', async () => {
    const { cardId } = people.learner.ids;
    const newcomer = await app.guest();
    const { reps } = await people.learner.client.call('getCard', { params: { cardId } });
    expect(reps).toBeGreaterThan(0);
    expect(await newcomer.call('getCard', { params: { cardId } })).toMatchObject({ state: 'new', reps: 0 });
  });
});

describe('a session', () => {
  const signIn = async () => {
    const response = await app.stranger.raw('/api/auth/sign-in/anonymous', {
      method: 'POST',
      headers: json,
      body: '{}',
    });
    const { token } = (await response.json()) as { token: string };
    return { token, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const me = async (headers: Record<string, string>) => (await app.stranger.raw('/api/v1/me', { headers })).status;

  it('is a cookie or a bearer token, and neither without the other’s word', async () => {
    const { token, cookie } = await signIn();
    expect(await me({ cookie })).toBe(200);
    expect(await me({ authorization: `Bearer ${token}` })).toBe(200);
    for (const wrong of ['', 'x', `${token}x`, token.slice(1), token.toUpperCase(), '%00', "' or 1=1"]) {
      expect(await me({ authorization: `Bearer ${wrong}` })).toBe(401);
      expect(await me({ cookie: `rehearse.session_token=${wrong}` })).toBe(401);
    }
    expect(await me({ authorization: `Basic ${token}` })).toBe(401);
  });
  it('that was signed out ends at once, for both', async () => {
    const { token, cookie } = await signIn();
    await createClient(app.url, token).auth('/sign-out', {});
    expect([await me({ cookie }), await me({ authorization: `Bearer ${token}` })]).toEqual([401, 401]);
  });
});

describe('a request from another site', () => {
  const foreign = (): Record<string, string>[] => [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${app.url}0` },
    { origin: app.url.replace('127.0.0.1', '127.0.0.1.evil.example') },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: app.url },
  ];
  const own: Record<string, () => Record<string, string>> = {
    'a program': () => ({}),
    'this origin': () => ({ origin: app.url }),
    'the page': () => ({ 'sec-fetch-site': 'same-origin' }),
    'the address bar': () => ({ 'sec-fetch-site': 'none' }),
    'the page at this origin': () => ({ 'sec-fetch-site': 'same-origin', origin: app.url }),
  };
  const senderOf = (id: OperationId) => (id === 'deleteMe' ? people.guest : people.admin); // guests are quickly made

  it.each(changing)('is refused for %s', async (id) => {
    const { client, ids } = senderOf(id);
    await makeDeletable(client, id, sampleRequests[id](ids, app.clock));
    const before = await dump(app.db);
    for (const headers of foreign())
      expect(await send(client, id, sampleRequests[id](ids, app.clock), headers)).toMatchObject({
        status: 403,
        body: { code: 'forbidden', detail: expect.stringContaining('another site') },
      });
    if (id !== 'deleteMe') expect(await dump(app.db)).toEqual(before); // others are made to go
  });
  // Each in a test of its own: some are answered by a process of their own.
  describe.each(Object.entries(own))('is none from %s,', (_name, headers) => {
    it.each(changing)('which is let in by %s', async (id) => {
      const { client, ids } = senderOf(id);
      expect((await send(client, id, sampleRequests[id](ids, app.clock), headers())).status).toBeLessThan(300);
    });
  });
  it.each(['/sign-in/anonymous', '/sign-up/email', '/sign-in/email', '/sign-out'])(
    'is refused for /api/auth%s; one from here, or from a program, is not',
    async (path) => {
      const post = async (headers: Record<string, string>) => {
        const init = { method: 'POST', headers: { ...json, ...headers }, body: '{}' };
        return (await app.stranger.raw(`/api/auth${path}`, init)).status;
      };
      for (const headers of foreign()) expect(await post(headers)).toBe(403);
      for (const headers of Object.values(own)) expect(await post(headers())).not.toBe(403);
    },
  );
  it('may read, but is not allowed to see the answer', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const init of [{ headers }, { headers, method: 'OPTIONS' }]) {
      const response = await app.stranger.raw('/api/v1/decks', init);
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('security headers', () => {
  const paths = [
    '/',
    '/today',
    '/api/v1/decks',
    '/api/v1/nothing',
    '/api/v1/openapi.json',
    '/api/auth/ok',
    '/api/docs',
  ];

  it.each(paths)('of %s allow this server alone, no framing, no guessing', async (path) => {
    const { headers } = await app.stranger.raw(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    // Redoc styles itself at run time; nothing else may.
    expect(policy.replace(path === '/api/docs' ? "style-src 'self' 'unsafe-inline'" : '', '')).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
  it('and cookies are bound to https and this host where the page is served over https', async () => {
    const secure = await startApp({ env: { PUBLIC_URL: 'https://rehearse.example.org' } });
    try {
      const init = { method: 'POST', headers: { ...json, origin: 'https://rehearse.example.org' }, body: '{}' };
      const response = await secure.stranger.raw('/api/auth/sign-in/anonymous', init);
      expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/);
      expect(response.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
      const [cookie = ''] = response.headers.getSetCookie();
      const attributes = cookie
        .split('; ')
        .slice(1)
        .map((attribute) => attribute.split('=')[0]);
      expect(cookie).toMatch(/^__Host-rehearse\.session_token=/);
      expect(new Set(attributes)).toEqual(new Set(['HttpOnly', 'Max-Age', 'Path', 'SameSite', 'Secure']));
      expect(cookie).toContain('Path=/;');
      const me = await secure.stranger.raw('/api/v1/me', { headers: { cookie: cookie.split(';')[0] ?? '' } });
      expect(me.status).toBe(200);
    } finally {
      await secure.close();
    }
  });
});
