import type { Meter, Usage } from '../grader.ts';
import { askForLess, everything, type Accepted } from './accepted.ts';
import { connect, RequestRefused, type Client, type ModelServer, type Piece } from './client.ts';
import { CallFailure } from './failures.ts';
import { responseFormat } from './formats.ts';
import type { Message } from './prompt.ts';
import { entryReader } from './read-entries.ts';
import { timeLimit } from './time-limit.ts';
import { estimatedTokens, inputTokens, mostOutputTokens, nothingUsed, reportedUsage } from './usage.ts';

export interface ModelCall<Result> {
  messages: readonly Message[];
  /** Ids of the points that are asked about. */
  ids: readonly string[];
  seed: number;
  /** What an object of the reply comes to; undefined if nothing. */
  read: (object: unknown) => Result | undefined;
}
/** How a call went that said something of the points. */
export interface CallOutcome {
  accepted: Accepted;
  fingerprint: string | null;
}
export type CallModel = <Result>(
  call: ModelCall<Result>,
  options: { meter: Meter; signal: AbortSignal },
) => AsyncGenerator<Result, CallOutcome>;

/**
 * Calls of one model. A call yields each result as soon as its part of the reply is complete. What was said before a
 * reply broke off counts; a call that says nothing of use throws GraderFailure. What the server accepts is remembered.
 */
export function modelCaller(
  server: ModelServer,
  options: { fetch: typeof fetch; clock: () => Date; callMs: number },
): CallModel {
  let client: Promise<Client> | undefined;
  let accepted = everything;
  return async function* (call, { meter, signal }) {
    client ??= connect(server, options.fetch);
    const { send } = await client;
    for (let asked = accepted; ;) {
      const limit = timeLimit(options.callMs, signal);
      const pieces = send(requestOf(server.model, call, asked), { signal: limit.signal, now: options.clock() });
      try {
        const fingerprint = yield* metered(pieces, call, meter);
        accepted = asked;
        return { accepted, fingerprint };
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        const less = askForLess(asked, error.message);
        if (less === undefined) throw new CallFailure('rejected');
        asked = less;
      } finally {
        limit.clear();
      }
    }
  };
}

function requestOf(model: string, { messages, ids, seed }: ModelCall<unknown>, asked: Accepted) {
  const format = responseFormat(asked.format, ids);
  return {
    model,
    messages: [...messages],
    stream: asked.stream,
    ...(asked.stream && asked.usage && { stream_options: { include_usage: true } }),
    ...(format && { response_format: format }),
    ...(asked.temperature && { temperature: 0 }),
    ...(asked.seed && { seed }),
    ...(asked.limit && { [asked.limit]: mostOutputTokens(ids.length) }),
  };
}

/** Reserves the most that a request may use, and settles what it used, however it ends. */
async function* metered<Result>(
  pieces: AsyncGenerator<Piece>,
  { messages, ids, read }: ModelCall<Result>,
  meter: Meter,
): AsyncGenerator<Result, string | null> {
  const sent = inputTokens(messages);
  await meter.reserve({ inputTokens: sent, cachedTokens: 0, outputTokens: mostOutputTokens(ids.length) });
  let reported: Usage | undefined;
  let text: string | undefined;
  try {
    const reader = entryReader();
    let fingerprint: string | null = null;
    let heard = 0;
    let refused = false;
    try {
      for await (const { choices, usage, system_fingerprint } of pieces) {
        const said = choices[0]?.delta ?? choices[0]?.message;
        fingerprint = system_fingerprint ?? fingerprint;
        refused ||= Boolean(said?.refusal) || choices[0]?.finish_reason === 'content_filter';
        reported = reportedUsage(usage) ?? reported;
        text = (text ?? '') + (said?.content ?? '');
        for (const object of reader.push(said?.content ?? '')) {
          const result = read(object);
          if (result === undefined) continue;
          heard += 1;
          yield result;
        }
      }
    } catch (error) {
      if (heard === 0 || error instanceof RequestRefused) throw error;
    }
    if (heard === 0) throw new CallFailure(refused ? 'refused' : 'nonsense');
    return fingerprint;
  } finally {
    await meter.settle(reported ?? (text === undefined ? nothingUsed : estimate(sent, text)));
  }
}

/** For a reply that broke off, or a server that does not count. */
const estimate = (sent: number, text: string): Usage => ({
  inputTokens: sent,
  cachedTokens: 0,
  outputTokens: estimatedTokens(text),
});
