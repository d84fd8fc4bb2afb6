import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attempt } from '../../web/api-types.ts';
import { type Answer, useHandIn } from '../../web/features/practice/use-hand-in.ts';
import { type FakeServer, fakeServer, json, noAnswer, problem, type Seen } from '../support/fake-server.ts';
import { attemptAt } from '../support/sitting.ts';
import { renderHook, unmountAll } from './render.ts';

const answer: Answer = {
  id: 'attempt-1',
  answer: 'The daemon.',
  inputMode: 'typed',
  startedAt: '2026-11-22T12:00:00.000Z',
  durationMs: 40_000,
};
const later = { startedAt: '2026-11-22T12:05:00.000Z', durationMs: 90_000 };
type Sent = Answer & { cardId: string };
const bodies = ({ seen }: FakeServer) => seen.map(({ body }) => body as Sent);

/** Keeps attempts by id as the server does; `deaf` stores and does not answer. */
function keeper() {
  const kept = new Map<string, string>();
  const store = ({ body }: Seen) => {
    const { id, ...content } = body as Sent;
    const before = kept.get(id);
    if (before !== undefined && before !== JSON.stringify(content)) return problem(409, 'conflict', 'Another attempt.');
    kept.set(id, JSON.stringify(content));
    return json(201, attemptAt('a', { id }));
  };
  const deaf = (request: Seen) => (store(request).ok ? noAnswer() : problem(409, 'conflict', 'Another attempt.'));
  return { kept, store, deaf };
}

function form() {
  const done: Attempt[] = [];
  const queryClient = new QueryClient();
  const { result } = renderHook(
    () => useHandIn('a', (attempt) => done.push(attempt)),
    (children) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
  );
  const handIn = async (over: Partial<Answer> = {}) => {
    act(() => result.current.mutate({ ...answer, ...over }));
    await act(() => vi.advanceTimersByTimeAsync(0));
  };
  return { handIn, done, failed: () => result.current.isError };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(unmountAll);

describe('an answer handed in', () => {
  it('goes to its card, and its attempt comes back', async () => {
    const server = fakeServer(keeper().store);
    const { handIn, done } = form();
    await handIn();
    expect(bodies(server)).toEqual([{ ...answer, cardId: 'a' }]);
    expect(done.map(({ id }) => id)).toEqual(['attempt-1']);
  });
  it('again after no answer is the same in id and times, so that it is one attempt', async () => {
    const { kept, store, deaf } = keeper();
    const server = fakeServer(deaf);
    const { handIn, done, failed } = form();
    await handIn();
    expect(failed()).toBe(true);
    server.answer = store;
    await handIn(later);
    expect(bodies(server)[1]).toEqual(bodies(server)[0]);
    expect([kept.size, done.length]).toEqual([1, 1]);
  });
  it('with another text, after the first was stored unheard, is an attempt of its own', async () => {
    const { kept, store, deaf } = keeper();
    const server = fakeServer(deaf);
    const { handIn, done } = form();
    await handIn();
    server.answer = store;
    await handIn({ ...later, answer: 'The daemon, over its socket.' });
    expect(kept.size).toBe(2);
    expect(done[0]!.id).not.toBe('attempt-1');
  });
  it('with another text is still one attempt more, however often that is sent unheard', async () => {
    const { kept, store, deaf } = keeper();
    const server = fakeServer(deaf);
    const { handIn, done } = form();
    await handIn();
    const changed = { ...later, answer: 'The daemon, over its socket.' };
    await handIn(changed);
    await handIn(changed);
    server.answer = store;
    await handIn(changed);
    expect(kept.size).toBe(2);
    expect(done).toHaveLength(1);
  });
  it('in one’s head, after the typed one was lost, is another answer', async () => {
    const server = fakeServer(noAnswer);
    const { handIn } = form();
    await handIn();
    await handIn({ ...later, inputMode: 'recalled' });
    expect(bodies(server)[1]).toMatchObject({ inputMode: 'recalled', durationMs: 90_000 });
  });
  it('and refused is not sent again', async () => {
    const server = fakeServer(() => problem(400, 'validation', 'Too long.'));
    const { handIn, failed } = form();
    await handIn();
    expect(server.seen).toHaveLength(1);
    expect(failed()).toBe(true);
  });
});
