import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AssignmentDetail } from '../../web/api-types.ts';
import CoachAssignmentPage from '../../web/features/coach/assignments/assignment-page.tsx';
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

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  fakeServer(({ url }) => {
    const path = url.replace(/^\/api\/v1\//, '').split('?', 1)[0];
    if (path === 'me') return json(200, ada);
    if (path === 'assignments/one/archive') status = 'archived';
    if (path === 'assignments/one/close') status = 'closed';
    if (path?.startsWith('assignments/one')) return json(200, { ...assignment, status });
    return path === 'cohorts/autumn'
      ? json(200, { id: 'autumn', name: 'Platform track', role: 'coach', archivedAt: null, coaches: [] })
      : problem(404, 'not-found', 'No such thing.');
  });
});
afterEach(unmountAll);

it.each([
  ['a draft was archived', 'draft', ['Archive', 'Archive it']],
  ['an assignment was closed', 'assigned', ['Close', 'Close it']],
] as const)('puts the focus on the title of what is set after %s', async (_what, before, pressed) => {
  status = before;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={client}>
      <CoachAssignmentPage cohortId="autumn" id="one" />
    </QueryClientProvider>,
  );
  for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  for (const name of pressed) {
    const button = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
    button.focus();
    click(button);
    for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  }
  expect(document.activeElement?.tagName).toBe('H2');
  expect(document.activeElement?.textContent).toBe(assignment.title);
});
