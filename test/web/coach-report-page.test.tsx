import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InterviewReport } from '../../web/api-types.ts';
import CoachReportPage from '../../web/features/interview-report/coach-report-page.tsx';
import { type FakeServer, fakeServer, json, problem } from '../support/fake-server.ts';
import { interviewReport } from '../support/interview-report.ts';
import { arrive, press, render, unmountAll } from './render.ts';

let server: FakeServer;
let report: InterviewReport | undefined;
const reads = () => server.urls().filter((url) => url.includes('/report'));

async function open() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <CoachReportPage cohortId="autumn" userId="ada" interviewId="iv1" />
    </QueryClientProvider>,
  );
  await arrive(100);
  await arrive(100);
  return container;
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00.000Z') });
  const own = interviewReport();
  const answers = own.answers.map((answer, index) =>
    index === 0 && answer.attempt ? { ...answer, attempt: { ...answer.attempt, recordings: [1] } } : answer,
  );
  report = { ...own, learner: 'Ada', answers };
  server = fakeServer(({ url }) => {
    if (!url.endsWith('/report')) return json(200, { timeZone: 'Europe/Berlin', rolloverHour: 4 });
    return report ? json(200, report) : problem(404, 'not-found', 'No such report.');
  });
});
afterEach(unmountAll);

describe('the report of a learner for their coach', () => {
  it('is read once, says whose it is and that the learner knows, and leads to all of theirs', async () => {
    const page = await open();
    dispatchEvent(new Event('visibilitychange'));
    await arrive(100);
    expect(reads()).toEqual(['/api/v1/learners/ada/interviews/iv1/report']);
    expect(page.textContent).toContain('Mock interview of Ada');
    expect(page.textContent).toContain('That you read it is in their log.');
    expect(page.querySelector('a')!.getAttribute('href')).toBe('/coach/autumn/learners/ada');
  });
  it('lets them hear the parts whose recordings are kept, and nothing else', async () => {
    const heard = [...(await open()).querySelectorAll('audio')].map((audio) => [
      audio.getAttribute('src'),
      audio.getAttribute('aria-label'),
    ]);
    const id = report?.answers[0]?.attempt?.id;
    expect(heard).toEqual([[`/api/v1/learners/ada/attempts/${id}/recording?part=1`, 'Recording of Ada, follow-up 1']]);
  });
  it('leads to judging each answer, and offers nothing that is the learner’s to do', async () => {
    const page = await open();
    expect([...page.querySelectorAll('a')].at(-1)!.getAttribute('href')).toBe(
      `/coach/autumn/learners/ada/interviews/iv1/answers/${report?.answers[0]?.attempt?.id}`,
    );
    press('c');
    const names = [...page.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(names.filter((name) => /Share|Practise|Drill|Accept|Remove/.test(name))).toEqual([]);
    expect(server.seen.every(({ method }) => method === 'GET')).toBe(true);
  });
  it('that was withdrawn says why that may be, and what to do', async () => {
    report = undefined;
    const page = await open();
    expect(page.querySelector('h2')!.textContent).toBe('There is no such report that you may read.');
    expect(page.textContent).toContain('Ask them to share it');
  });
});
