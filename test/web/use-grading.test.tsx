import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attempt, Graders } from '../../web/api-types.ts';
import { useGrading } from '../../web/features/practice/use-grading.ts';
import { usePractice } from '../../web/features/practice/use-practice.ts';
import { type FakeEventSource, fakeEventSources } from '../support/fake-event-source.ts';
import { type FakeServer, fakeServer, json, noAnswer, problem, type Seen } from '../support/fake-server.ts';
import { attemptAt, given, gradingOf, item, point, queueOf } from '../support/sitting.ts';
import { arrive, renderHook, unmountAll } from './render.ts';

const llm: NonNullable<Graders['llm']> = {
  model: 'gpt-5-mini',
  host: 'api.openai.com',
  monthUsd: 0,
  budgetUsd: null,
  userMonthUsd: 0,
  userBudgetUsd: null,
  usdPerAnswer: null,
};
const queued = gradingOf('g', { status: 'queued' });
const result = { pointId: 'first', verdict: 'covered', quotes: [], reason: 'Yes.', confidence: 1, check: false };

let learners = 0;
let stored: Attempt;
let server: FakeServer;
let streams: readonly FakeEventSource[];

function answer({ url, method }: Seen): Response | Promise<Response> {
  if (url.endsWith('/verdicts')) return noAnswer();
  if (url === '/api/v1/graders') return json(200, { llm, transcriber: null });
  if (url.endsWith('/grading')) return json(201, queued);
  if (url.startsWith('/api/v1/queue')) return json(200, queueOf([item('a')]));
  if (url === '/api/v1/attempts/attempt-a' && method === 'GET') return json(200, stored);
  return problem(404, 'not-found', 'No such page.');
}

/** A sitting in which the question `a` was answered. */
async function answered(attempt: Attempt) {
  stored = attempt;
  const learner = `grading-${++learners}`;
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result: hook } = renderHook(
    () => {
      const practice = usePractice(learner, { cardId: undefined, deckId: undefined, ahead: false });
      return { practice, grading: useGrading(practice.state.attempt ?? attempt, practice) };
    },
    (children) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
  );
  await arrive();
  act(() => hook.current.practice.handedIn(attempt));
  await arrive();
  return {
    grading: () => hook.current.grading,
    verdicts: () => hook.current.grading.attempt.points.map(({ verdict }) => verdict),
    start: async () => {
      act(() => hook.current.grading.start());
      await arrive();
    },
    judge: async (pointId: string) => {
      act(() => hook.current.practice.judge(pointId, 'missed'));
      await arrive();
    },
  };
}
const send = (...event: Parameters<FakeEventSource['send']>) => act(() => streams.at(-1)!.send(...event));
const graded = () =>
  attemptAt('a', {
    points: [point('first', 'covered', { history: [given('first', 'covered', { by: 'machine' })] }), point('second')],
    gradings: [gradingOf('g')],
  });

beforeEach(() => {
  vi.useFakeTimers();
  server = fakeServer(answer);
  streams = fakeEventSources();
});
afterEach(unmountAll);

describe('a grading', () => {
  it('is started by the learner and followed point by point', async () => {
    const sitting = await answered(attemptAt('a'));
    expect(streams).toHaveLength(0);
    await sitting.start();
    expect(streams.map(({ url }) => url)).toEqual(['/api/v1/attempts/attempt-a/events']);
    send('point', 'g:1', result);
    expect(sitting.verdicts()).toEqual(['covered', 'unjudged']);
    expect([...sitting.grading().graded]).toEqual(['first']);
  });
  it('that is done is read from the server, and no longer followed', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    stored = graded();
    send('done', 'g:2', { gradingId: 'g' });
    await arrive();
    expect(sitting.grading().underWay).toBeUndefined();
    expect(sitting.verdicts()).toEqual(['covered', 'unjudged']);
    expect(streams).toHaveLength(1);
  });
  it('that was under way before a reload is followed again, with what it said until then', async () => {
    const results = [{ ...result, verdict: 'partial' as const }];
    const sitting = await answered(attemptAt('a', { gradings: [gradingOf('g', { status: 'running', results })] }));
    expect(streams).toHaveLength(1);
    expect(sitting.verdicts()).toEqual(['partial', 'unjudged']);
  });
  it('that fails leaves the points to the learner', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    const failure = { code: 'timeout', message: 'The model took too long.' } as const;
    stored = attemptAt('a', { gradings: [gradingOf('g', { status: 'failed', failure })] });
    send('failed', 'g:1', failure);
    await arrive();
    expect(sitting.grading().underWay).toBeUndefined();
    expect(sitting.grading().attempt.gradings.at(-1)?.failure).toEqual(failure);
    expect(sitting.verdicts()).toEqual(['unjudged', 'unjudged']);
  });
  it('does not change what the learner judges meanwhile', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    await sitting.judge('first');
    send('point', 'g:1', result);
    expect(sitting.verdicts()).toEqual(['missed', 'unjudged']);
  });
  it('that ends takes back no verdict that is on its way', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    await sitting.judge('first');
    stored = graded();
    send('done', 'g:2', { gradingId: 'g' });
    await arrive();
    expect(sitting.verdicts()).toEqual(['missed', 'unjudged']);
  });
  it('of another answer’s stream is no news', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    send('point', 'older:1', result);
    expect(sitting.verdicts()).toEqual(['unjudged', 'unjudged']);
  });
});

describe('a stream that is lost', () => {
  it('is taken up by the browser', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    act(() => streams[0]!.lose(false));
    await arrive(60_000);
    expect(streams).toHaveLength(1);
    send('point', 'g:1', result);
    expect(sitting.verdicts()).toEqual(['covered', 'unjudged']);
  });
  it('for good is opened anew after a while, unless the grading is over', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    stored = attemptAt('a', { gradings: [queued] });
    act(() => streams[0]!.lose(true));
    await arrive(3000);
    expect(streams).toHaveLength(2);
    stored = graded();
    act(() => streams[1]!.lose(true));
    await arrive(3000);
    expect(streams).toHaveLength(2);
    expect(sitting.verdicts()).toEqual(['covered', 'unjudged']);
  });
  it('is not listened to any more once the question is gone', async () => {
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    unmountAll();
    expect(streams[0]!.readyState).toBe(2);
  });
});

describe('what the server refuses', () => {
  it('is said, and may be asked again', async () => {
    server.answer = (seen) =>
      seen.url.endsWith('/grading') ? problem(409, 'conflict', 'Graded in your head.') : answer(seen);
    const sitting = await answered(attemptAt('a'));
    await sitting.start();
    expect(sitting.grading().problem).toBe('Graded in your head.');
    server.answer = answer;
    await sitting.start();
    expect(sitting.grading().problem).toBeNull();
  });
});
