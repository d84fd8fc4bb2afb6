import type { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { ErrorCode } from '../errors.ts';
import type { Operation } from '../operations.ts';

/** Who may call: anyone; anyone, knowing who they are if signed in; a signed-in learner or guest; no guest; an admin. */
export type Access = 'public' | 'optional' | 'learner' | 'account' | 'admin';
export type SuccessStatus = 200 | 201 | 204;

/** One operation of the API: what the document, the server and the client all read. */
export interface Route extends Operation {
  access: Access;
  tag: string;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Takes a file of one of these media types instead of JSON. */
  upload?: UploadRule;
  /** Every status a success may have, with its body: 201 and 200 for a repeat, say. */
  responses: Partial<Record<SuccessStatus, z.ZodType>>;
  /** Sends a file in chunks instead of JSON. */
  download?: { type: string; filename: string };
  /** Sends events (text/event-stream) as they come instead of JSON; 204 tells the client that there are no more. */
  events?: true;
  /** Its path holds a secret: who asks for many that are not there has to wait. */
  guessable?: true;
  /** What it can answer besides the problems every operation can. */
  problems?: readonly ErrorCode[];
}
/** What a file may be; anything bigger is refused before it is stored. */
export interface UploadRule {
  types: readonly [string, ...string[]];
  maxBytes: number;
}
/** A file that came with a request: on disk until the answer is given. */
export interface Upload {
  path: string;
  /** As it was sent: one of the rule's types. */
  type: string;
  bytes: number;
}
/** One event of a stream: its data goes as JSON; a client that lost the stream says the id of the last it has. */
export interface ServerEvent {
  id: string;
  event: string;
  data: unknown;
}
/** What the handler of a stream is given besides. */
export interface EventInput {
  /** Of the last event that the client has: the header Last-Event-ID. */
  lastEventId: string | undefined;
  /** Aborted once nobody listens any more or the server stops: no event after that is sent. */
  signal: AbortSignal;
}
export const route = <const T extends Route>(r: T) => r;
export type Routes = Record<string, Route>;

type In<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<T, K extends 'params' | 'query' | 'body'> = T extends { [P in K]: infer S } ? In<S> : undefined;
type ActorOf<A extends Access> = A extends 'public' ? undefined : A extends 'optional' ? Actor | undefined : Actor;

/** What a handler is given: the validated parts of the request and who asks. */
export interface Input<T extends Route> {
  params: Part<T, 'params'>;
  query: Part<T, 'query'>;
  body: Part<T, 'body'>;
  upload: T extends { upload: UploadRule } ? Upload : undefined;
  stream: T extends { events: true } ? EventInput : undefined;
  actor: ActorOf<T['access']>;
}
/** What a handler answers: one of the declared statuses with its body. */
export type Answer<T extends Route> = T extends { download: object }
  ? { status: 200; body: AsyncIterable<string | Uint8Array>; /** Its own, within the route's. */ type?: string }
  : T extends { events: true }
    ? { status: 200; body: AsyncIterable<ServerEvent> } | { status: 204; body: undefined }
    : {
        [S in keyof T['responses']]: T['responses'][S] extends z.ZodType
          ? { status: S; body: z.input<T['responses'][S]> }
          : never;
      }[keyof T['responses']];
/** The body of a success, as the client sees it. */
export type Body<T extends Route> = {
  [S in keyof T['responses']]: T['responses'][S] extends z.ZodType ? z.output<T['responses'][S]> : never;
}[keyof T['responses']];
export type Handler<T extends Route> = (input: Input<T>) => Promise<Answer<T>> | Answer<T>;
/** Annotate with it (`const handlers: Handlers<typeof routes> = …`): inside a generic call, literals widen. */
export type Handlers<R extends Routes> = { [K in keyof R]: Handler<R[K]> };
