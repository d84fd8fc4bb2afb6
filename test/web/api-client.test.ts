import { describe, expect, it } from 'vitest';
import { operations } from '../../api/operations.ts';
import { api } from '../../web/api-client.ts';
import { ApiError, mayRetry, NetworkError } from '../../web/api-error.ts';
import { getSession, signIn } from '../../web/auth-client.ts';
import { fakeServer, json, noAnswer, problem } from '../support/fake-server.ts';

const body = { id: 'r1', cardId: 'c1', rating: 'good', reviewedAt: '2026-11-22T12:00:00.000Z', ahead: false } as const;
const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

describe('a call', () => {
  it('exists for every operation of the API', () => {
    expect(Object.keys(api).toSorted()).toEqual(Object.keys(operations).toSorted());
  });
  it('goes to the path of its operation, by its method, and answers what the server says', async () => {
    const server = fakeServer(() => json(200, { items: [] }));
    expect(await api.listCareers()).toEqual({ items: [] });
    expect(server.seen).toEqual([
      { method: 'GET', url: '/api/v1/careers', headers: { accept: 'application/json' }, body: undefined },
    ]);
  });
  it('fills in the path, whatever an id is made of', async () => {
    const server = fakeServer(() => json(200, {}));
    await api.undoReview({ params: { reviewId: 'r1' } });
    await api.getDeck({ params: { deckId: '../me?a=b#c d' } });
    expect(server.urls()).toEqual(['/api/v1/reviews/r1/undo', '/api/v1/decks/..%2Fme%3Fa%3Db%23c%20d']);
  });
  it('sends a query without what is undefined', async () => {
    const server = fakeServer(() => json(200, {}));
    await api.getQueue({ query: { limit: 5, deckId: undefined, ahead: 'true' } });
    await api.searchLibrary({ query: { search: 'a&b c+d' } });
    await api.getQueue({ query: { deckId: undefined } });
    expect(server.urls()).toEqual([
      '/api/v1/queue?limit=5&ahead=true',
      '/api/v1/search?search=a%26b+c%2Bd',
      '/api/v1/queue',
    ]);
  });
  it('sends a body as JSON', async () => {
    const server = fakeServer(() => json(201, {}));
    await api.recordReview({ body });
    expect(server.seen[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' }, body });
  });
  it('answers undefined where the server says nothing', async () => {
    fakeServer(() => new Response(null, { status: 204 }));
    expect(await api.listCareers()).toBeUndefined();
  });
});

describe('a refused call', () => {
  it('says what the problem document says', async () => {
    const errors = [{ pointer: '/body/rating', message: 'must be one of again, hard, good, easy' }];
    fakeServer(() => problem(400, 'validation', 'The request is not valid.', { requestId: 'req-1', errors }));
    const error = await thrownBy(api.recordReview({ body }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 400,
      code: 'validation',
      message: 'The request is not valid.',
      requestId: 'req-1',
      errors,
    });
  });
  it('says what better-auth says', async () => {
    fakeServer(() => json(401, { message: 'Invalid email or password', code: 'INVALID_EMAIL_OR_PASSWORD' }));
    expect(await thrownBy(signIn({ email: 'a@b', password: 'c' }))).toMatchObject({
      status: 401,
      code: 'INVALID_EMAIL_OR_PASSWORD',
      message: 'Invalid email or password',
    });
  });
  it.each([
    [400, 'The server refused this request.'],
    [502, 'The server could not do this. Try again in a moment.'],
  ])('with %i and no words of its own gets ours', async (status, message) => {
    fakeServer(() => new Response('<h1>nginx</h1>', { status }));
    expect(await thrownBy(api.listCareers())).toMatchObject({ status, code: 'unknown', message, errors: [] });
  });
  it('keeps only errors that have a pointer and a message', async () => {
    const good = { pointer: '/body/id', message: 'is missing' };
    fakeServer(() => problem(400, 'validation', 'Not valid.', { errors: [null, 'x', { pointer: 1 }, good] }));
    expect(await thrownBy(api.listCareers())).toMatchObject({ errors: [good] });
  });
  it.each(['null', '[]', '"no"', '{"detail":7,"code":null}'])('survives a body of %s', async (text) => {
    fakeServer(() => new Response(text, { status: 400 }));
    expect(await thrownBy(api.listCareers())).toMatchObject({ code: 'unknown', errors: [] });
  });
});

describe('a call without an answer', () => {
  it('says to check the connection', async () => {
    fakeServer(noAnswer);
    const error = await thrownBy(api.listCareers());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ message: expect.stringContaining('Check the connection') });
  });
  it('is one that answers 200 in HTML', async () => {
    fakeServer(() => new Response('<html>Accept the terms</html>', { status: 200 }));
    expect(await thrownBy(api.listCareers())).toBeInstanceOf(NetworkError);
  });
  it('is one that breaks off', async () => {
    fakeServer(() => {
      const response = json(200, {});
      response.text = () => Promise.reject(new TypeError('terminated'));
      return response;
    });
    expect(await thrownBy(api.listCareers())).toBeInstanceOf(NetworkError);
  });
});

describe('trying again may help', () => {
  const refusal = (status: number) => new ApiError(status, { code: 'x', message: 'x' });

  it('where no answer came', () => {
    expect(mayRetry(new NetworkError(undefined))).toBe(true);
  });
  it.each([408, 429, 500, 503])('after %i', (status) => {
    expect(mayRetry(refusal(status))).toBe(true);
  });
  it.each([400, 401, 403, 404, 409, 422])('not after %i', (status) => {
    expect(mayRetry(refusal(status))).toBe(false);
  });
  it('not after a defect of the page', () => {
    expect(mayRetry(new TypeError('x is not a function'))).toBe(false);
  });
});

describe('the session', () => {
  it('is null for a stranger, whether better-auth says null or nothing', async () => {
    const server = fakeServer(() => json(200, null));
    expect(await getSession()).toBeNull();
    server.answer = () => new Response('', { status: 200 });
    expect(await getSession()).toBeNull();
  });
});
