import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemCodes } from '../../api/http/openapi.ts';
import { problems } from '../../api/http/problem.ts';
import type { Route } from '../../api/http/route.ts';
import { routes } from '../../api/routes.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { bodyOf, fieldsOf, readContract, resolve, type Contract, type Operation } from '../support/contract-schema.ts';

const deck = ['id', 'title', 'skillId', 'questionCount', 'levels', 'asOf', 'reviewBy', 'enrolled'];
const card = [
  'id',
  'kind',
  'questionId',
  'pointId',
  'state',
  'due',
  'stability',
  'difficulty',
  'retrievability',
  'reps',
  'lapses',
  'learningStep',
  'suspended',
  'buriedUntil',
  'flag',
];
const settings = [
  'timeZone',
  'rolloverHour',
  'newPerDay',
  'reviewsPerDay',
  'desiredRetention',
  'learningSteps',
  'relearningSteps',
  'maximumInterval',
  'fuzz',
  'interviewDate',
  'minutesPerDay',
];
const attempt = ['points', 'model', 'suggestions.pointId', 'suggestions.verdict', 'suggestions.quotes.start'];
const counts = ['counts.learning', 'counts.review', 'counts.new'];
const judged = ['points.verdict', 'points.history.verdict'];
const items = (fields: string[]) => fields.map((field) => `items.${field}`);

interface Promised {
  query?: string[];
  body?: string[];
  answer?: string[];
  /** Successes and the refusals that api.md names. */
  statuses?: number[];
}

/** What design/api.md promises to others; names of placeholders aside. */
const promised: Record<string, Promised> = {
  'GET /careers': {
    query: ['search'],
    answer: [...items(['id', 'title', 'summary', 'skills.id', 'skills.title']), 'total'],
  },
  'GET /skills/{}': { answer: ['guide', 'decks'] },
  'GET /decks': { answer: [...items(deck), 'nextCursor'] },
  'GET /decks/{}': { answer: deck },
  'GET /decks/{}/questions': { answer: items(['id', 'prompt', 'kind', 'level', 'time', 'pointCount']) },
  'PUT /decks/{}/enrolment': { body: ['newPerDay', 'reviewsPerDay', 'today.newPerDay', 'today.reviewsPerDay'] },
  'DELETE /decks/{}/enrolment': {},
  'POST /questions/{}/reports': { body: ['text'], statuses: [201] },
  'GET /queue': {
    query: ['limit'],
    answer: [...items(['card', 'question', 'preview']), ...counts, 'minutes', 'nextDue', 'reason'],
  },
  'GET /cards/{}': { answer: card },
  'PATCH /cards/{}': { body: ['suspended', 'buried', 'flag'], answer: card },
  'POST /attempts': {
    body: ['id', 'cardId', 'questionId', 'answer', 'inputMode', 'startedAt', 'durationMs'],
    answer: [...attempt, 'suggestions.quotes.end', 'suggestions.confidence', 'suggestedRating'],
    statuses: [201],
  },
  'GET /attempts/{}': { answer: [...attempt, ...judged] },
  'POST /attempts/{}/hints': { answer: ['cue'] },
  'POST /attempts/{}/verdicts': { body: ['verdicts.pointId', 'verdicts.verdict', 'verdicts.reason'], answer: judged },
  'POST /reviews': {
    body: ['id', 'cardId', 'rating', 'reviewedAt', 'durationMs', 'attemptId', 'sentAt'],
    answer: ['review', 'card'],
    statuses: [201, 200, 409],
  },
  'POST /reviews/batch': { body: ['reviews.id', 'reviews.cardId', 'reviews.rating', 'reviews.reviewedAt', 'sentAt'] },
  'POST /reviews/{}/undo': { answer: ['card'] },
  'POST /reviews/{}/redo': { answer: ['card'] },
  'GET /reviews': { query: ['cardId', 'from', 'to'], answer: ['items.id', 'nextCursor'] },
  'GET /reviews.csv': {},
  'POST /imports/reviews': { query: ['deckId'] },
  'GET /me': { answer: settings },
  'PATCH /me': { body: settings, answer: settings },
};

let app: TestApp;
let contract: Contract;
let operations: Map<string, Operation>;
beforeAll(async () => {
  app = await startApp();
  contract = await readContract(app.stranger);
  operations = new Map(
    Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    ),
  );
});
afterAll(() => app.close());

const names = (schema: Parameters<typeof fieldsOf>[1] | undefined) =>
  schema ? fieldsOf(contract, schema).map(({ path }) => path.filter((step) => step !== 0).join('.')) : [];
const parameterNames = ({ parameters = [] }: Operation, place: string) =>
  parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(contract.openapi).toMatch(/^3\.1\./);
    // Redoc brings the linter of its own maker.
    const redoc = createRequire(createRequire(import.meta.url).resolve('redoc/package.json'));
    const linter: {
      createConfig: (config: object) => Promise<object>;
      lintFromString: (input: object) => Promise<{ message: string; location: unknown[] }[]>;
    } = redoc('@redocly/openapi-core');
    const config = await linter.createConfig({ extends: ['spec'] });
    const source = JSON.stringify(contract);
    expect(await linter.lintFromString({ source, absoluteRef: '/openapi.json', config })).toEqual([]);
  });

  it('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(contract).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target ?? '');
    expect(references.length).toBeGreaterThan(10);
    for (const $ref of references) expect(() => resolve(contract, { $ref })).not.toThrow();
    for (const { security = [] } of operations.values())
      for (const scheme of security.flatMap(Object.keys))
        expect(Object.keys(contract.components.securitySchemes)).toContain(scheme);
  });

  it.each(Object.entries<Route>(routes))('tells all about %s', (operationId, route) => {
    const operation = operations.get(`${route.method.toUpperCase()} ${route.path}`);
    if (!operation) throw new Error('it is missing');
    expect(operation).toMatchObject({ operationId, summary: route.summary });
    const placeholders = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameterNames(operation, 'path')).toEqual(placeholders);
    expect(parameterNames(operation, 'query')).toEqual(Object.keys(route.query?.shape ?? {}));
    expect(bodyOf(operation) !== undefined).toBe(route.body !== undefined);
    const bodyTypes = route.upload?.types ?? (route.body ? ['application/json'] : []);
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(bodyTypes);
    const statuses = [
      ...Object.keys(route.responses),
      ...problemCodes(route).map((code) => `${problems[code].status}`),
    ];
    expect(Object.keys(operation.responses).toSorted()).toEqual([...new Set([...statuses, '500'])].toSorted());
    for (const [status, { content = {} }] of Object.entries(operation.responses)) {
      const stream = route.events ? 'text/event-stream' : undefined;
      const type =
        Number(status) >= 400
          ? 'application/problem+json'
          : (stream ?? route.download?.type.split(';')[0] ?? 'application/json');
      if (status !== '204') expect(content[type]?.schema).toBeDefined();
    }
    expect(operation.security).toHaveLength({ public: 0, optional: 3, learner: 2, account: 2, admin: 2 }[route.access]);
  });

  it('holds nothing that the route table does not', () => {
    expect([...operations.values()].map(({ operationId }) => operationId).toSorted()).toEqual(
      Object.keys(routes).toSorted(),
    );
  });

  it.each(Object.entries(promised))(
    'keeps the promise of %s',
    (name, { query = [], body = [], answer = [], statuses = [200] }) => {
      const [, operation] = [...operations].find(([key]) => key.replaceAll(/\{\w+\}/g, '{}') === name) ?? [];
      if (!operation) throw new Error('it is missing');
      expect(parameterNames(operation, 'query')).toEqual(expect.arrayContaining(query));
      expect(names(bodyOf(operation))).toEqual(expect.arrayContaining(body));
      const success = Object.keys(operation.responses).filter((status) => status < '300');
      for (const status of success)
        expect(names(operation.responses[status]?.content?.['application/json']?.schema)).toEqual(
          expect.arrayContaining(answer),
        );
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(statuses.map(String)));
    },
  );
});

describe('what has no base path', () => {
  it.each(['/healthz', '/readyz'])('%s answers', async (path) => {
    expect((await app.stranger.raw(path)).status).toBe(200);
  });

  it('/api/docs shows the document by Redoc, all from this server', async () => {
    const page = await app.stranger.raw('/api/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).not.toMatch(/https?:|\/\/\w/);
    const files = [...html.matchAll(/(?:src|href|spec-url)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files).toHaveLength(3);
    for (const path of files) expect([path, (await app.stranger.raw(path)).status]).toEqual([path, 200]);
    const bundle = await app.stranger.raw(files.find((path) => path.endsWith('.js')) ?? '');
    expect(bundle.headers.get('content-type')).toMatch(/javascript/);
    const policy = page.headers.get('content-security-policy') ?? '';
    const sources = policy.split(';').flatMap((directive) => directive.trim().split(/\s+/).slice(1));
    expect(new Set(sources)).toEqual(new Set(["'self'", "'unsafe-inline'", 'data:', 'blob:', "'none'"]));
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});
