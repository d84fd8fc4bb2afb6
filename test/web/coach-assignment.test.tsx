import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AssignmentDetail, Audience } from '../../web/api-types.ts';
import CoachAssignmentPage from '../../web/features/coach/assignments/assignment-page.tsx';
import NewAssignmentPage from '../../web/features/coach/assignments/new-assignment-page.tsx';
import { fakeServer, json, problem } from '../support/fake-server.ts';
import { ownSubmission } from '../support/own-submission.ts';
import { ada } from '../support/progress.ts';
import { arrive, click, render, unmountAll } from './render.ts';

const assignment: AssignmentDetail = {
  ...ownSubmission.assignment,
  id: 'one',
  blind: false,
  learnerIds: null,
  createdAt: '2026-11-20T10:00:00.000Z',
  assignedAt: null,
  counts: { open: 0, handedIn: 0, reviewed: 0, returned: 0 },
  learners: [],
};
let status: AssignmentDetail['status'];
let archivedAt: string | null;
let audience: Audience;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  status = 'assigned';
  archivedAt = null;
  audience = [];
  fakeServer(({ url }) => {
    const path = url.replace(/^\/api\/v1\//, '').split('?', 1)[0];
    if (url.startsWith('/api/auth/')) return json(200, { user: { id: ada.id, name: 'Ada', isAnonymous: false } });
    if (path === 'me') return json(200, ada);
    if (path === 'assignments/one/archive') status = 'archived';
    if (path === 'assignments/one/close') status = 'closed';
    if (path?.startsWith('assignments/one')) return json(200, { ...assignment, status });
    if (path === 'cohorts/autumn/audience') return json(200, { items: audience, nextCursor: null });
    if (path === 'careers' || path === 'decks') return json(200, { items: [], nextCursor: null });
    return path === 'cohorts/autumn'
      ? json(200, { id: 'autumn', name: 'Platform track', role: 'coach', archivedAt, coaches: [] })
      : problem(404, 'not-found', 'No such thing.');
  });
});
afterEach(unmountAll);

async function open(page: ReactElement) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
  for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  return { container, buttons: () => [...container.querySelectorAll('button')].map((button) => button.textContent) };
}

it.each([
  ['a draft was archived', 'draft', ['Archive', 'Archive it']],
  ['an assignment was closed', 'assigned', ['Close', 'Close it']],
] as const)('puts the focus on the title of what is set after %s', async (_what, before, pressed) => {
  status = before;
  const { container } = await open(<CoachAssignmentPage cohortId="autumn" id="one" />);
  for (const name of pressed) {
    const button = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
    button.focus();
    click(button);
    for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  }
  expect(document.activeElement?.tagName).toBe('H2');
  expect(document.activeElement?.textContent).toBe(assignment.title);
});

it.each([
  ['to whoever joins, where nobody has', [], 'Assign to whoever joins', 'Nobody has joined yet: whoever does gets it'],
  [
    'to those who learn there',
    [{ userId: 'eve', name: 'Eve', timeZone: 'Europe/Berlin' }],
    'Assign to 1 learner',
    'Your learners are told',
  ],
])('A new assignment goes %s', async (_whom, joined, button, said) => {
  audience = joined;
  const { container, buttons } = await open(<NewAssignmentPage cohortId="autumn" />);
  expect(buttons().map((name) => name.replaceAll('\u00a0', ' '))).toContain(button);
  expect(container.textContent).toContain(said);
});

it.each([
  ['what is set', 'assigned'],
  ['a draft', 'draft'],
] as const)('In an archived cohort %s is read, and nothing is offered that would be refused', async (_what, stands) => {
  status = stands;
  archivedAt = '2026-11-20T10:00:00.000Z';
  const { container, buttons } = await open(<CoachAssignmentPage cohortId="autumn" id="one" />);
  expect(container.querySelector('h2')?.textContent).toBe(assignment.title);
  expect(buttons()).toEqual([]);
});
