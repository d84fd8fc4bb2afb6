import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { RateLimited } from '../errors.ts';
import type { EventInput, ServerEvent } from './route.ts';

/** Streams of events that are open in this process. */
export interface EventStreams {
  /**
   * Opens one for an account: `serve` gets what its handler is given, until the client goes or the server stops.
   * Throws RateLimited when the account has too many open.
   */
  open: <T>(
    request: Request,
    response: Response,
    userId: string,
    serve: (input: EventInput) => Promise<T>,
  ) => Promise<T>;
}

/** That one account may hold open: one for each of its tabs, and some. */
const mostOpen = 10;
/** A comment so often keeps proxies from closing a silent connection, ms. */
const heartbeatMs = 15_000;
/** After which a client that lost the stream comes back, ms. */
const retryMs = 2000;

export function createEventStreams(stopping: AbortSignal): EventStreams {
  const streams = new Set<{ userId: string; end: AbortController }>();
  stopping.addEventListener('abort', () => {
    for (const { end } of streams) end.abort();
  });
  return {
    open: async (request, response, userId, serve) => {
      if ([...streams].filter((stream) => stream.userId === userId).length >= mostOpen)
        throw new RateLimited(`You have ${mostOpen} streams open: close some, such as other tabs of this page.`, 5);
      const stream = { userId, end: new AbortController() };
      const leave = () => stream.end.abort();
      if (stopping.aborted) leave();
      response.once('close', leave);
      streams.add(stream);
      try {
        return await serve({ lastEventId: request.get('last-event-id'), signal: stream.end.signal });
      } finally {
        streams.delete(stream);
        response.off('close', leave);
      }
    },
  };
}

/** Sends events as they come, until there are no more or nobody listens. */
export async function sendEvents(response: Response, events: AsyncIterable<ServerEvent>): Promise<void> {
  // no-transform: compression() would hold events back; the other is nginx's name for the same.
  response.status(200).type('text/event-stream').set('Cache-Control', 'no-store, no-transform');
  response.set('X-Accel-Buffering', 'no').set('Connection', 'close');
  response.write(`retry: ${retryMs}\n\n`);
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  try {
    await pipeline(Readable.from(written(events)), response);
  } finally {
    clearInterval(heartbeat);
  }
}

async function* written(events: AsyncIterable<ServerEvent>): AsyncGenerator<string> {
  for await (const { id, event, data } of events) yield `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
