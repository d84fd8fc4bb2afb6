import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Submission } from '../../web/api-types.ts';
import ReviewPage from '../../web/features/submissions/review-page.tsx';
import { type FakeServer, fakeServer, json, problem } from '../support/fake-server.ts';
import { interviewReport } from '../support/interview-report.ts';
import { arrive, press, render, unmountAll } from './render.ts';

const at = '2026-11-22T10:00:00.000Z';
const attempt = interviewReport().answers[0]!.attempt!;
const submission: Submission = {
  learner: { id: 'ada', name: 'Ada' },
  cohort: { id: 'autumn', name: 'Platform track', archived: false },
  assignment: { id: 'one', title: 'Containers', kind: 'deck', mode: 'study', instructions: '', blind: false },
  status: 'handed-in',
  take: 1,
  takesLeft: 1,
  dueAt: null,
  handedInAt: at,
  late: false,
  waitingSince: at,
  waitingFor: 'coach',
  score: null,
  habitPoints: null,
  reviewer: null,
  reviewedBy: null,
  reviewedAt: null,
  thread: { total: 0, unread: 0 },
  takes: [
    {
      take: 1,
      interviewId: null,
      answers: [
        {
          attemptId: attempt.id,
          questionId: 'probes',
          prompt: 'What are probes for?',
          inputMode: 'typed',
          durationMs: 1000,
          handedInAt: at,
          score: null,
          machine: null,
          self: null,
          disagree: 0,
          judgedByYou: 0,
          comments: { total: 0, unread: 0 },
        },
      ],
    },
  ],
};

let server: FakeServer;
let isArchived: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00.000Z') });
  server = fakeServer(({ url }) => {
    const path = url.replace(/^\/api\/(v1\/)?/, '').split('?', 1)[0] ?? '';
    if (path === 'learners/ada/submissions/one')
      return json(200, { ...submission, cohort: { ...submission.cohort, archived: isArchived } });
    if (path === `learners/ada/attempts/${attempt.id}`)
      return json(200, {
        ...attempt,
        learner: submission.learner,
        prompt: 'What are probes for?',
        answerSeconds: 90,
        mayJudge: !isArchived,
        othersHidden: false,
      });
    if (path.endsWith('/comments')) return json(200, { items: [], mayWrite: !isArchived });
    if (path === 'cohorts/autumn/submissions') return json(200, { items: [], nextCursor: null, counts: {} });
    if (path.endsWith('/lock')) return json(200, { reviewer: null });
    return path === 'me'
      ? json(200, { timeZone: 'Europe/Berlin', rolloverHour: 4 })
      : problem(404, 'not-found', 'No such thing.');
  });
});
afterEach(unmountAll);

async function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={client}>
      <ReviewPage cohortId="autumn" userId="ada" assignmentId="one" />
    </QueryClientProvider>,
  );
  for (let turn = 0; turn < 4; turn += 1) await arrive(50);
  const offered = [...container.querySelectorAll('button')].map(({ textContent }) => textContent);
  const changes = () => server.seen.filter(({ method }) => method !== 'GET').map(({ url }) => url);
  return { container, offered, changes };
}

describe('A hand-in under review', () => {
  it('is held, judged, commented on and finished', async () => {
    isArchived = false;
    const { container, offered, changes } = await open();
    expect(offered).toEqual(expect.arrayContaining(['Reviewed', 'Give back', 'Send']));
    expect(container.querySelectorAll('input[type="radio"]')).toHaveLength(4 * attempt.points.length);
    expect(changes()).toEqual(['/api/v1/learners/ada/submissions/one/lock']);
  });
  it('is read alone once its cohort is archived', async () => {
    isArchived = true;
    const { container, offered, changes } = await open();
    for (const name of ['Reviewed', 'Give back', 'Send', 'Take it over']) expect(offered).not.toContain(name);
    expect(container.querySelector('input[type="radio"]')).toBeNull();
    expect(container.textContent).toContain('This cohort is archived');
    press('1');
    await arrive(50);
    expect(changes()).toEqual([]);
  });
});
