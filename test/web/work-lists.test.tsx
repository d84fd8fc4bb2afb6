import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QueuedSubmission } from '../../web/api-types.ts';
import AssignmentsPage from '../../web/features/assignments/assignments-page.tsx';
import QueuePage from '../../web/features/submissions/queue-page.tsx';
import { type FakeServer, fakeServer, json, problem } from '../support/fake-server.ts';
import { ownSubmission } from '../support/own-submission.ts';
import { ada } from '../support/progress.ts';
import { arrive, click, render, unmountAll } from './render.ts';

const titled = (title: string) => ({
  ...ownSubmission,
  assignment: { ...ownSubmission.assignment, id: title, title },
});
const done = { ...titled('Done'), status: 'reviewed' as const };
const queued = (name: string): QueuedSubmission => ({
  learner: { id: name, name },
  assignment: { id: 'one', title: 'Containers', kind: 'deck' },
  status: 'handed-in',
  take: 1,
  dueAt: null,
  handedInAt: '2026-11-22T10:00:00.000Z',
  late: false,
  waitingSince: '2026-11-22T10:00:00.000Z',
  waitingFor: 'coach',
  score: null,
  habitPoints: null,
  reviewer: null,
  reviewedBy: null,
  reviewedAt: null,
  answers: 1,
  inputModes: ['typed'],
  durationMs: 1000,
  machine: null,
  self: null,
  disagree: 0,
  unread: 0,
});

let server: FakeServer;
let counts: Record<'to-do' | 'done', number>;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  counts = { 'to-do': 2, done: 1 };
  server = fakeServer(({ url }) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const isNext = searchParams.get('cursor') === 'next';
    const page = <Item,>(first: Item, second: Item, over: object) =>
      json(200, { items: [isNext ? second : first], nextCursor: isNext ? null : 'next', ...over });
    if (pathname === '/api/auth/get-session')
      return json(200, { user: { id: ada.id, name: 'Ada', isAnonymous: false } });
    if (pathname === '/api/v1/me') return json(200, ada);
    if (pathname === '/api/v1/submissions')
      return searchParams.get('state') === 'done'
        ? json(200, { items: counts.done > 0 ? [done] : [], nextCursor: null, counts })
        : page(titled('First'), titled('Second'), { counts });
    if (pathname === '/api/v1/cohorts/autumn/submissions')
      return page(queued('Ada'), queued('Ben'), { counts: { open: 4, 'handed-in': 2, returned: 0, reviewed: 7 } });
    if (pathname === '/api/v1/cohorts/autumn')
      return json(200, { id: 'autumn', name: 'Platform track', role: 'coach', archivedAt: null, coaches: [] });
    return problem(404, 'not-found', 'No such thing.');
  });
});
afterEach(unmountAll);

async function open(page: ReactElement) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  };
  await settle();
  const more = () =>
    [...container.querySelectorAll('button')].find((each) => each.textContent?.startsWith('Show more'));
  const pressMore = async () => {
    const button = more();
    if (button) click(button);
    await settle();
  };
  return { container, more, pressMore };
}

describe('A learner’s assignments', () => {
  const rowsIn = (root: HTMLElement, section: string) =>
    [...root.querySelectorAll(`section[aria-label="${section}"] li a`)].map(({ textContent }) => textContent);
  it('are counted whole, and come a page at a time', async () => {
    const { container, more, pressMore } = await open(<AssignmentsPage />);
    expect(container.querySelector('h1')?.textContent).toBe('Two assignments to do.');
    expect(rowsIn(container, 'To do')).toEqual(['First']);
    expect(rowsIn(container, 'Done and closed')).toEqual(['Done']);
    await pressMore();
    expect(rowsIn(container, 'To do')).toEqual(['First', 'Second']);
    expect(rowsIn(container, 'Done and closed')).toEqual(['Done']);
    expect(more()).toBeUndefined();
  });
  it('have no part for what is done before anything is', async () => {
    counts = { 'to-do': 2, done: 0 };
    expect((await open(<AssignmentsPage />)).container.textContent).not.toContain('Done and closed');
  });
});

describe('A coach’s queue', () => {
  const learners = (root: HTMLElement) => [...root.querySelectorAll('tbody th')].map(({ textContent }) => textContent);
  it('says how many there are of each status, and comes a page at a time', async () => {
    const { container, more, pressMore } = await open(<QueuePage cohortId="autumn" />);
    const tabs = [...container.querySelectorAll('[aria-label="Status"] button')].map(({ textContent }) => textContent);
    expect(tabs).toEqual(['To review 2', 'Returned 0', 'Reviewed 7', 'Not handed in 4']);
    expect(learners(container)).toEqual(['Ada']);
    await pressMore();
    expect(learners(container)).toEqual(['Ada', 'Ben']);
    expect(more()).toBeUndefined();
    expect(server.urls().at(-1)).toContain('cursor=next');
  });
});
