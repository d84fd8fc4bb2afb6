import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InterviewCohort, InterviewReport, InterviewShare } from '../../web/api-types.ts';
import { Toaster } from '../../web/components/toaster.tsx';
import ReportPage from '../../web/features/interview-report/report-page.tsx';
import { dismissToast } from '../../web/hooks/toast.ts';
import { fakeEventSources, type FakeEventSource } from '../support/fake-event-source.ts';
import { type FakeServer, fakeServer, held, json, problem, type Seen } from '../support/fake-server.ts';
import { interviewReport } from '../support/interview-report.ts';
import { gradingOf } from '../support/sitting.ts';
import { arrive, click, press, render, unmountAll, openTables } from './render.ts';

let server: FakeServer;
let streams: readonly FakeEventSource[];
let report: InterviewReport;
let session: object | null;
let shares: InterviewShare[];
let cohorts: InterviewCohort[];

function answer({ url, method }: Seen): Response {
  if (url === '/api/auth/get-session') return json(200, session);
  if (url === '/api/v1/me') return json(200, { timeZone: 'Europe/Berlin', rolloverHour: 4 });
  if (url === '/api/v1/graders') return json(200, { llm: { model: 'gpt-5-mini' }, transcriber: null });
  if (url === '/api/v1/interviews/iv1/report') return json(200, report);
  if (url === '/api/v1/interviews/iv1/practice')
    return json(200, { added: 2, cardIds: ['drill-hop', 'drill-mitigate'] });
  if (url === '/api/v1/interviews/iv1/cohorts') return json(200, { items: cohorts });
  if (url === '/api/v1/interviews/iv1/cohorts/autumn')
    return json(200, { ...cohorts[0]!, sharedAt: method === 'PUT' ? '2026-11-22T16:00:00.000Z' : null });
  if (url === '/api/v1/interviews/iv1/shares' && method === 'POST')
    return json(201, { ...shares[0]!, token: 'secret' });
  if (url === '/api/v1/interviews/iv1/shares') return json(200, { items: shares });
  if (url.startsWith('/api/v1/interviews/iv1/shares/')) return json(200, shares[0]!);
  if (/^\/api\/v1\/attempts\/[\w-]+\/(verdicts|grading)$/.test(url)) return json(200, {});
  return problem(404, 'not-found', 'No such page.');
}
const posted = () => server.seen.flatMap(({ method, url, body }) => (method === 'GET' ? [] : [[url, body]]));
const verdicts = () => posted().flatMap(([url, body]) => (String(url).endsWith('/verdicts') ? [body] : []));
const timesRead = () => server.urls().filter((url) => url.endsWith('/report')).length;

async function open() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <ReportPage id="iv1" />
      <Toaster />
    </QueryClientProvider>,
  );
  await arrive(100);
  await arrive(100);
  return {
    container,
    text: () => container.textContent.replaceAll('\u00a0', ' '),
    button: (name: string | RegExp) =>
      [...container.querySelectorAll('button')].find(({ textContent }) =>
        typeof name === 'string' ? textContent === name : name.test(textContent),
      )!,
    card: (name: string) =>
      [...container.querySelectorAll('section')].find(
        (section) => section.querySelector('h2')?.firstChild?.textContent === name,
      )!,
    /** Opens all answers, as a reader does. */
    read: () => container.querySelectorAll('summary').forEach((line) => click(line)),
    answers: () => [...container.querySelectorAll<HTMLDetailsElement>('details[data-answer]')],
    point: (id: string) => document.getElementById(id)!,
    focused: () => document.activeElement?.id,
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T16:00:00.000Z') });
  report = interviewReport();
  session = { session: { id: 's' }, user: { id: 'u', name: 'Ada', isAnonymous: false } };
  shares = [];
  cohorts = [];
  server = fakeServer(answer);
  streams = fakeEventSources();
});
afterEach(() => {
  unmountAll();
  for (let id = 1; id < 200; id++) dismissToast(id);
});

describe('the report of an interview', () => {
  it('begins with the sentence to take away, and names the tab as its file', async () => {
    const page = await open();
    expect(page.container.querySelector('h1')!.textContent).toBe('Solid mechanics. You skip the mitigation.');
    expect(document.title).toBe('Interview report 2026-11-22 · Rehearse');
  });
  it('shows each kind of point beside last time, the best first, in figures and words', async () => {
    const rows = [...(await open()).card('By kind of point').querySelectorAll('dl > div')].map(
      (row) => row.textContent,
    );
    expect(rows[0]).toBe('Mechanism84 +13, 13 more than last time');
    expect(rows.at(-1)).toBe('Structurenot judged');
  });
  it('has a table behind every chart', async () => {
    const page = await open();
    for (const name of ['By kind of point', 'By skill', 'Interview by interview', 'Time for each answer']) {
      openTables(page.card(name));
      expect(page.card(name).querySelectorAll('tbody tr').length, name).toBeGreaterThan(0);
    }
  });
  it('quotes a wrong statement, and says of a missed point how often it was missed', async () => {
    const items = [...(await open()).card('Put right first').querySelectorAll('li')].map((row) => row.textContent);
    expect(items[0]).toContain('Wrong“the Service returns the 503”A ClusterIP Service works below HTTP.');
    expect(items[1]).toContain('Weight 2, missed in three interviews.');
    expect(items[2]).toContain('On Today');
  });
  it('opens the first answer, and leads from what to put right to its point', async () => {
    const page = await open();
    expect(page.answers().map((one) => one.open)).toEqual([true, false, false, false, false]);
    page.answers()[0]!.open = false;
    click(page.button(/^Answer 1: Mitigate/));
    expect(page.answers()[0]!.open).toBe(true);
    expect(page.focused()).toBe('answer-0-mitigate');
  });
  it('says each answer’s verdicts in words beside their shapes', async () => {
    const labels = (await open()).answers().map((one) => one.querySelector('[role=img]')?.getAttribute('aria-label'));
    expect(labels).toEqual([
      '2 covered, 1 partly, 1 missed, 1 wrong',
      '2 not judged',
      '2 missed',
      undefined,
      undefined,
    ]);
  });
  it('gives each answer that is judged its score', async () => {
    const lines = (await open()).answers().map((one) => one.querySelector('summary')?.textContent);
    expect(lines.map((line) => /(\d+) of 100/.exec(line ?? '')?.[1])).toEqual([
      '58',
      undefined,
      '0',
      undefined,
      undefined,
    ]);
  });
  it('shows follow-ups where they were asked, with the evidence in what was said', async () => {
    const [first] = (await open()).answers();
    expect(first!.textContent).toContain(
      'Follow-up: It happens only during deploys. What does that tell you?Maybe maxUnavailable is too high',
    );
    expect([...first!.querySelectorAll('mark')].map((mark) => mark.dataset.verdict)).toEqual([
      'covered',
      'covered',
      'wrong',
    ]);
  });
  it('says what became of a question that was passed, cut off or not reached, and keeps what came late apart', async () => {
    const page = await open();
    expect(page.text()).not.toContain('Passed: nothing was said');
    page.read();
    const texts = page.answers().map(({ textContent }) => textContent);
    expect(texts[2]).toContain('Passed: nothing was said');
    expect(texts[3]).toContain('Sent after the time was up. No part of the answer.And I would raise');
    expect(texts[4]).toContain('The interview ended before it was asked.');
  });
  it('opens every answer for print under its own file name, and closes them after', async () => {
    const page = await open();
    act(() => void dispatchEvent(new Event('beforeprint')));
    expect(page.answers().every((one) => one.open)).toBe(true);
    expect(page.text()).toContain('Passed: nothing was said');
    expect(document.title).toBe('Interview report 2026-11-22');
    act(() => void dispatchEvent(new Event('afterprint')));
    expect(page.answers().map((one) => one.open)).toEqual([true, false, false, false, false]);
    expect(document.title).toBe('Interview report 2026-11-22 · Rehearse');
  });
});

describe('judging in the report', () => {
  it('says how far it is', async () => {
    expect((await open()).text()).toContain('2 of 3 answers judged. One point to check: the model was not sure.');
  });
  it('goes to the next point that needs a look before it judges one: nothing is judged unseen', async () => {
    const page = await open();
    press('c');
    expect([page.focused(), verdicts()]).toEqual(['answer-0-hop', []]);
  });
  it.each([
    ['c', 'covered'],
    ['p', 'partial'],
    ['m', 'missed'],
    ['w', 'wrong'],
  ])('takes %s for %s, shows it at once and goes on, into the next answer', async (key, verdict) => {
    const page = await open();
    press('j');
    press(key);
    expect(page.focused()).toBe('answer-1-client');
    expect(page.answers()[1]!.open).toBe(true);
    await arrive();
    expect(verdicts()).toEqual([{ verdicts: [{ pointId: 'hop', verdict }] }]);
  });
  it('leaves a verdict alone that was given just before all suggestions are accepted', async () => {
    const page = await open();
    page.read();
    act(() => page.point('answer-1-image').focus());
    press('w');
    act(() => page.point('answer-1-image').focus());
    press('Y', { shiftKey: true });
    await arrive(100);
    expect(verdicts()).toEqual([
      { verdicts: [{ pointId: 'image', verdict: 'wrong' }] },
      { verdicts: [{ pointId: 'client', verdict: 'covered' }] },
    ]);
  });
  it('accepts a suggestion by y, and all of an answer at once by Shift+Y', async () => {
    const page = await open();
    page.read();
    act(() => page.point('answer-1-image').focus());
    press('y');
    await arrive(100);
    act(() => page.point('answer-1-client').focus());
    press('Y', { shiftKey: true });
    await arrive(100);
    expect(verdicts()).toEqual([
      { verdicts: [{ pointId: 'image', verdict: 'missed' }] },
      {
        verdicts: [
          { pointId: 'client', verdict: 'covered' },
          { pointId: 'image', verdict: 'missed' },
        ],
      },
    ]);
  });
  it('shows a verdict before the server has it, and reads the scores anew after', async () => {
    const page = await open();
    page.read();
    const saved = held();
    server.answer = (seen) => (seen.method === 'POST' ? saved.answer : answer(seen));
    const before = timesRead();
    click(page.point('answer-1-client').querySelector<HTMLInputElement>('input[value=covered]')!);
    await arrive(100);
    expect(page.answers()[1]!.querySelector('[role=img]')!.getAttribute('aria-label')).toBe('1 covered, 1 not judged');
    expect(timesRead()).toBe(before);
    saved.release(json(200, {}));
    await arrive(100);
    expect(timesRead()).toBe(before + 1);
  });
  it('lets the learner disagree with a verdict in place', async () => {
    const page = await open();
    const row = page.point('answer-0-scope');
    expect(row.querySelector('input')).toBeNull();
    click([...row.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Change'))!);
    click(row.querySelector<HTMLInputElement>('input[value=partial]')!);
    await arrive();
    expect(verdicts()).toEqual([{ verdicts: [{ pointId: 'scope', verdict: 'partial' }] }]);
    expect(page.focused()).toBe('answer-0-scope');
  });
  it('says so when a verdict is not saved, and shows what holds', async () => {
    const page = await open();
    page.read();
    server.answer = (seen) => (seen.method === 'POST' ? problem(404, 'not-found', 'Gone.') : answer(seen));
    click(page.point('answer-1-client').querySelector<HTMLInputElement>('input[value=covered]')!);
    await arrive(100);
    expect(page.text()).toContain('Not saved: Gone.');
    expect(page.answers()[1]!.querySelector('[role=img]')!.getAttribute('aria-label')).toBe('2 not judged');
  });
});

describe('what a coach said', () => {
  const said = { author: { name: 'Grace', isYou: false, role: 'coach' }, at: '2026-11-22T15:00:00.000Z' };
  const comments = [
    { ...said, id: 'one', pointId: 'scope', text: 'Say since when.', editedAt: null, deletedAt: null, unread: true },
    {
      ...said,
      id: 'two',
      pointId: null,
      text: 'Begin with the effect.',
      editedAt: null,
      deletedAt: null,
      unread: false,
    },
  ];
  const isComments = ({ url }: Seen) => url === '/api/v1/learners/u/attempts/attempt-503/comments';
  // Which comes when it is first shown.
  beforeAll(() => import('../../web/components/markdown-content.tsx'));
  beforeEach(() => {
    const [first] = report.answers;
    first!.attempt!.comments = { total: 2, unread: 1 };
    const [scope] = first!.attempt!.points;
    const judge = { name: 'Grace', isYou: false };
    scope!.history.push({ ...scope!.history[0]!, by: 'coach', judge, verdict: 'partial', reason: 'Not *since when*.' });
    scope!.verdict = 'partial';
    server = fakeServer((seen) =>
      isComments(seen) ? json(200, { items: comments }) : seen.url.endsWith('/seen') ? json(200, {}) : answer(seen),
    );
  });
  it('stands with its point and its answer, is marked as seen, and is answered there', async () => {
    const page = await open();
    await arrive(100);
    expect(page.text()).toContain('New from your coach');
    expect(page.point('answer-0-scope').textContent).toContain('By Grace:Not since when.');
    expect(page.point('answer-0-scope').querySelector('em')?.textContent).toBe('since when');
    expect(page.point('answer-0-scope').querySelector('ol')?.textContent).toContain('Grace');
    const whole = page.container.querySelector('section[aria-label="From your coach"]')!;
    expect(whole.querySelectorAll('li').length).toBe(1);
    expect(posted().map(([url]) => url)).toContain('/api/v1/learners/u/attempts/attempt-503/seen');
    click([...whole.querySelectorAll('button')].find(({ textContent }) => textContent === 'Answer your coach')!);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });
  it('stands: the learner answers it and changes no verdict of theirs', async () => {
    const page = await open();
    const texts = [...page.point('answer-0-scope').querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(texts.filter((text) => text.startsWith('Change'))).toEqual([]);
  });
});

describe('grading under way', () => {
  const grading = { answers: 3, judged: 1, underWay: true, graded: 1, failed: 0 };
  beforeEach(() => {
    report = interviewReport({ interview: { ...report.interview, grading } });
  });
  it('is followed, and the report is read again with each answer that is graded', async () => {
    const page = await open();
    expect(page.text()).toContain('gpt-5-mini is grading: 1 of 3 answers graded.');
    expect(streams[0]!.url).toBe('/api/v1/interviews/iv1/events');
    act(() => streams[0]!.send('interview', '1', { grading }));
    await arrive(100);
    report = interviewReport({ interview: { ...report.interview, grading: { ...grading, graded: 2 } } });
    const before = timesRead();
    act(() => streams[0]!.send('interview', '2', { grading: { ...grading, graded: 2 } }));
    act(() => streams[0]!.send('interview', '3', { grading: { ...grading, graded: 2 } }));
    await arrive(100);
    expect(timesRead()).toBe(before + 1);
    expect(page.text()).toContain('2 of 3 answers graded.');
  });
  it('is over when the stream is, and taken up again where the report says that it is not', async () => {
    const page = await open();
    act(() => streams[0]!.lose(true));
    await arrive(3000);
    expect(streams).toHaveLength(2);
    report = interviewReport();
    act(() => streams[1]!.lose(true));
    await arrive(3000);
    expect(streams).toHaveLength(2);
    expect(page.text()).not.toContain('is grading');
  });
  it('that came to nothing says why, and tries again', async () => {
    report = interviewReport();
    const [, second] = report.answers;
    const failure = { code: 'unreachable' as const, message: 'The model’s server does not answer. Try again later.' };
    second!.attempt = { ...second!.attempt!, gradings: [gradingOf('g2', { status: 'failed', failure })] };
    const page = await open();
    page.read();
    expect(page.answers()[1]!.textContent).toContain('The model’s server does not answer.');
    click(page.button('Try again'));
    await arrive(100);
    expect(posted()).toEqual([['/api/v1/attempts/attempt-docker/grading', undefined]]);
  });
});

describe('what to practise next', () => {
  it('is put on Today all at once, and the message leads there', async () => {
    const page = await open();
    click(page.button('Practise these 3'));
    await arrive(100);
    expect(posted()).toEqual([
      ['/api/v1/interviews/iv1/practice', { drillCardIds: ['drill-hop', 'drill-mitigate', 'drill-prestop'] }],
    ]);
    expect(page.text()).toContain('Two drills are on Today.');
    click(page.button(/^Practise now/));
    expect(location.pathname + location.search).toBe('/practice?cardId=drill-hop');
  });
  it('is put there one by one', async () => {
    const page = await open();
    click(page.button(/^Drill: Mitigate/));
    await arrive(100);
    expect(posted()).toEqual([['/api/v1/interviews/iv1/practice', { drillCardIds: ['drill-mitigate'] }]]);
  });
  it('is practised at once when all of it is on Today', async () => {
    report = interviewReport({ putRight: report.putRight.map((item) => ({ ...item, onToday: true })) });
    const link = [...(await open()).container.querySelectorAll('a')].find(
      ({ textContent }) => textContent === 'Practise these 3',
    );
    expect(link!.getAttribute('href')).toBe('/practice?cardId=drill-hop');
  });
});

describe('sharing a report', () => {
  const share = {
    id: 's1',
    createdAt: '2026-11-22T16:00:00.000Z',
    expiresAt: '2026-12-06T16:00:00.000Z',
    revokedAt: null,
    views: 2,
    viewedAt: '2026-11-22T16:10:00.000Z',
  };
  it('makes a link that is shown once, with words to send it', async () => {
    const page = await open();
    shares = [share];
    click(page.button(/^\s*Share$/));
    await arrive(100);
    click(page.button('Make a link'));
    await arrive(100);
    expect(posted()).toEqual([['/api/v1/interviews/iv1/shares', { days: 14 }]]);
    expect(page.container.querySelector<HTMLInputElement>('input[readonly]')!.value).toBe(
      `${location.origin}/shared#secret`,
    );
    expect(decodeURIComponent(page.container.querySelector('a[href^=mailto]')!.getAttribute('href')!)).toContain(
      `until 6 December 2026:\n${location.origin}/shared#secret`,
    );
  });
  it('lists the links there are, and revokes one when asked twice', async () => {
    shares = [share];
    const page = await open();
    click(page.button(/^\s*Share$/));
    await arrive(100);
    expect(page.text()).toContain('Works until 6 December 2026Made 22 November 2026, opened 2 times');
    click(page.button(/^Revoke the link/));
    expect(posted()).toEqual([]);
    click(page.button('Revoke it'));
    await arrive(100);
    expect(posted()).toEqual([['/api/v1/interviews/iv1/shares/s1', undefined]]);
  });
  it('with a coach says first who would read it, and is withdrawn when asked twice', async () => {
    const cohort = { cohortId: 'autumn', name: 'Platform track', coaches: ['Grace', 'Linus'], archived: false };
    cohorts = [
      { ...cohort, assigned: false, sharedAt: null },
      { ...cohort, cohortId: 'spring', name: 'Spring track', coaches: ['Eve'], assigned: true, sharedAt: null },
    ];
    const page = await open();
    click(page.button(/^\s*Share$/));
    await arrive(100);
    expect(page.text()).toContain('Platform trackGrace and Linus would read it.');
    expect(page.text()).toContain('Spring trackHanded in there: Eve reads it.');
    click(page.button('Share with the coaches of Platform track'));
    await arrive(100);
    expect(page.text()).toContain('Grace and Linus read it, since 22 November 2026.');
    click(page.button(/^Withdraw it from Platform track/));
    click(page.button('Withdraw it'));
    await arrive(100);
    expect(server.seen.filter(({ url }) => url.includes('/cohorts/')).map(({ method }) => method)).toEqual([
      'PUT',
      'DELETE',
    ]);
    expect(page.text()).toContain('Grace and Linus would read it.');
  });
  it('with a coach is not offered to who learns in no cohort', async () => {
    const page = await open();
    click(page.button(/^\s*Share$/));
    await arrive(100);
    expect(page.text()).not.toContain('Share with my coach');
  });
});

describe('where there is no report', () => {
  it.each([
    [409, 'conflict', 'This interview is not over yet.', '/interviews/iv1'],
    [404, 'not-found', 'There is no such interview.', '/interviews'],
  ])('%d: says %s and where to go on', async (status, code, title, href) => {
    server.answer = (seen) => (seen.url.endsWith('/report') ? problem(status, code, 'No.') : answer(seen));
    const page = await open();
    expect(page.container.querySelector('h2')!.textContent).toBe(title);
    expect(page.container.querySelector('a')!.getAttribute('href')).toBe(href);
  });
  it('asks a stranger to sign in', async () => {
    session = null;
    server.answer = (seen) =>
      seen.url.endsWith('/report') ? problem(401, 'unauthenticated', 'Sign in first.') : answer(seen);
    expect((await open()).text()).toContain('A report is for the one who gave the answers.');
  });
});
