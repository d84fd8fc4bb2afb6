import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../api/http/route.ts';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { checked, pathOf, type Client, type Parts, type ProblemBody } from '../support/client.ts';
import { minute } from '../support/clock.ts';
import {
  bodyOf,
  fieldsOf,
  operationOf,
  readContract,
  typesOf,
  withField,
  type Contract,
  type Field,
} from '../support/contract-schema.ts';
import { engines } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { reviewBody } from '../support/learner.ts';
import { expectFault, expectProblem } from '../support/problems.ts';
import { makeWork, sampleRequests, type Ids } from '../support/sample-requests.ts';

const all = Object.keys(routes) as OperationId[];
const withPart = (part: 'params' | 'query' | 'body') => all.filter((id) => (routes[id] as Route)[part] !== undefined);
const json = { 'content-type': 'application/json' };
const nobody = '00000000-0000-4000-8000-000000000000';
const veryLong = 'a'.repeat(10_000);
const oneOfEachType = { string: 'text', number: 5, boolean: true, array: [], object: {}, null: null };
const wrongInstants = [
  'yesterday',
  '2026-11-22',
  '2026-02-30T00:00:00.000Z',
  '2026-11-22T25:00:00.000Z',
  '2026-11-22T10:00:00',
  '1969-12-31T23:59:59.999Z',
  '2200-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
];
const wrongDates = ['soon', '2026-02-29', '2026-13-01', '26-12-04', '2026-12-04T00:00:00.000Z'];

describe.each(engines)('bad input on %s', (_name, open) => {
  let app: TestApp;
  let learner: Client;
  let ids: Ids;
  let contract: Contract;
  let before: Awaited<ReturnType<typeof dump>>;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
    learner = await app.account(); // the first, and so the admin: every operation is open
    ids = await makeWork(app, learner, 'containers', { coaching: true });
    await learner.call('updateCard', { params: { cardId: ids.drillId }, body: { suspended: true } });
    contract = await readContract(learner);
    before = await rows();
  });
  afterAll(() => app.close());

  const sample = (id: OperationId): Parts => sampleRequests[id](ids, app.clock);
  const refused = (id: OperationId, parts: Parts) => learner.refused(id, { ...sample(id), ...parts });
  /** The sample request with its body as it is written here. */
  const refusedRaw = async (id: OperationId, body: string, headers: Record<string, string> = json) => {
    const method = routes[id].method.toUpperCase();
    const answer = await checked(id, await learner.raw(pathOf(id, sample(id)), { method, headers, body }));
    expect(answer.status, `${id} took ${body.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
    return answer.body as ProblemBody;
  };
  /** Every row; what is refused leaves them as they were before. */
  const rows = () => dump(app.db);
  const fields = (id: OperationId) => fieldsOf(contract, bodyOf(operationOf(contract, id)) ?? {});
  /** Refused for this field, whatever else is wrong; in a batch, its item alone. */
  const refusesField = async (id: OperationId, { path }: Pick<Field, 'path'>, value: unknown) => {
    const body = withField(sample(id).body, path, value);
    const pointer = `/body/${path.join('/')}`;
    if (id === 'recordReviews' && path.length > 2) {
      const { results } = await learner.call(id, { body });
      expect(results[0]).toMatchObject({ status: 400, code: 'invalid', detail: expect.stringContaining(pointer) });
    } else {
      expectFault(await refused(id, { body }), pointer);
    }
  };
  const queryOf = (id: OperationId) =>
    (operationOf(contract, id).parameters ?? []).filter((parameter) => parameter.in === 'query');

  describe.each(withPart('body'))('in the body of %s is refused:', (id) => {
    it('what is no JSON object', async () => {
      for (const body of ['{"id": ', 'null', '"text"', '5', '[]', '[[[['.repeat(50_000), '{"a":1}{"b":2}', "{'a': 1}"])
        expectFault(await refusedRaw(id, body), '/body');
      expect(await rows()).toEqual(before);
    });
    it('another format, another encoding and more than 1 MB', async () => {
      const text = JSON.stringify(sample(id).body);
      expectProblem(
        await refusedRaw(id, text, { 'content-type': 'text/plain' }),
        415,
        'Content-Type: application/json',
      );
      expectProblem(await refusedRaw(id, text, { ...json, 'content-encoding': 'zstd' }), 415, 'UTF-8 JSON');
      expectProblem(await refusedRaw(id, text, { 'content-type': `${json['content-type']}; charset=latin1` }), 415);
      expectProblem(await refusedRaw(id, text, { ...json, 'content-encoding': 'gzip' }), 400, 'check its headers');
      expectProblem(await refusedRaw(id, JSON.stringify({ padding: 'x'.repeat(2 ** 20) })), 413, 'at most 1 MB');
      expect(await rows()).toEqual(before);
    });
    it('a missing field', async () => {
      for (const field of fields(id).filter(({ required }) => required)) await refusesField(id, field, undefined);
      expect(await rows()).toEqual(before);
    });
    it('an unknown field, wherever it is', async () => {
      const objects = [{ path: [] as Field['path'] }, ...fields(id).filter(({ schema }) => schema.properties)];
      for (const { path } of objects) await refusesField(id, { path: [...path, 'nonsense'] }, 1);
      expect(await rows()).toEqual(before);
    });
    it('a field of another type', async () => {
      for (const field of fields(id)) {
        const wrong = Object.entries(oneOfEachType).filter(([type]) => !typesOf(field.schema).includes(type));
        for (const [, value] of wrong) await refusesField(id, field, value);
      }
      expect(await rows()).toEqual(before);
    });
    it('text with NUL or half of a character', async () => {
      for (const field of fields(id).filter(({ schema }) => typesOf(schema).includes('string')))
        for (const text of ['before\0after', 'before\ud800after', '\udc00']) await refusesField(id, field, text);
      expect(await rows()).toEqual(before);
    });
    it('a number that is negative, broken or beyond 2³¹−1', async () => {
      for (const field of fields(id).filter(({ schema }) => typesOf(schema).includes('number')))
        for (const number of [-1, 2 ** 31, 2 ** 53, 1e308, ...(field.schema.type === 'integer' ? [1.5] : [])])
          await refusesField(id, field, number);
      expect(await rows()).toEqual(before);
    });
    it('an instant or date that does not exist or lies outside 1970 to 2199', async () => {
      const dates = fields(id).filter(({ schema }) => JSON.stringify(schema).includes('"format":"date'));
      for (const field of dates)
        for (const text of JSON.stringify(field.schema).includes('"format":"date-time"') ? wrongInstants : wrongDates)
          await refusesField(id, field, text);
      expect(await rows()).toEqual(before);
    });
  });

  // A hint's attempt is not there yet: its id is made by the client.
  it.each(withPart('params').filter((id) => id !== 'requestHint'))(
    'an id in the path of %s that leads nowhere is a 404',
    async (id) => {
      for (const unknown of [nobody, nobody.toUpperCase()]) {
        const problem = await refused(id, { params: everyParam(id, unknown) });
        expectProblem(problem, 404);
        expect(problem.detail).toMatch(/no such|There is no/);
      }
      expect(await rows()).toEqual(before);
    },
  );
  describe.each(withPart('params'))('in the path of %s', (id) => {
    it('an id that cannot be one, a very long one and a broken escape are a 400', async () => {
      for (const name of Object.keys(everyParam(id, '')))
        for (const odd of [veryLong, '\0', 'a\0b'])
          expectFault(await refused(id, { params: { ...sample(id).params, [name]: odd } }), `/params/${name}`);
      for (const escape of ['%', '%zz', '%E0%A4%A', '%ED%A0%80', '%FF'])
        expectProblem(
          await rawPath(id, pathOf(id, { params: everyParam(id, 'HERE') }).replace('HERE', escape)),
          400,
          '%',
        );
      expect(await rows()).toEqual(before);
    });
  });

  describe.each(withPart('query'))('in the query of %s is refused:', (id) => {
    it('a parameter given twice', async () => {
      for (const { name } of queryOf(id)) {
        const once = sample(id).query?.[name] ?? 'a';
        expectFault(await refused(id, { query: { ...sample(id).query, [name]: [once, once] } }), `/query/${name}`);
      }
      expect(await rows()).toEqual(before);
    });
    it('a value that cannot be one', async () => {
      for (const { name, schema } of queryOf(id)) {
        const wrong =
          schema.type === 'integer'
            ? [
                '',
                'ten',
                '1.5',
                ...(schema.minimum === 0 ? [] : ['0']),
                '-1',
                '2147483648',
                '9007199254740993',
                'NaN',
                'Infinity',
              ]
            : schema.format === 'date-time'
              ? wrongInstants
              : [...(schema.enum ? ['maybe'] : []), 'a\0b', veryLong];
        for (const value of wrong)
          expectFault(await refused(id, { query: { ...sample(id).query, [name]: value } }), `/query/${name}`);
      }
      expect(await rows()).toEqual(before);
    });
  });

  const everyParam = (id: OperationId, value: string) =>
    Object.fromEntries(Object.keys(sample(id).params ?? {}).map((name) => [name, value]));
  const rawPath = async (id: OperationId, path: string) => {
    const { method } = routes[id];
    const body = sample(id).body;
    const init = { method: method.toUpperCase(), headers: json, ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await checked(id, await learner.raw(path, init))).body as ProblemBody;
  };

  it.each(['/sign-up/email', '/sign-in/email', '/update-user', '/reset-password'])(
    'in the body of /api/auth%s what cannot be read or stored is refused',
    async (path) => {
      const send = (body: string, headers: Record<string, string> = json) =>
        learner.raw(`/api/auth${path}`, { method: 'POST', headers, body });
      const post = async (body: string, headers = json) => (await (await send(body, headers)).json()) as ProblemBody;
      const good = { name: 'Ada', email: 'ada@example.org', password: 'correct horse', newPassword: 'x', token: 'x' };
      for (const name of Object.keys(good))
        for (const text of ['a\0b', '\ud800', veryLong])
          expectFault(await post(JSON.stringify({ ...good, [name]: text })), '/body');
      const deep = 30_000;
      for (const body of [
        '{',
        'null',
        '5',
        '['.repeat(deep) + ']'.repeat(deep),
        '{"a":'.repeat(deep) + '1' + '}'.repeat(deep),
      ])
        expectFault(await post(body), '/body');
      expectProblem(await post('{}', { 'content-type': 'text/plain' }), 415, 'content-type: application/json');
      expectProblem(await post(JSON.stringify({ ...good, more: 'x'.repeat(2 ** 20) })), 413, 'at most 1 MB');
      for (const wrong of ['[]', '{}', '{"name":1,"email":[],"password":{},"newPassword":null,"token":true}'])
        expect((await send(wrong)).status).toBe(400);
      expect(await rows()).toEqual(before);
    },
  );
  it('a cursor that no page gave out is refused', async () => {
    const encoded = (text: string) => Buffer.from(text).toString('base64url');
    for (const cursor of ['', 'abc', '💥', encoded('1 2'), encoded(`x ${nobody}`), encoded(`1e9 ${nobody}`), veryLong])
      expectFault(await refused('listReviews', { query: { cursor } }), '/query/cursor');
    expect(await rows()).toEqual(before);
  });
  it('an id in a body that leads nowhere is a 404, one that is very long a 400', async () => {
    const targets: [OperationId, object][] = [
      ['createAttempt', { cardId: 'nothing' }],
      ['createAttempt', { cardId: undefined, questionId: 'nothing' }],
      ['requestHint', { cardId: nobody }],
      ['requestHint', { cardId: undefined, questionId: 'nothing' }],
      ['recordReview', { cardId: 'nothing' }],
      ['recordReview', { attemptId: nobody }],
    ];
    for (const [id, over] of targets) {
      expectProblem(await refused(id, { body: { ...(sample(id).body as object), ...over } }), 404);
      const [name = ''] = Object.entries(over).find(([, value]) => value !== undefined) ?? [];
      expectFault(
        await refused(id, { body: { ...(sample(id).body as object), ...over, [name]: veryLong } }),
        `/body/${name}`,
      );
    }
    expect(await rows()).toEqual(before);
  });
  it('an answer to two things, to none, or without a word is refused', async () => {
    const body = sample('createAttempt').body as object;
    for (const over of [{ questionId: ids.questionId }, { cardId: undefined }])
      expectFault(await refused('createAttempt', { body: { ...body, ...over } }), '/body/cardId');
    expectFault(await refused('createAttempt', { body: { ...body, answer: ' \n ' } }), '/body/answer');
    expectFault(await refused('createAttempt', { body: { ...body, answer: 'x'.repeat(100_001) } }), '/body/answer');
    expect(await rows()).toEqual(before);
  });
  it('a review in the future is refused and told the server’s time', async () => {
    const late = new Date(app.clock().getTime() + 5 * minute + 1);
    const problem = await refused('recordReview', { body: reviewBody(ids.cardId, 'good', late) });
    expectFault(problem, '/body/reviewedAt');
    expect(problem.detail).toContain(app.clock().toISOString());
    expect(await rows()).toEqual(before);
  });
  it('a rating for a suspended card is a conflict that names the way out', async () => {
    const body = reviewBody(ids.drillId, 'good', app.clock());
    expectProblem(await refused('recordReview', { body }), 409, 'resume it first');
    const { results } = await learner.call('recordReviews', { body: { reviews: [body] } });
    expect(results).toMatchObject([
      { status: 409, code: 'conflict', detail: expect.stringContaining('resume it first') },
    ]);
    expect(await rows()).toEqual(before);
  });
  it('a verdict for a point that the question does not have, or two for one, are refused whole', async () => {
    const good = { pointId: ids.pointId, verdict: 'covered' };
    for (const bad of [{ ...good, pointId: 'nothing' }, good]) {
      const problem = await refused('recordVerdicts', { body: { verdicts: [good, bad] } });
      expectFault(problem, '/body/verdicts/1/pointId');
    }
    expect(await rows()).toEqual(before);
  });
  it('a body where none is taken is not looked at', async () => {
    for (const id of ['undoReview', 'leaveDeck'] as const) {
      const init = { method: routes[id].method.toUpperCase(), headers: json, body: '{"broken' };
      expect((await learner.raw(pathOf(id, { params: everyParam(id, nobody) }), init)).status).toBe(404);
    }
  });
  it('a place that does not exist is a 404 in the same form', async () => {
    for (const [method, path] of [
      ['GET', '/api/v1/nothing'],
      ['POST', '/api/v1/decks'],
      ['DELETE', '/api/v1/queue'],
      ['GET', '/api/nothing'],
      ['GET', '/assets/nothing.js'],
      ['POST', '/'],
    ] as const) {
      const response = await learner.raw(`${path}?x=1`, { method, headers: { accept: 'text/html' } });
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json; charset=utf-8',
      ]);
      expectProblem((await response.json()) as ProblemBody, 404);
    }
  });
  it('odd text and instants far away come back as they were sent', async () => {
    const client = await app.account();
    const odd = 'e\u0301 🧑‍🚀 \u202Eright\u202C \uFFFE\uFFFF \u{10FFFF} \u0001 \\u0000 \'; drop table "user";--';
    for (const [startedAt, durationMs] of [
      ['1970-01-01T00:00:00.000Z', 0],
      ['2199-12-31T23:59:59.999Z', 2 ** 31 - 1],
    ] as const) {
      const id = crypto.randomUUID();
      const body = { id, questionId: ids.questionId, answer: odd, inputMode: 'typed', startedAt, durationMs };
      await client.call('createAttempt', { body });
      expect(await client.call('getAttempt', { params: { attemptId: id } })).toMatchObject(body);
    }
    const first = reviewBody(ids.cardId, 'good', new Date(0), { durationMs: 2 ** 31 - 1 });
    expect((await client.answer('recordReview', { body: first })).status).toBe(201);
    const { items } = await client.call('listReviews', { query: { to: '1970-01-01T00:00:00.000Z' } });
    expect(items).toMatchObject([{ id: first.id, reviewedAt: first.reviewedAt, durationMs: 2 ** 31 - 1 }]);
  });
});
