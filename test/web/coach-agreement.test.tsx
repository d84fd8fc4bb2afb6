import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CoachAgreement } from '../../web/features/agreement/coach-agreement.tsx';
import type { CoachesCompared } from '../../web/features/agreement/use-coach-agreement.ts';
import { fakeServer, json, problem } from '../support/fake-server.ts';
import { arrive, render, unmountAll } from './render.ts';

const none = { covered: 0, partial: 0, missed: 0, wrong: 0 };
const overall: CoachesCompared['overall'] = {
  pairs: 4,
  judged: 4,
  coverage: 1,
  kappa: 0.5,
  kappaInterval: [0.1, 0.9],
  creditKappa: 0.5,
  phi: 0.5,
  phiInterval: null,
  balancedAccuracy: 0.75,
  leniency: 0,
  lengthCorrelation: null,
  confusion: {
    covered: { ...none, covered: 2, missed: 1 },
    partial: none,
    missed: { ...none, missed: 1 },
    wrong: none,
  },
};
const differing: CoachesCompared['differing'] = [
  {
    questionId: 'probes',
    pointId: 'live',
    prompt: 'What are probes for?',
    say: 'They restart what hangs.',
    judged: 2,
    differed: 1,
    answers: [
      { learner: { id: 'ada', name: 'Ada' }, assignment: { id: 'blind', title: 'Judged blind' }, attemptId: 'attempt' },
    ],
  },
];
const compared = { answers: 2, overall, pairs: [{ coaches: ['Grace', 'Edith'], figures: overall }], differing };

let answered: object;
let coaches: string[];
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  coaches = ['Grace', 'Edith'];
  fakeServer(({ url }) => {
    if (url.includes('/agreement')) return json(200, answered);
    return url.endsWith('/cohorts/autumn')
      ? json(200, { id: 'autumn', coaches: coaches.map((name) => ({ userId: name, name })) })
      : problem(404, 'not-found', 'No such thing.');
  });
});
afterEach(unmountAll);

async function open(assignmentId?: string) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <CoachAgreement cohortId="autumn" assignmentId={assignmentId} />
    </QueryClientProvider>,
  );
  for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  return container;
}
const links = (container: HTMLElement) =>
  [...container.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')]);

describe('the agreement of coaches', () => {
  it('says what to do where nothing was judged by two, to a coach who is alone too', async () => {
    answered = { ...compared, answers: 0, pairs: [], differing: [] };
    expect(links(await open())).toEqual([['Answers to judge', '/coach/autumn/submissions']]);
    coaches = ['Grace'];
    const container = await open();
    expect(container.textContent).toContain('invite another, or make a member one under People');
    expect(links(container)).toEqual([['Invite a coach', '/coach/autumn/people#invite']]);
  });
  it('is told in words, with a note where it is of few points', async () => {
    answered = compared;
    const container = await open();
    expect(container.textContent).toContain('said the same 3 of 4 times (75\u00a0%), in 2 answers');
    expect(container.textContent).toContain('moderate agreement (κ 0.50)');
    expect(container.textContent).toContain('Grace and Edith · 4 points judged by both');
    expect(container.textContent).toContain('Too few to say much: below 30');
    answered = { ...compared, overall: { ...overall, judged: 30 } };
    expect((await open()).textContent).not.toContain('Too few to say much');
  });
  it('leads to the answers of the points on which they differ', async () => {
    answered = compared;
    const container = await open('blind');
    expect(container.textContent).toContain('They restart what hangs.');
    expect(container.textContent).toContain('They differ in 1 of 2 answers judged by two.');
    expect(links(container)).toEqual([['Ada', '/coach/autumn/submissions/ada/blind?answer=attempt']]);
  });
});
