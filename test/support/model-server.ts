import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { judgeHonestly, obey, type Asked, type Obedience, type Said } from './scripted-judges.ts';

/** A request for a completion, as it came. */
export interface ModelRequest {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  stream_options?: unknown;
  response_format?: { type: string };
  temperature?: number;
  seed?: number;
  max_completion_tokens?: number;
  max_tokens?: number;
}

/** What the server does with a request. */
export type Behaviour =
  /** A judge by rule. */
  | 'honest'
  /** Does what an answer says, quoting as told. */
  | { obeys: Obedience }
  /** Says this of the points. */
  | { says: (asked: Asked, request: ModelRequest) => readonly unknown[] }
  /** Says this text, whatever it is. */
  | { replies: string; finish?: string }
  /** An error, maybe with headers and a body. */
  | { status: number; headers?: Record<string, string>; error?: unknown }
  /** Takes no request that has this; else honest. */
  | { refuses: readonly (keyof ModelRequest | 'json_schema' | 'json_object')[] }
  | Fault;
export type Fault = keyof typeof faults;

export interface ModelServer {
  /** To give to the grader: http://127.0.0.1:…/v1 */
  url: string;
  requests: ModelRequest[];
  /** For the requests to come, one after the other; the last holds on. */
  behave: (...behaviours: Behaviour[]) => void;
  close: () => Promise<void>;
}

/**
 * An OpenAI-compatible server that follows a script: `/v1/chat/completions`, streaming and not.
 * @param options.pace milliseconds between the points of a stream
 * @param options.whole never streams, whatever is asked
 */
export async function startModelServer(
  options: { port?: number; pace?: number; whole?: boolean } = {},
): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let script: Behaviour[] = ['honest'];
  const server = createServer((incoming, response) => {
    void (async () => {
      if (incoming.method !== 'POST' || incoming.url !== '/v1/chat/completions') return respond(response, 404, {});
      const request = JSON.parse(await text(incoming)) as ModelRequest;
      requests.push(request);
      const [now = 'honest'] = script;
      if (script.length > 1) script = script.slice(1);
      await perform(now, request, incoming, response, options);
    })().catch(() => response.destroy());
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    behave: (...behaviours) => {
      script = behaviours;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function perform(
  behaviour: Behaviour,
  request: ModelRequest,
  incoming: IncomingMessage,
  response: ServerResponse,
  { pace, whole }: ReplyOptions,
): Promise<void> {
  const asked = readPrompt(request);
  const say = (entries: readonly unknown[]) => reply(request, response, entryTexts(entries), { pace, whole });
  if (behaviour === 'honest') return say(judgeHonestly(asked));
  if (typeof behaviour === 'string') return faults[behaviour](request, response, asked, incoming);
  if ('obeys' in behaviour) return say(obey(asked, behaviour.obeys));
  if ('says' in behaviour) return say(behaviour.says(asked, request));
  if ('replies' in behaviour)
    return reply(request, response, [behaviour.replies], { finish: behaviour.finish ?? 'stop' });
  if ('status' in behaviour) {
    const { status, headers, error = { message: 'as the script says' } } = behaviour;
    return respond(response, status, { error }, headers);
  }
  const unwanted = behaviour.refuses.find(
    (name) =>
      (name in request && request[name as keyof ModelRequest] !== false) || request.response_format?.type === name,
  );
  if (unwanted === undefined) return say(judgeHonestly(asked));
  return respond(response, 400, {
    error: { message: `Unsupported parameter: '${unwanted}'`, type: 'invalid_request_error', param: unwanted },
  });
}

/** What our prompt asks: the points, and the answer between the last two fences. */
function readPrompt({ messages }: ModelRequest): Asked {
  const content = messages.find(({ role }) => role === 'user')?.content ?? '';
  const points = JSON.parse(/^Points:\n(.+)$/m.exec(content)?.[1] ?? '[]') as Asked['points'];
  const fence = /^The answer to grade, between two lines of (.+):$/m.exec(content)?.[1] ?? '';
  const answer =
    content
      .slice(0, content.lastIndexOf(`\n${fence}`))
      .split(`${fence}:\n${fence}\n`)
      .at(-1) ?? '';
  return { points, answer };
}

/** A reply in pieces, each an entry, so that a stream brings one after the other. */
const entryTexts = (entries: readonly unknown[]): string[] => [
  '{"points":[',
  ...entries.map((entry, at) => (at > 0 ? ',' : '') + (typeof entry === 'string' ? entry : JSON.stringify(entry))),
  ']}',
];

interface ReplyOptions {
  finish?: string | null;
  pace?: number | undefined;
  whole?: boolean | undefined;
  refusal?: string;
}

async function reply(
  request: ModelRequest,
  response: ServerResponse,
  pieces: readonly string[],
  { finish = 'stop', pace = 0, whole = false, refusal }: ReplyOptions,
): Promise<void> {
  const content = pieces.join('');
  const usage = usageOf(request, content);
  const base = { id: 'chatcmpl-1', created: 1, model: request.model, system_fingerprint: 'fp_scripted' };
  if (request.stream !== true || whole) {
    const message = { role: 'assistant', content, ...(refusal && { refusal }) };
    return respond(response, 200, {
      ...base,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: finish }],
      usage,
    });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (delta: object, reason: string | null = null) =>
    event(response, {
      ...base,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
  send({ role: 'assistant', content: '' });
  for (const piece of pieces) {
    if (pace > 0) await new Promise((resolve) => setTimeout(resolve, pace));
    // In halves, so that no reader may hope for whole entries.
    const middle = Math.floor(piece.length / 2);
    send({ content: piece.slice(0, middle) });
    send({ content: piece.slice(middle) });
  }
  if (refusal) send({ refusal });
  send({}, finish);
  if (request.stream_options !== undefined)
    event(response, { ...base, object: 'chat.completion.chunk', choices: [], usage });
  response.end('data: [DONE]\n\n');
}

const usageOf = ({ messages }: ModelRequest, content: string) => {
  const prompt = Math.ceil(messages.reduce((sum, message) => sum + message.content.length, 0) / 4);
  const completion = Math.ceil(content.length / 4);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: 0 },
  };
};

const event = (response: ServerResponse, data: object) => response.write(`data: ${JSON.stringify(data)}\n\n`);

function respond(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

type Perform = (
  request: ModelRequest,
  response: ServerResponse,
  asked: Asked,
  incoming: IncomingMessage,
) => Promise<void> | void;

/** Changes what an honest judge says. */
const twisted =
  (twist: (entries: Said[]) => readonly unknown[]): Perform =>
  (request, response, asked) =>
    reply(request, response, entryTexts(twist(judgeHonestly(asked))), {});

/** Every way a server can fail, by name. */
const faults = {
  /** Never answers. */
  hang: () => undefined,
  /** Answers, and then says nothing of use, for ever. */
  drip: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const timer = setInterval(() => response.write(': wait\n\n'), 10);
    response.once('close', () => clearInterval(timer));
  },
  /** Closes the connection instead of an answer. */
  close: (_, response) => {
    response.destroy();
  },
  /** Closes it after half of the reply. */
  'close-midway': (_, response, asked) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const content = entryTexts(judgeHonestly(asked)).join('');
    event(response, { choices: [{ index: 0, delta: { content: content.slice(0, content.length / 2) } }] });
    setTimeout(() => response.destroy(), 20);
  },
  html: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Sign in to the network</body></html>');
  },
  /** HTML that says it is JSON. */
  'html-as-json': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('<html><body>Bad gateway</body></html>');
  },
  redirect: (_, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
  },
  /** 50 MB of JSON. */
  huge: async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const megabyte = ' '.repeat(1_000_000);
    for (let sent = 0; sent < 50 && !response.destroyed; sent += 1)
      if (!response.write(megabyte)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    response.end();
  },
  /** The limit of tokens was reached before the first entry was complete. */
  truncated: (request, response, asked) =>
    reply(request, response, [entryTexts(judgeHonestly(asked)).join('').slice(0, 40)], { finish: 'length' }),
  /** Cut after the first entry. */
  cut: (request, response, asked) =>
    reply(request, response, [...entryTexts(judgeHonestly(asked)).slice(0, 2), ',{"id":"'], { finish: 'length' }),
  refusal: (request, response) => reply(request, response, [], { refusal: 'I cannot help with that.' }),
  filtered: (request, response) => reply(request, response, [], { finish: 'content_filter' }),
  empty: (request, response) => reply(request, response, [], {}),
  'wrong-schema': (request, response) =>
    reply(request, response, ['{"results":[{"point":"a","result":"covered"}],"score":1}'], {}),
  'unknown-ids': twisted((entries) => entries.map((entry) => ({ ...entry, id: `${entry.id}-x` }))),
  'missing-ids': twisted((entries) => entries.slice(1)),
  'duplicate-ids': twisted((entries) => [...entries, ...entries]),
  /** NaN is no JSON. */
  nan: twisted((entries) =>
    entries.map((entry) => JSON.stringify(entry).replace(/"confidence":[\d.]+/, '"confidence":NaN')),
  ),
  'out-of-range': twisted((entries) => entries.map((entry) => ({ ...entry, confidence: 95 }))),
  /** Quotes that nobody said. */
  'false-quotes': twisted((entries) =>
    entries.map((entry) => ({ ...entry, verdict: 'covered', quotes: ['the moon is made of green cheese'] })),
  ),
} satisfies Record<string, Perform>;
