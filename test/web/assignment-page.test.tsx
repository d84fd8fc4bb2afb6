import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnSubmissionDetail } from '../../web/api-types.ts';
import AssignmentPage from '../../web/features/assignments/assignment-page.tsx';
import { type FakeServer, fakeServer, json, problem } from '../support/fake-server.ts';
import { ownSubmission } from '../support/own-submission.ts';
import { ada } from '../support/progress.ts';
import { arrive, render, unmountAll } from './render.ts';

const detail: OwnSubmissionDetail = { ...ownSubmission, asked: [], criteria: null, history: [] };
const comment = {
  id: 'said',
  attemptId: null,
  assignmentId: 'one',
  pointId: null,
  author: { id: 'grace', name: 'Grace', role: 'coach', isYou: false },
  text: 'Keep to the order of things.',
  at: '2026-11-22T10:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  unread: false,
};

let server: FakeServer;
let own: OwnSubmissionDetail;
let comments: object[];
let mayWrite: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  own = detail;
  comments = [];
  mayWrite = true;
  server = fakeServer(({ url }) => {
    const path = url.replace(/^\/api\/(v1\/)?/, '').split('?', 1)[0];
    if (path === 'auth/get-session') return json(200, { user: { id: ada.id, name: 'Ada', isAnonymous: false } });
    if (path === 'me') return json(200, ada);
    if (path === 'submissions/one') return json(200, own);
    return path === `learners/${ada.id}/submissions/one/comments`
      ? json(200, { items: comments, mayWrite })
      : problem(404, 'not-found', 'No such thing.');
  });
});
afterEach(unmountAll);
// Which comes when it is first shown.
beforeAll(() => import('../../web/components/markdown-content.tsx'));

async function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={client}>
      <AssignmentPage id="one" />
    </QueryClientProvider>,
  );
  for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  return container;
}

describe('A learner’s assignment', () => {
  it('shows what the coach said of the whole of it, with a field to answer', async () => {
    own = { ...detail, status: 'returned' };
    comments = [comment];
    const page = await open();
    expect(page.textContent).toContain('Keep to the order of things.');
    expect(page.querySelector('textarea')).not.toBeNull();
  });
  it('says that one can ask before anything was said', async () => {
    expect((await open()).textContent).toContain('Ask here what is unclear');
    expect(server.urls()).toContain(`/api/v1/learners/${ada.id}/submissions/one/comments`);
  });
  it('offers no field where nothing more can be written, and says why', async () => {
    mayWrite = false;
    const page = await open();
    expect(page.querySelector('textarea')).toBeNull();
    expect(page.textContent).not.toContain('Ask here');
    expect(page.textContent).toContain('the cohort is archived, or you have left it');
  });
  it('counts the takes after the one that would begin', async () => {
    expect((await open()).textContent).toContain('1 more take after this one.');
    unmountAll();
    own = { ...detail, status: 'returned' };
    expect((await open()).textContent).not.toContain('after this one.');
  });
  it('leads to a deck of somebody’s own by its id as it is', async () => {
    own = { ...detail, assignment: { ...detail.assignment, kind: 'habit', habit: { points: 2 } } };
    const link = [...(await open()).querySelectorAll('a')].find(
      ({ textContent }) => textContent === 'Practise the deck',
    );
    expect(link?.getAttribute('href')).toBe('/library/decks/own:cluster');
  });
});
