import type { z } from 'zod';
import { operations, type Operation } from '../api/operations.ts';
import type { routes } from '../api/routes.ts';
import { requestJson } from './api-error.ts';

type Routes = typeof routes;
type Part<T, K extends 'params' | 'query' | 'body'> = T extends { [P in K]: infer S extends z.ZodType }
  ? Record<never, never> extends z.input<S>
    ? { [P in K]?: z.input<S> }
    : { [P in K]: z.input<S> }
  : unknown;
/** A file’s own type is what it is sent as. */
type FilePart<T> = T extends { upload: object } ? { file: Blob } : unknown;
/** `keepalive`: it is sent though the page is left. */
type Args<T> = Part<T, 'params'> & Part<T, 'query'> & Part<T, 'body'> & FilePart<T> & { keepalive?: boolean };
type Body<T extends { responses: object }> = {
  [S in keyof T['responses']]: T['responses'][S] extends z.ZodType ? z.output<T['responses'][S]> : never;
}[keyof T['responses']];
/** A call without required parts may be made without arguments. */
type Call<T extends { responses: object }> =
  Record<never, never> extends Args<T> ? (args?: Args<T>) => Promise<Body<T>> : (args: Args<T>) => Promise<Body<T>>;
/** Streams of events are read by EventSource. */
type Client = { [K in keyof Routes as Routes[K] extends { events: true } ? never : K]: Call<Routes[K]> };

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  file?: Blob;
  keepalive?: boolean;
}

const base = '/api/v1';

const calls: Record<string, unknown> = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [name, (parts?: Parts) => call(operation, parts)]),
);

/** Every operation of the API by its name, typed from the server’s route table: `api.getDeck({ params: { deckId } })`. */
// The cast: the table that types this client is the one that the server validates its answers with.
export const api = calls as Client;

async function call(
  { method, path }: Operation,
  { params, query, body, file, keepalive }: Parts = {},
): Promise<unknown> {
  const target = base + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
  return requestJson(method.toUpperCase(), search ? `${target}?${search}` : target, file ?? body, keepalive);
}
