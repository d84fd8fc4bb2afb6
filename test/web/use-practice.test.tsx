import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Queue } from '../../web/api-types.ts';
import { dismissToast, useToasts } from '../../web/hooks/toast.ts';
import { readDraft } from '../../web/features/practice/drafts.ts';
import { usePractice } from '../../web/features/practice/use-practice.ts';
import { type FakeServer, fakeServer, held, json, noAnswer, problem, type Seen } from '../support/fake-server.ts';
import { arrive, renderHook, unmountAll } from './render.ts';
import { attemptAt, item, point, queueOf } from '../support/sitting.ts';

/** A learner of its own for each test: outboxes live as long as the page. */
let learners = 0;
let learner: string;
let queue: Queue;
let server: FakeServer;
const [a, b, c] = [item('a'), item('b'), item('c')];

function answer({ url, method }: Seen): Response {
  if (url.startsWith('/api/v1/queue')) return json(200, queue);
  const judged = /^\/api\/v1\/attempts\/attempt-(\w+)\/verdicts$/.exec(url);
  if (judged) return json(200, attemptAt(judged[1]!, { score: 1, points: [point('first', 'covered')] }));
  return method === 'POST' ? json(201, {}) : problem(404, 'not-found', 'No such page.');
}
const sent = () => server.seen.filter(({ method }) => method === 'POST').map(({ url }) => url);

async function practise(scope: Partial<Parameters<typeof usePractice>[1]> = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result } = renderHook(
    () => usePractice(learner, { cardId: undefined, deckId: undefined, ahead: false, ...scope }),
    (children) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
  );
  await arrive();
  return {
    get: () => result.current,
    currentId: () => result.current.state.current?.card.id,
    do: (deed: (practice: ReturnType<typeof usePractice>) => unknown) => act(() => void deed(result.current)),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00.000Z') });
  learners += 1;
  learner = `learner-${learners}`;
  queue = queueOf([a, b, c]);
  server = fakeServer(answer);
});
afterEach(unmountAll);

describe('a sitting asks the server', () => {
  it.each([
    [{}, '/api/v1/queue?limit=20'],
    [{ deckId: 'containers' }, '/api/v1/queue?limit=20&deckId=containers'],
    [{ cardId: 'a', deckId: 'containers', ahead: true }, '/api/v1/queue?limit=20&cardId=a'],
    [{ ahead: true }, '/api/v1/queue?limit=5&ahead=true'],
  ])('for %j with %s', async (scope, url) => {
    await practise(scope);
    expect(server.urls()).toEqual([url]);
  });
  it('again once all that was done is saved, and then never ahead', async () => {
    const sitting = await practise({ ahead: true });
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('good', 0));
    await arrive();
    expect(server.urls()).toEqual(['/api/v1/queue?limit=5&ahead=true', '/api/v1/reviews', '/api/v1/queue?limit=20']);
  });
  it('anew after a failure, when told to', async () => {
    server.answer = () => problem(400, 'validation', 'Odd.');
    const sitting = await practise();
    expect(sitting.get().error).toMatchObject({ message: 'Odd.' });
    server.answer = answer;
    sitting.do(({ retry }) => retry());
    await arrive();
    expect(sitting.get().error).toBeNull();
    expect(sitting.currentId()).toBe('a');
  });
});

describe('rating', () => {
  it('goes on at once and never waits for the network', async () => {
    const sitting = await practise();
    server.answer = noAnswer;
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('good', 2500.4));
    expect(sitting.currentId()).toBe('b');
    await arrive();
    expect(sitting.get().saving).toEqual({ waiting: 1, failures: 1, signedOut: false });
  });
  it('sends the answer’s time and the time of judging together', async () => {
    const sitting = await practise();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a', { durationMs: 40_000 })));
    sitting.do(({ rate }) => rate('hard', 2500.4));
    await arrive();
    expect(server.seen[1]!.body).toMatchObject({
      cardId: 'a',
      attemptId: 'attempt-a',
      rating: 'hard',
      durationMs: 42_500,
      reviewedAt: '2026-11-22T12:00:00.000Z',
      ahead: false,
    });
  });
  it('of a step taken ahead says so, or it would not count', async () => {
    queue = queueOf([item('a', { ahead: true })]);
    const sitting = await practise({ ahead: true });
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('good', 0));
    await arrive();
    expect(server.seen[1]!.body).toMatchObject({ cardId: 'a', ahead: true });
  });
  it('does nothing before an answer is handed in', async () => {
    const sitting = await practise();
    sitting.do(({ rate }) => rate('good', 0));
    await arrive();
    expect(sent()).toEqual([]);
    expect(sitting.currentId()).toBe('a');
  });
  it('ends the draft of its answer', async () => {
    const sitting = await practise();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    expect(readDraft(learner, 'a')).toMatchObject({ attemptId: 'attempt-a', handedIn: true });
    sitting.do(({ rate }) => rate('good', 0));
    expect(readDraft(learner, 'a')).toMatchObject({ answer: '', handedIn: false });
    await arrive();
  });
  it('outdates a queue asked for before it, which may name the question again', async () => {
    const sitting = await practise();
    const late = held();
    server.answer = (request) => (request.url.startsWith('/api/v1/queue') ? late.answer : answer(request));
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('good', 0));
    await arrive();
    server.answer = answer;
    queue = queueOf([c]);
    sitting.do(({ handedIn }) => handedIn(attemptAt('b')));
    sitting.do(({ rate }) => rate('good', 0));
    await arrive();
    late.release(json(200, queueOf([b, c])));
    await arrive();
    expect(sitting.currentId()).toBe('c');
    expect(sitting.get().state.upcoming).toEqual([]);
    expect(sitting.get().error).toBeNull();
  });
  it('left unsent by an earlier visit keeps its question from being asked again', async () => {
    const before = await practise();
    server.answer = noAnswer;
    before.do(({ handedIn }) => handedIn(attemptAt('a')));
    before.do(({ rate }) => rate('good', 0));
    await arrive();
    server.answer = (request) => (request.url.startsWith('/api/v1/queue') ? answer(request) : noAnswer());
    const after = await practise();
    expect(after.currentId()).toBe('b');
  });
});

describe('taking a rating back', () => {
  it('undoes the review under its id, and brings its answer back to be resumed', async () => {
    const sitting = await practise();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('good', 0));
    sitting.do(({ undo }) => undo());
    await arrive();
    const { id } = server.seen[1]!.body as { id: string };
    expect(sent()).toEqual(['/api/v1/reviews', `/api/v1/reviews/${id}/undo`]);
    expect(readDraft(learner, 'a')).toMatchObject({ attemptId: 'attempt-a', handedIn: true });
    expect(sitting.currentId()).toBe('a');
  });
  it('and putting it back sends undo and redo of the one review', async () => {
    const sitting = await practise();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('good', 0));
    sitting.do(({ undo }) => undo());
    sitting.do(({ redo }) => redo());
    await arrive();
    const { id } = server.seen[1]!.body as { id: string };
    expect(sent()).toEqual(['/api/v1/reviews', `/api/v1/reviews/${id}/undo`, `/api/v1/reviews/${id}/redo`]);
    expect(readDraft(learner, 'a').handedIn).toBe(false);
    expect(sitting.currentId()).toBe('b');
  });
  it('and putting it back outdates a queue asked for in between', async () => {
    const sitting = await practise();
    const late = held();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('good', 0));
    sitting.do(({ undo }) => undo());
    server.answer = (request) => (request.url.startsWith('/api/v1/queue') ? late.answer : answer(request));
    await arrive();
    server.answer = noAnswer;
    sitting.do(({ redo }) => redo());
    late.release(json(200, queueOf([a, b, c])));
    await arrive();
    expect(sitting.currentId()).toBe('b');
    expect(sitting.get().state.upcoming.map(({ card }) => card.id)).toEqual(['c']);
  });
  it('answers false and sends nothing where nothing was rated', async () => {
    const sitting = await practise();
    expect([sitting.get().undo(), sitting.get().redo()]).toEqual([false, false]);
    await arrive();
    expect(sent()).toEqual([]);
  });
});

describe('a rating that makes a question a leech', () => {
  const rateA = async (recorded: object) => {
    server.answer = (request) => {
      if (request.url === '/api/v1/reviews') return json(201, recorded);
      return request.method === 'PATCH' ? json(200, {}) : answer(request);
    };
    const sitting = await practise();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ rate }) => rate('again', 0));
    await arrive();
    return renderHook(useToasts).result.current.filter(({ stays }) => stays);
  };
  const card = { ...a.card, lapses: 8, leech: true };
  afterEach(() => {
    const { current } = renderHook(useToasts).result;
    act(() => {
      for (const { id } of current) dismissToast(id);
    });
  });

  it('is told with the question, how often, and what to do', async () => {
    const [said] = await rateA({ review: {}, card, leech: true });
    expect(said?.message).toBe(
      '“What is a?” keeps slipping: forgotten 8 times. Read its model answer slowly and drill the points you miss, or suspend it for a while.',
    );
  });
  it('offers to suspend it, and asks for the queue anew', async () => {
    const [said] = await rateA({ review: {}, card, leech: true });
    server.seen.length = 0;
    act(() => said?.action?.run());
    await arrive();
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PATCH /api/v1/cards/a',
      'GET /api/v1/queue?limit=20',
    ]);
  });
  it('is not told of again while it only stays one', async () => {
    expect(await rateA({ review: {}, card, leech: false })).toEqual([]);
  });
});

describe('a verdict', () => {
  it('shows at once, counts as unsaved until the server has it, and then shows what that made of it', async () => {
    const sitting = await practise();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    sitting.do(({ judge }) => judge('first', 'covered'));
    expect(sitting.get().state.attempt?.points[0]?.verdict).toBe('covered');
    expect(sitting.get().isSaved).toBe(false);
    await arrive();
    expect(sitting.get().isSaved).toBe(true);
    expect(sitting.get().state.attempt?.score).toBe(1);
  });
  it('given while an earlier one is on its way is not undone by that one’s answer', async () => {
    const sitting = await practise();
    sitting.do(({ handedIn }) => handedIn(attemptAt('a')));
    const first = held();
    server.answer = () => first.answer;
    sitting.do(({ judge }) => judge('first', 'covered'));
    await arrive();
    server.answer = noAnswer;
    sitting.do(({ judge }) => judge('second', 'missed'));
    first.release(json(200, attemptAt('a', { points: [point('first', 'covered'), point('second')] })));
    await arrive();
    expect(sitting.get().state.attempt?.points.map(({ verdict }) => verdict)).toEqual(['covered', 'missed']);
  });
});
