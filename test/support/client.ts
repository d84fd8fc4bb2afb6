import { expect } from 'vitest';
import type { z } from 'zod';
import { problemCodes } from '../../api/http/openapi.ts';
import { Problem, problems, problemType } from '../../api/http/problem.ts';
import type { Body, Route } from '../../api/http/route.ts';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';

type Routes = typeof routes;
/** The parts of a request; a query's list is a parameter given more than once. */
export interface Parts {
  params?: Record<string, string> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
  /** A file as the body. */
  upload?: { type: string; content: string | Uint8Array<ArrayBuffer> } | undefined;
}
export type ProblemBody = z.output<typeof Problem>;

/** Calls the API as one person. Every answer is checked against what the route table declares. */
export interface Client {
  token: string | undefined;
  /** A call that must succeed; answers its body. */
  call: <K extends OperationId>(operation: K, parts?: Parts) => Promise<Body<Routes[K]>>;
  /** The same with its status. */
  answer: <K extends OperationId>(operation: K, parts?: Parts) => Promise<{ status: number; body: Body<Routes[K]> }>;
  /** A call that must fail; answers its problem document. */
  refused: (operation: OperationId, parts?: Parts) => Promise<ProblemBody>;
  /** A POST to better-auth. */
  auth: (path: string, body: unknown) => Promise<{ status: number; body: unknown; headers: Headers }>;
  /** Another new account at the same server, signed in. */
  newcomer: (email?: string, name?: string) => Promise<Client>;
  /** Any request, as it is. */
  raw: (path: string, init?: RequestInit) => Promise<Response>;
}

export function createClient(url: string, token?: string): Client {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const raw = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { ...authorization, ...Object.fromEntries(new Headers(init.headers)) } });

  const send = async (operation: OperationId, parts: Parts = {}) =>
    checked(operation, await raw(pathOf(operation, parts), requestOf(operation, parts)));

  return {
    token,
    raw,
    answer: async (operation, parts) => {
      const { status, body } = await send(operation, parts);
      if (status >= 400) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
      // checked() has parsed it with the route's own schema.
      return { status, body: body as never };
    },
    call: async (operation, parts) => {
      const { status, body } = await send(operation, parts);
      if (status >= 400) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
      return body as never;
    },
    refused: async (operation, parts) => {
      const { status, body } = await send(operation, parts);
      if (status < 400) throw new Error(`${operation} answered ${status}, but should have been refused`);
      return body as ProblemBody;
    },
    newcomer: async (email = `${crypto.randomUUID()}@example.org`, name = 'Ada') => {
      const stranger = createClient(url);
      const { status, body } = await stranger.auth('/sign-up/email', { name, email, password: 'correct horse' });
      expect(status).toBe(200);
      return createClient(url, (body as { token: string }).token);
    },
    auth: async (path, body) => {
      const response = await raw(`/api/auth${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
    },
  };
}

/** Method, headers and body of a request. */
export function requestOf(
  operation: OperationId,
  { body, upload }: Parts,
): Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } {
  const method = routes[operation].method.toUpperCase();
  if (upload) return { method, body: upload.content, headers: { 'content-type': upload.type } };
  if (body === undefined) return { method };
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** Path and query of a request. */
export function pathOf(operation: OperationId, { params, query }: Parts): string {
  const filled = routes[operation].path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params?.[name] ?? ''),
  );
  const search = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  ).toString();
  return `/api/v1${filled}${search ? `?${search}` : ''}`;
}

/** The body, if status and shape are ones that the route declares. */
export async function checked(operation: OperationId, response: Response): Promise<{ status: number; body: unknown }> {
  const route: Route = routes[operation];
  const { status } = response;
  const text = await response.text();
  if (status >= 400) {
    expect(
      problemCodes(route).map((code) => problems[code].status as number),
      `${operation}: ${text}`,
    ).toContain(status);
    expect(response.headers.get('content-type')).toContain(problemType);
    const problem = Problem.parse(JSON.parse(text));
    expect(problem).toMatchObject({ status });
    return { status, body: problem };
  }
  const schema = Object.entries(route.responses).find(([declared]) => Number(declared) === status)?.[1];
  if (!schema) throw new Error(`${operation} answered an undeclared ${status}`);
  return {
    status,
    body: schema.parse(status === 204 ? undefined : route.download || route.events ? text : JSON.parse(text)),
  };
}
