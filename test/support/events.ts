import type { OperationId } from '../../api/operations.ts';
import { pathOf, type Client, type Parts } from './client.ts';

export interface ReceivedEvent {
  id: string;
  event: string;
  data: unknown;
}
/** An open stream of events; `next` is undefined at its end. */
export interface EventReader {
  status: number;
  next: () => Promise<ReceivedEvent | undefined>;
  /** All that come until its end. */
  rest: () => Promise<ReceivedEvent[]>;
  /** Goes away, as a closed tab does. */
  leave: () => void;
}

/** Follows the grading of an attempt. */
export const followGrading = (client: Client, attemptId: string, lastEventId?: string): Promise<EventReader> =>
  openEvents(client, 'followGrading', { params: { attemptId } }, lastEventId);

/** Opens a stream of events, as EventSource does. */
export async function openEvents(
  client: Client,
  operation: OperationId,
  parts: Parts,
  lastEventId?: string,
): Promise<EventReader> {
  const leaving = new AbortController();
  const response = await client.raw(pathOf(operation, parts), {
    signal: leaving.signal,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  });
  const events = received(response);
  const next = async () => {
    const step = await events.next();
    return step.done ? undefined : step.value;
  };
  return {
    status: response.status,
    next,
    rest: async () => {
      const rest: ReceivedEvent[] = [];
      for (let event = await next(); event; event = await next()) rest.push(event);
      return rest;
    },
    leave: () => leaving.abort(),
  };
}

async function* received({ body }: Response): AsyncGenerator<ReceivedEvent> {
  if (!body) return;
  let text = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      if (field('event')) yield { id: field('id'), event: field('event'), data: JSON.parse(field('data')) };
    }
  }
}
