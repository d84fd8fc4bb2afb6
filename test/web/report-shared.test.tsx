import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import SharedPage from '../../web/features/interview-report/shared-page.tsx';
import { type FakeServer, fakeServer, json, problem } from '../support/fake-server.ts';
import { interviewReport } from '../support/interview-report.ts';
import { arrive, press, render, unmountAll } from './render.ts';

let server: FakeServer;

async function open(token: string) {
  history.replaceState(null, '', `/shared#${token}`);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <SharedPage />
    </QueryClientProvider>,
  );
  await arrive(100);
  await arrive(100);
  return container;
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00.000Z') });
  server = fakeServer(({ body }) =>
    (body as { token: string }).token === 'good'
      ? json(200, { ...interviewReport({ learner: 'Ada' }), expiresAt: '2026-12-06T16:00:00.000Z' })
      : problem(404, 'not-found', 'No such link.'),
  );
});
afterEach(unmountAll);

describe('a shared report', () => {
  it('is read by the token behind the # alone, without a session', async () => {
    const page = await open('good');
    expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/api/v1/shared-reports', { token: 'good' }],
    ]);
    expect(page.textContent).toContain('Mock interview of Ada');
    expect(page.textContent).toContain('Shared by a link that works until 6 December 2026.');
  });
  it('offers to print and to read on, and nothing that changes it', async () => {
    const page = await open('good');
    const names = [...page.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect([...new Set(names.map((name) => name.replace(/^(Answer).*/, '$1').trim()))].toSorted()).toEqual([
      'Answer',
      'Model answer',
      'Print',
    ]);
    expect(page.querySelector('input, select, textarea')).toBeNull();
    press('c');
    expect(server.seen).toHaveLength(1);
  });
  it('does not say to others why the learner was asked what', async () => {
    expect((await open('good')).textContent).not.toContain('Asked because');
  });
  it('is kept out of search engines while it is on show', async () => {
    await open('good');
    expect(document.querySelector<HTMLMetaElement>('meta[name=robots]')?.content).toBe('noindex');
    unmountAll();
    expect(document.querySelector('meta[name=robots]')).toBeNull();
  });
});

describe('a link that opens nothing', () => {
  it('says why that may be, and what to do', async () => {
    const page = await open('old');
    expect(page.querySelector('h2')!.textContent).toBe('This link opens no report.');
    expect(page.textContent).toContain('ask the one who sent it for a new link');
  });
  it('without its token asks the server for nothing', async () => {
    expect((await open('')).querySelector('h2')!.textContent).toBe('This link opens no report.');
    expect(server.seen).toEqual([]);
  });
});
