import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Optimisation, Optimisations } from '../../web/api-types.ts';
import { MemoryModel } from '../../web/features/optimiser/memory-model.tsx';
import { type FakeServer, fakeServer, json } from '../support/fake-server.ts';
import { ada } from '../support/progress.ts';
import { arrive, click, render, unmountAll } from './render.ts';

const running: Optimisation = {
  id: 'one',
  status: 'running',
  trigger: 'learner',
  progress: 0.25,
  createdAt: '2026-11-22T11:59:00.000Z',
  startedAt: '2026-11-22T11:59:30.000Z',
  finishedAt: null,
  reviews: 1200,
  items: null,
  heldOut: null,
  parameters: null,
  previousParameters: null,
  logLoss: null,
  adopted: null,
  reason: null,
  inForce: false,
};
let list: Optimisations;
let server: FakeServer;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00.000Z') });
  list = {
    items: [running],
    nextCursor: null,
    parameters: null,
    automatic: { on: true, reviewsMissing: 0, notBefore: null },
  };
  server = fakeServer(({ url, method }) => {
    if (method === 'GET') return json(200, list);
    if (!url.endsWith('/cancel')) return json(201, running);
    const cancelled: Optimisation = {
      ...running,
      status: 'cancelled',
      adopted: false,
      reason: 'You cancelled it, so nothing changes.',
    };
    list = { ...list, items: [cancelled] };
    return json(200, cancelled);
  });
});
afterEach(unmountAll);

async function show() {
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryModel me={ada} />
    </QueryClientProvider>,
  );
  await arrive();
  return {
    text: () => container.textContent,
    progress: () => container.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow'),
    button: (name: string) => [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name),
  };
}

it('says how far it is, again and again until it is over', async () => {
  const page = await show();
  expect([page.text(), page.progress()]).toEqual([expect.stringContaining('25 %'), '25']);
  expect(page.button('Fit it to my reviews now')).toBeUndefined();
  list = { ...list, items: [{ ...running, progress: 0.8 }] };
  await arrive(1100); // asked once a second; the answer takes a moment
  expect(page.progress()).toBe('80');
  list = { ...list, items: [{ ...running, status: 'done', progress: 1, adopted: false, reason: 'Too few reviews.' }] };
  await arrive(1100); // asked once a second; the answer takes a moment
  expect(page.text()).toContain('Too few reviews.');
  expect(page.button('Fit it to my reviews now')).toBeDefined();
  const asked = server.seen.length;
  await arrive(10_000);
  expect(server.seen).toHaveLength(asked);
});

it('is cancelled by a button', async () => {
  const page = await show();
  click(page.button('Cancel')!);
  await arrive();
  expect(server.urls()).toContain('/api/v1/optimisations/one/cancel');
  await arrive();
  expect(page.text()).toContain('You cancelled it');
  expect(page.progress()).toBeUndefined();
});
