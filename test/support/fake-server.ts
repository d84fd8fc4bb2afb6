import { vi } from 'vitest';

/** A request of the page, as the server would see it. */
export interface Seen {
  method: string;
  /** With the query. */
  url: string;
  headers: Record<string, string>;
  body: unknown;
}
type Answer = (request: Seen) => Response | Promise<Response>;

/** Stands in for the server: keeps what was sent, and answers as told until the test ends. */
export function fakeServer(answer: Answer) {
  const server = { answer, seen: [] as Seen[], urls: () => server.seen.map(({ url }) => url) };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { method = 'GET', headers, body } = init;
    const request: Seen = {
      method,
      url,
      headers: Object.fromEntries(new Headers(headers)),
      body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
    };
    server.seen.push(request);
    return server.answer(request);
  });
  return server;
}
export type FakeServer = ReturnType<typeof fakeServer>;

export const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** A problem document (RFC 9457). */
export const problem = (status: number, code: string, detail: string, more: object = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, detail, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

/** No answer at all: what fetch does offline, or when the server is down. */
export const noAnswer = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

/** An answer that comes when the test says so. */
export function held() {
  let release: (response: Response) => void = () => undefined;
  const answer = new Promise<Response>((resolve) => {
    release = resolve;
  });
  return { answer, release };
}
