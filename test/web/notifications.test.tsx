import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotificationsSection } from '../../web/features/notifications/notifications-section.tsx';
import { type FakeServer, fakeServer, json } from '../support/fake-server.ts';
import { arrive, enter, render, unmountAll } from './render.ts';

let server: FakeServer;
let sends: boolean;
const wish = { kind: 'comment', label: 'Somebody comments', group: 'learner', delivery: 'daily' };

async function open() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <NotificationsSection />
    </QueryClientProvider>,
  );
  await arrive(100);
  return container;
}
const choicesOf = (container: HTMLElement) => [...container.querySelectorAll('option')].map(({ value }) => value);

beforeEach(() => {
  vi.useFakeTimers();
  sends = true;
  server = fakeServer(({ method }) =>
    json(200, {
      items: [{ ...wish, delivery: method === 'PATCH' ? 'none' : 'daily' }],
      mail: { sends, address: 'ada@example.org' },
    }),
  );
});
afterEach(unmountAll);

describe('how one is told', () => {
  it('is changed by choosing, and saved at once', async () => {
    const container = await open();
    expect(choicesOf(container)).toEqual(['page', 'daily', 'at-once', 'none']);
    enter(container.querySelector('select')!, 'none');
    await arrive(100);
    expect(server.seen.at(-1)).toMatchObject({
      method: 'PATCH',
      body: { wishes: [{ kind: 'comment', delivery: 'none' }] },
    });
    expect(container.textContent).toContain('Saved');
  });
  it('says that a server without mail sends none, and offers none', async () => {
    sends = false;
    const container = await open();
    expect(container.textContent).toContain('This server sends no mail');
    expect(choicesOf(container)).toEqual(['page', 'none']);
    expect(container.querySelector('select')?.value).toBe('page');
  });
});
