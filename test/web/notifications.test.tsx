import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Bell from '../../web/features/notifications/bell.tsx';
import { NotificationsSection } from '../../web/features/notifications/notifications-section.tsx';
import { type FakeServer, fakeServer, json } from '../support/fake-server.ts';
import { arrive, click, enter, press, render, unmountAll } from './render.ts';

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

describe('the bell', () => {
  const bell = () => document.querySelector<HTMLElement>('button[aria-haspopup]')!;
  const popover = () => document.querySelector('[role=dialog]');
  async function ring() {
    server.answer = () => json(200, { items: [], nextCursor: null, unread: 3 });
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Bell />
      </QueryClientProvider>,
    );
    await arrive(100);
    bell().focus();
    click(bell());
    await act(() => import('../../web/features/notifications/newest-popover.tsx'));
    await arrive(100);
  }
  it('says how much is not read, and shows the newest when pressed', async () => {
    await ring();
    expect(bell().getAttribute('aria-label')).toBe('Notifications, 3 not read');
    expect(bell().getAttribute('aria-expanded')).toBe('true');
    expect(popover()?.textContent).toContain('Nothing yet.');
  });
  it('closes what it opened when pressed again, and by Escape, and has the focus then', async () => {
    await ring();
    click(bell());
    expect(popover()).toBeNull();
    click(bell());
    await arrive(100);
    press('Escape');
    await arrive(100);
    expect(popover()).toBeNull();
    expect(document.activeElement).toBe(bell());
  });
});

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
