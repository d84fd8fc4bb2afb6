import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { checked, pathOf, type Client } from '../support/client.ts';
import { readContract, type Contract } from '../support/contract-schema.ts';
import { engines } from '../support/databases.ts';
import { runs } from '../support/long.ts';
import { leave, mutated, requestText, sendBytes } from '../support/raw-http.ts';
import { requestsFor, type GeneratedRequest } from '../support/requests.ts';
import { makeWork, sampleRequests, type Ids } from '../support/sample-requests.ts';

const all = Object.keys(routes) as OperationId[];
const seed = 20_261_122;

describe.each(engines)('whatever is sent, on %s,', (_name, open) => {
  let app: TestApp;
  let admin: Client;
  let clients: Client[];
  let ids: Ids;
  let contract: Contract;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
    admin = await app.account(); // the first: every operation is open
    clients = [admin, admin, await app.guest(), app.stranger];
    ids = await makeWork(app, admin, 'containers', { coaching: true });
    contract = await readContract(admin);
  });
  afterAll(() => app.close());

  const send = (client: Client, id: OperationId, { params, query, body }: GeneratedRequest) => {
    const escaped = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value.toWellFormed()]));
    const search = new URLSearchParams(query).toString();
    return client.raw(`${pathOf(id, { params: escaped })}${search ? `?${search}` : ''}`, {
      method: routes[id].method.toUpperCase(),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body }),
    });
  };
  const mistakes = () => app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);

  it.each(all)('%s answers as its document says', async (id) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), requestsFor(contract, id, ids), async (who, request) => {
        const client = clients[who] ?? admin;
        // checked() fails for a status or a body that is not in the document.
        const { status } = await checked(id, await send(client, id, request));
        expect(status).toBeLessThan(500);
      }),
      { numRuns: runs(25, 2000), seed },
    );
    expect(mistakes()).toEqual([]);
  });

  it('a client that goes away, or goes on with garbage, is no mistake of the server', async () => {
    const events = pathOf('followGrading', { params: { attemptId: ids.attemptId } });
    const paths = ['/api/v1/reviews.csv', events, '/api/v1/queue', '/not%a%page', '/', '/api/docs/redoc.standalone.js'];
    const requests = paths.map((path) => requestText('GET', path, { token: admin.token }));
    for (let round = 0; round < runs(20, 200); round += 1) {
      await Promise.all(requests.map((text) => leave(app.url, Buffer.from(text), round % 4)));
      await Promise.all(requests.map((text) => sendBytes(app.url, Buffer.from(`${text}GARBAGE\r\n\r\n`))));
    }
    expect((await app.stranger.raw('/readyz')).status).toBe(200);
    expect(mistakes()).toEqual([]);
  });

  it('bytes that are nearly a request are answered with a refusal, or the connection is closed', async () => {
    const requests = all.map((id) => {
      const { body, ...address } = sampleRequests[id](ids, app.clock);
      return requestText(routes[id].method.toUpperCase(), pathOf(id, address), { token: admin.token, body });
    });
    const signIn = { email: 'ada@example.org', password: 'correct horse', name: 'Ada' };
    for (const path of ['/sign-up/email', '/sign-in/email', '/sign-in/anonymous', '/update-user'])
      requests.push(requestText('POST', `/api/auth${path}`, { token: admin.token, body: signIn }));
    // Reading takes no body; one that comes along is not looked at.
    requests.push(requestText('GET', '/api/v1/me', { token: admin.token, body: signIn }));
    const batch = fc.array(mutated(requests), { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(batch, async (sent) => {
        const answers = await Promise.all(sent.map((bytes) => sendBytes(app.url, bytes)));
        for (const status of answers) expect(status ?? 400).toBeLessThan(500);
      }),
      { numRuns: runs(25, 2500), seed },
    );
    expect(mistakes()).toEqual([]);
    expect((await app.stranger.raw('/readyz')).status).toBe(200);
  });
});
