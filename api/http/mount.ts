import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { Forbidden, NotFound, Unauthenticated, UnsupportedMediaType } from '../errors.ts';
import { parseInput } from '../validation.ts';
import { sendEvents, type EventStreams } from './events.ts';
import { receiveUpload } from './upload.ts';
import type { Body, EventInput, Handlers, Input, Route, Routes, ServerEvent, SuccessStatus } from './route.ts';

/** Tells who makes a request; undefined for a stranger. */
export type Authenticate = (request: Request) => Promise<Actor | undefined> | Actor | undefined;

export interface MountOptions {
  authenticate: Authenticate;
  /** Runs for every operation once the actor is known; throws RateLimited. */
  limit: (request: Request, actor: Actor | undefined) => Promise<void> | void;
  guesses: GuessLimit;
  streams: EventStreams;
}

/** How often an address may ask for a secret that is not there. */
export interface GuessLimit {
  /** Throws RateLimited once it was too often. */
  allow: (request: Request) => Promise<void>;
  missed: (request: Request) => Promise<void>;
}

/** Mounts every route of a table: identity, limits, validation of each part, the handler, and the answer's own shape. */
export function mountRoutes<R extends Routes>(
  router: Router,
  routes: R,
  handlers: Handlers<R>,
  options: MountOptions,
): void {
  for (const id of Object.keys(routes)) {
    const operation: Route | undefined = routes[id];
    const handle: unknown = handlers[id];
    if (operation && handle) {
      const readBody = operation.body ? [express.json({ limit: '1mb' })] : [];
      router[operation.method](expressPath(operation.path), ...readBody, serve(operation, handle as Serve, options));
    }
  }
}

/** Operations that read JSON, asked within the server by their id and the parts of their path. */
export type AskWithin<R extends Routes> = <K extends Reads<R>>(
  id: K,
  params?: Record<string, string>,
) => Promise<Body<R[K]>>;
type Reads<R extends Routes> = { [K in keyof R & string]: R[K] extends { method: 'get' } ? K : never }[keyof R &
  string];

/** Answers within the server what `request` may ask as `actor`: the same limit, access, validation, handler and shape as over HTTP. */
export function askWithin<R extends Routes>(
  routes: R,
  handlers: Handlers<R>,
  limit: MountOptions['limit'],
  request: Request,
  actor: Actor,
): AskWithin<R> {
  return async <K extends Reads<R>>(id: K, params: Record<string, string> = {}) => {
    const operation: R[K] = routes[id];
    const handle: unknown = handlers[id];
    await limit(request, actor);
    requireAccess(operation, actor);
    const parts = {
      params: parse(operation.params, 'params', params),
      query: parse(operation.query, 'query', {}),
      actor,
    };
    const { status, body } = await (handle as Serve)(parts as Input<Route>); // as in serve()
    return operation.responses[status]?.parse(body) as Body<R[K]>; // by the schema that types it
  };
}

/** A handler as mounting sees it: the table has already matched its input and answer to its route. */
type Serve = (input: Input<Route>) => Promise<Served> | Served;
interface Served {
  status: SuccessStatus;
  body?: unknown;
  type?: string;
}
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

function serve(
  operation: Route,
  handle: Serve,
  { authenticate, limit, guesses, streams }: MountOptions,
): RequestHandler {
  return async (request, response) => {
    const actor = operation.access === 'public' ? undefined : await authenticate(request);
    await limit(request, actor);
    requireAccess(operation, actor);
    if (operation.guessable) await guesses.allow(request);
    if (operation.body) refuseOtherFormats(request);
    const parts = {
      params: parse(operation.params, 'params', request.params),
      query: parse(operation.query, 'query', request.query),
      body: parse(operation.body, 'body', request.body),
      actor,
    };
    const upload = operation.upload && (await receiveUpload(request, operation.upload));
    const respond = async (stream?: EventInput) => {
      const input = { ...parts, upload, stream } as Input<Route>; // each part was just parsed by the schema that types it
      await send(operation, response, await handle(input));
    };
    try {
      if (operation.events) await streams.open(request, response, actor?.userId ?? '', respond);
      else await respond();
    } catch (error) {
      if (operation.guessable && error instanceof NotFound) await guesses.missed(request);
      throw error;
    } finally {
      await upload?.remove();
    }
  };
}

function requireAccess({ access }: Route, actor: Actor | undefined) {
  if (access === 'public' || access === 'optional') return;
  if (!actor) throw new Unauthenticated('You are not signed in: sign in, or use Rehearse as a guest first.');
  if (access === 'account' && actor.role === 'guest')
    throw new Forbidden('Guests cannot do this: sign up first, which keeps your work.');
  if (access === 'admin' && actor.role !== 'admin') throw new Forbidden('Only an admin of this server may do this.');
}

/** A body in another format is not read, and would pass for none. */
function refuseOtherFormats(request: Request) {
  const hasBody = request.get('transfer-encoding') !== undefined || Number(request.get('content-length')) > 0;
  if (hasBody && !request.is('application/json'))
    throw new UnsupportedMediaType('Send the body as JSON, with the header Content-Type: application/json.');
}

const parse = (schema: z.ZodType | undefined, part: 'params' | 'query' | 'body', value: unknown): unknown =>
  schema && parseInput(schema, value, `/${part}`);

async function send(operation: Route, response: Response, { status, body, type }: Served) {
  if (operation.download) {
    response.status(status).type(type ?? operation.download.type);
    response.set('Content-Disposition', `attachment; filename="${operation.download.filename}"`);
    await pipeline(Readable.from(body as AsyncIterable<string | Uint8Array>), response);
  } else if (operation.events && status === 200) {
    await sendEvents(response, body as AsyncIterable<ServerEvent>);
  } else if (status === 204) {
    response.status(204).end();
  } else {
    response.status(status).json(operation.responses[status]?.parse(body));
  }
}
