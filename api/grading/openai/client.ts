import type { OpenAI } from 'openai';
import { z } from 'zod';
import { GraderFailure } from '../grader.ts';
import { ReplyTooLarge } from './bounded-fetch.ts';
import { CallFailure, failureOfStatus } from './failures.ts';
import { modelFetch } from './model-fetch.ts';

/** The settings of an OpenAI-compatible server. */
export interface ModelServer {
  /** Such as https://api.openai.com/v1 */
  baseUrl: string;
  /** undefined: the server asks for none. */
  apiKey: string | undefined;
  model: string;
}

/** A part of a reply: a whole one, or what a stream brought next. */
export type Piece = z.output<typeof Piece>;
const Said = z.object({ content: z.string().nullish(), refusal: z.string().nullish() });
const Piece = z.object({
  choices: z
    .array(z.object({ delta: Said.nullish(), message: Said.nullish(), finish_reason: z.string().nullish() }))
    .default([]),
  usage: z.unknown().optional(),
  system_fingerprint: z.string().nullish(),
});

/** The server took none of the request as it was made (HTTP 400 or 422): maybe it takes less. */
export class RequestRefused extends Error {}

export interface Client {
  /** Yields the reply to one request, in one piece or in many. Throws RequestRefused and GraderFailure. */
  send: (
    request: OpenAI.ChatCompletionCreateParams,
    options: { signal: AbortSignal; now: Date },
  ) => AsyncGenerator<Piece>;
}

/** Loads the package: later than at start, since it takes a while and most servers have no grader. */
export async function connect({ baseUrl, apiKey }: ModelServer, send: typeof fetch): Promise<Client> {
  const [{ OpenAI: Package }, { Stream }] = await Promise.all([import('openai'), import('openai/core/streaming')]);
  const openai = new Package({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    // Else they come from the environment, which config.ts alone reads.
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    ...(apiKey === undefined && { defaultHeaders: { authorization: null } }),
    fetch: modelFetch(send),
    maxRetries: 0,
    // It would log requests and replies.
    logLevel: 'off',
  });

  return {
    send: async function* (request, { signal, now }) {
      const stop = new AbortController();
      try {
        const response = await openai.chat.completions
          .create(request, { signal: AbortSignal.any([signal, stop.signal]) })
          .asResponse();
        const isStream = /event-stream/i.test(response.headers.get('content-type') ?? '');
        if (!isStream) yield read(await response.json());
        else for await (const event of Stream.fromSSEResponse<unknown>(response, stop)) yield read(event);
        // The package ends a stream in silence when it was stopped.
        signal.throwIfAborted();
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Package.APIError && (error.status === 400 || error.status === 422))
          throw new RequestRefused(`${error.param ?? ''} ${error.message}`);
        if (error instanceof Package.APIError && error.status !== undefined)
          throw failureOfStatus(error.status, error.headers, now);
        throw asFailure(error);
      } finally {
        stop.abort();
      }
    },
  };
}

function read(reply: unknown): Piece {
  const { data } = Piece.safeParse(reply);
  if (!data) throw new CallFailure('nonsense');
  return data;
}

/** Our own failure where it hides in the error of the package; broken or endless JSON is nonsense; the rest is the connection. */
function asFailure(error: unknown): GraderFailure {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof GraderFailure) return each;
    if (each instanceof SyntaxError || each instanceof ReplyTooLarge) return new CallFailure('nonsense');
  }
  return new CallFailure('unreachable', { retryAfterMs: null });
}
