import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CohortLearner, Dashboard } from '../../web/api-types.ts';
import LearnerPage from '../../web/features/coach/learner-page.tsx';
import OverviewPage from '../../web/features/coach/overview-page.tsx';
import { fakeServer, json, problem, type Seen } from '../support/fake-server.ts';
import { arrive, render, unmountAll } from './render.ts';

const retention = { answers: 40, promised: 0.9, measured: 0.71, low: 0.6, high: 0.8 };
const point = {
  questionId: 'probes',
  prompt: 'What are probes for?',
  pointId: 'ready',
  cue: 'Ready?',
  say: 'It takes traffic.',
};
const wrongAgain = { ...point, statement: 'The Service returns 503', times: 3 };
const full: Dashboard = {
  learners: 22,
  active: 18,
  sharing: { progress: 20, answers: 3 },
  measured: { at: '2026-11-25T11:55:00.000Z', missing: 2 },
  waiting: {
    total: 6,
    items: [
      {
        userId: 'a',
        learner: 'Ada',
        assignmentId: 'one',
        title: 'Intermittent 503s',
        take: 1,
        late: true,
        score: 0.5,
        since: '2026-11-23T12:00:00.000Z',
      },
    ],
  },
  assignments: [
    {
      id: 'one',
      title: 'Intermittent 503s',
      kind: 'deck',
      status: 'assigned',
      opensAt: '2026-11-20T12:00:00.000Z',
      dueAt: '2026-11-24T12:00:00.000Z',
      learners: 22,
      done: 16,
      waiting: 6,
      returned: 2,
      overdue: 4,
    },
  ],
  retention: { ...retention, learners: 20 },
  expected: { score: 0.74, learners: 20, date: '2026-12-04' },
  hardest: [{ ...point, missed: 15, answered: 18 }],
  wrongAgain: [{ ...wrongAgain, learners: 1 }],
  atRisk: {
    total: 1,
    items: [
      {
        userId: 'd',
        name: 'Dana',
        reasons: [
          { code: 'overdue', count: 2, since: '2026-11-24T12:00:00.000Z' },
          { code: 'silent', since: '2026-11-17T12:00:00.000Z' },
          { code: 'wrong-again', ...wrongAgain },
          { code: 'forgetting', measured: 0.71, promised: 0.9, answers: 40 },
          { code: 'scores-fall', scores: [0.8, 0.6, 0.5] },
        ],
      },
    ],
  },
};
const nobody: Dashboard = {
  ...full,
  learners: 0,
  active: 0,
  expected: null,
  hardest: [],
  wrongAgain: [],
  assignments: [],
  waiting: { total: 0, items: [] },
  atRisk: { total: 0, items: [] },
};
const dana: CohortLearner = {
  userId: 'd',
  name: 'Dana',
  joinedAt: '2026-10-01T12:00:00.000Z',
  shares: { progress: false, answers: true },
  interviews: [],
  lastSeenAt: '2026-11-17T12:00:00.000Z',
  reasons: [],
  submissions: [
    {
      assignmentId: 'one',
      title: 'Intermittent 503s',
      kind: 'deck',
      assignmentStatus: 'assigned',
      status: 'handed-in',
      take: 2,
      dueAt: null,
      handedInAt: null,
      waitingSince: null,
      late: true,
      overdue: false,
      score: 0.5,
    },
  ],
  retention,
  expected: null,
  takes: [],
  missed: [point],
  wrongAgain: [],
};

let dashboard: Dashboard | undefined;
let archivedAt: string | null;
function answer({ url }: Seen): Response {
  if (url === '/api/v1/me') return json(200, { timeZone: 'Europe/Berlin', rolloverHour: 4 });
  if (url === '/api/v1/cohorts/c/dashboard')
    return dashboard ? json(200, dashboard) : problem(403, 'forbidden', 'Ask a coach.');
  if (url === '/api/v1/cohorts/c/learners/d') return json(200, dana);
  if (url === '/api/v1/cohorts/c')
    return json(200, {
      id: 'c',
      name: 'Platform track',
      role: 'coach',
      archivedAt,
      coaches: [],
      learnerCount: 22,
    });
  return problem(404, 'not-found', 'No such page.');
}

async function open(page: ReactElement) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
  await arrive(100);
  await arrive(100);
  const text = () => container.textContent.replaceAll('\u00a0', ' ');
  const hrefOf = (name: string) =>
    [...container.querySelectorAll('a')].find((one) => one.textContent === name)?.getAttribute('href');
  return { container, text, hrefOf };
}

/** What stands out as the thing to do. */
const primary = (container: HTMLElement) =>
  [...container.querySelectorAll('.bg-accent')].map(({ textContent }) => textContent);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  dashboard = full;
  archivedAt = null;
  fakeServer(answer);
});
afterEach(() => {
  unmountAll();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the overview of a cohort', () => {
  it('says how many are active, what waits, what to expect and who needs the coach', async () => {
    const { container, text, hrefOf } = await open(<OverviewPage cohortId="c" />);
    expect([...container.querySelectorAll('dd')].map((each) => each.textContent.replaceAll('\u00a0', ' '))).toEqual([
      '18 of 22',
      '6',
      '74 %',
      '1',
    ]);
    expect(text()).toContain('expected score on 4 Dec, of 20 learners');
    expect(hrefOf('Ada: Intermittent 503s')).toBe('/coach/c/submissions/a/one');
    expect(text()).toContain('take 1 · 50 % so far · late2 days');
    expect(hrefOf('All 6 answers')).toBe('/coach/c/submissions');
    expect(text()).toContain('16 of 22 done, 2 returned, 4 overdue');
    expect(hrefOf('Download as a table (.csv)')).toBe('/api/v1/cohorts/c/dashboard.csv');
  });

  it('gives each reason in words', async () => {
    const { container, hrefOf } = await open(<OverviewPage cohortId="c" />);
    const dashboardSection = [...container.querySelectorAll('section')].find(
      (one) => one.querySelector('h2')?.textContent === 'Who needs you',
    );
    const reasons = [...(dashboardSection?.querySelectorAll('li li') ?? [])];
    expect(reasons.map((each) => each.textContent.replaceAll('\u00a0', ' '))).toEqual([
      'two assignments overdue since Tuesday, 24 November',
      'nothing since Tuesday, 17 November',
      '“The Service returns 503” three times',
      'remembers 71 %, promised 90 %',
      'scores fall: 80 %, 60 % and 50 % in the last takes',
    ]);
    expect(hrefOf('Dana')).toBe('/coach/c/learners/d');
  });

  it('says what to do next where nobody learns yet, and where no work is set', async () => {
    dashboard = nobody;
    const { container, text, hrefOf } = await open(<OverviewPage cohortId="c" />);
    expect(text()).toContain('Nobody learns here yet');
    expect(hrefOf('Invite learners')).toBe('/coach/c/people#invite');
    expect(primary(container)).toEqual(['Invite learners']);
    expect(hrefOf('New assignment')).toBe('/coach/c/assignments/new');
    expect(hrefOf('Invite')).toBeUndefined();
    unmountAll();
    dashboard = { ...nobody, learners: 3 };
    const { container: joined, text: withoutWork } = await open(<OverviewPage cohortId="c" />);
    expect(withoutWork()).toContain('No work is set yet');
    expect(primary(joined)).toEqual(['New assignment']);
  });

  it('offers nothing in an archived cohort that it would not take', async () => {
    dashboard = nobody;
    archivedAt = '2026-11-20T12:00:00.000Z';
    const { text, hrefOf } = await open(<OverviewPage cohortId="c" />);
    expect(text()).toContain('Once the cohort is restored');
    expect(['Invite', 'Invite learners', 'New assignment'].map(hrefOf)).toEqual([undefined, undefined, undefined]);
  });

  it('says why it cannot be shown', async () => {
    dashboard = undefined;
    const { text } = await open(<OverviewPage cohortId="c" />);
    expect(text()).toContain('Ask a coach.');
  });
});

describe('a learner’s page', () => {
  it('says plainly what is not shared, and that the look is logged', async () => {
    const { text, hrefOf } = await open(<LearnerPage cohortId="c" userId="d" />);
    expect(text()).toContain('Dana does not share their progress');
    expect(text()).toContain('That you looked is in their log.');
    expect(text()).toContain('remembered in the last 30 days, within assignments; promised 90 %, 40 answers');
    expect(text()).toContain('50 %, waits for you, late');
    expect(hrefOf('Intermittent 503s')).toBe('/coach/c/submissions/d/one');
  });
});
