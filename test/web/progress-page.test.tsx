import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Progress, Review } from '../../web/api-types.ts';
import { Toaster } from '../../web/components/toaster.tsx';
import ProgressPage from '../../web/features/progress/progress-page.tsx';
import { type FakeServer, fakeServer, json, problem, type Seen } from '../support/fake-server.ts';
import { freshProgress, progressOf, reviewOf } from '../support/progress.ts';
import { item } from '../support/sitting.ts';
import { arrive, click, render, unmountAll, openTables } from './render.ts';

let server: FakeServer;
let session: object | null;
let progress: Progress;
/** The review log, in pages. */
let pages: Review[][];

function answer({ url, method }: Seen): Response {
  if (url === '/api/auth/get-session') return json(200, session);
  if (url === '/api/v1/progress') return json(200, progress);
  if (url === '/api/v1/me') return json(200, { timeZone: 'Europe/Berlin', rolloverHour: 4 });
  const undo = /^\/api\/v1\/reviews\/(\w+)\/(undo|redo)$/.exec(url);
  if (undo && method === 'POST')
    return json(200, { review: {}, card: { ...item('a').card, due: '2026-11-26T03:00:00.000Z' }, leech: false });
  if (method === 'PATCH') return json(200, { ...item('a').card, suspended: true });
  if (url.startsWith('/api/v1/reviews?')) {
    const at = Number(new URL(url, 'http://x').searchParams.get('cursor') ?? 0);
    return json(200, { items: pages[at] ?? [], nextCursor: at + 1 < pages.length ? String(at + 1) : null });
  }
  return problem(404, 'not-found', 'No such page.');
}
const posted = () => server.seen.flatMap(({ method, url }) => (method === 'GET' ? [] : [`${method} ${url}`]));

async function open() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <ProgressPage />
      <Toaster />
    </QueryClientProvider>,
  );
  await arrive(100);
  await arrive(100);
  const section = (name: string) =>
    [...container.querySelectorAll('section')].find((one) => one.querySelector('h2')?.textContent === name);
  return {
    container,
    section,
    headline: () => container.querySelector('h1')?.textContent?.replaceAll('\u00a0', ' '),
    titles: () => [...container.querySelectorAll('section h2')].map(({ textContent }) => textContent),
    button: (name: string) => [...container.querySelectorAll('button')].find((one) => one.textContent === name)!,
    messages: () => container.querySelector('[aria-label=Messages]')?.textContent,
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  session = { session: { id: 's' }, user: { id: 'u', name: 'Ada', isAnonymous: false } };
  progress = progressOf();
  pages = [[reviewOf('one'), reviewOf('two', { rating: 'again', undone: true })]];
  server = fakeServer(answer);
});
afterEach(unmountAll);

describe('Progress', () => {
  it('says in one sentence how it stands, then shows the figures behind it', async () => {
    const page = await open();
    expect(page.headline()).toBe('You remember what you should: 91 % of what came back.');
    expect(page.titles()).toEqual([
      'Promised and remembered',
      'The next ninety days',
      'A year back, a quarter ahead',
      'Days in a row',
      'Time spent',
      'Weakest points',
      'Questions that keep slipping',
      'Score per skill',
      'History',
    ]);
  });
  it('shows no streak where it is switched off', async () => {
    progress = progressOf({ streak: null });
    expect((await open()).titles()).not.toContain('Days in a row');
  });
  it('has a table behind every chart', async () => {
    const page = await open();
    for (const title of [
      'Promised and remembered',
      'The next ninety days',
      'A year back, a quarter ahead',
      'Score per skill',
    ]) {
      const section = page.section(title)!;
      expect(section.querySelector('table'), title).toBeNull();
      openTables(section);
      expect(section.querySelectorAll('tbody tr').length, title).toBeGreaterThan(2);
    }
  });
  it('draws every day of the year and of the forecast once', async () => {
    const page = await open();
    const drawn = (title: string) =>
      [...page.section(title)!.querySelectorAll('[data-at]')].map((day) => Number(day.getAttribute('data-at')));
    expect(drawn('A year back, a quarter ahead')).toEqual(Array.from({ length: 454 }, (_, index) => index));
    expect(drawn('The next ninety days')).toEqual(Array.from({ length: 90 }, (_, index) => index));
  });
  it('leads from a weak point to its drill, and from its question to the Library', async () => {
    const links = [...(await open()).section('Weakest points')!.querySelectorAll('a')].map((a) =>
      a.getAttribute('href'),
    );
    expect(links.slice(0, 2)).toEqual(['/library/decks/kubernetes#rolling-update-trace', '/practice?cardId=drill-1']);
  });
  it('suspends and resumes what keeps slipping', async () => {
    const page = await open();
    const [suspend, resume] = [...page.section('Questions that keep slipping')!.querySelectorAll('button')];
    expect([suspend!.textContent, resume!.textContent]).toEqual([
      expect.stringMatching(/^Suspend: Users see 503/),
      expect.stringMatching(/^Resume: Who renews/),
    ]);
    click(suspend!);
    await arrive(100);
    expect(server.seen.find(({ method }) => method === 'PATCH')).toMatchObject({
      url: '/api/v1/cards/leech-1',
      body: { suspended: true },
    });
    expect(page.messages()).toContain('Suspended: it is not asked until you resume it.');
  });
});

describe('the history', () => {
  it('names each answer with its rating and time, in the study days that they counted for', async () => {
    pages = [[reviewOf('one', { reviewedAt: '2026-11-25T02:30:00.000Z', source: 'drill', cue: 'Which one?' })]];
    const history = (await open()).section('History')!;
    expect(history.querySelector('h3')?.textContent).toBe('Tuesday, 24 November 2026');
    expect(history.querySelector('li')?.textContent.replaceAll('\u00a0', ' ')).toContain(
      'Which one?Good03:30 · 1 min · drill',
    );
  });
  it('takes an answer out, says when the question comes back, and offers to put it back', async () => {
    const page = await open();
    click(page.button('Undo: Good, What is one?'));
    await arrive(100);
    expect(posted()).toEqual(['POST /api/v1/reviews/one/undo']);
    expect(page.messages()).toContain('Taken out. The question comes back tomorrow.');
    expect(page.section('History')!.querySelector('li')?.textContent).toContain('Taken out');
    click(page.button('Redo: Good, What is one?'));
    await arrive(100);
    expect(posted().at(-1)).toBe('POST /api/v1/reviews/one/redo');
    expect(page.messages()).toContain('Put back. The question comes back tomorrow.');
  });
  it.each([
    ['The question is due now.', { due: '2026-11-25T11:00:00.000Z' }],
    ['The question is new again.', { state: 'new' }],
  ])('says of a question without that answer, where it holds: %s', async (words, card) => {
    const page = await open();
    server.answer = (request) =>
      request.method === 'POST' ? json(200, { review: {}, card: { ...item('a').card, ...card } }) : answer(request);
    click(page.button('Undo: Good, What is one?'));
    await arrive(100);
    expect(page.messages()).toContain(`Taken out. ${words}`);
  });
  it('reads the figures anew after that', async () => {
    const page = await open();
    const asked = () => server.urls().filter((url) => url === '/api/v1/progress').length;
    const before = asked();
    click(page.button('Redo: Again, What is two?'));
    await arrive(100);
    expect(asked()).toBe(before + 1);
  });
  it('says why an answer could not be taken out, and leaves it', async () => {
    const page = await open();
    server.answer = (request) => (request.method === 'POST' ? problem(404, 'not-found', 'Gone.') : answer(request));
    click(page.button('Undo: Good, What is one?'));
    await arrive(100);
    expect(page.messages()).toContain('Gone.');
    expect(page.button('Undo: Good, What is one?')).toBeDefined();
  });
  it('shows earlier answers on demand, until there are none', async () => {
    pages = [[reviewOf('one')], [reviewOf('two')]];
    const page = await open();
    click(page.button('Show earlier answers'));
    await arrive(100);
    expect(page.section('History')!.querySelectorAll('li')).toHaveLength(2);
    expect(page.button('Show earlier answers')).toBeUndefined();
  });
});

describe('where there is nothing to show, Progress', () => {
  it('says to a newcomer what will be here and where to begin', async () => {
    progress = freshProgress;
    pages = [];
    const page = await open();
    expect(page.container.querySelector('h2')?.textContent).toBe('It begins with one answer.');
    expect(page.container.querySelector('a')?.getAttribute('href')).toBe('/');
    expect(page.titles()).toEqual([]);
  });
  it('keeps a history within reach whose answers were all taken out', async () => {
    progress = freshProgress;
    pages = [[reviewOf('one', { undone: true })]];
    expect((await open()).titles()).toEqual(['History']);
  });
  it('offers a stranger to sign in or start, and asks the server for nothing of theirs', async () => {
    session = null;
    const page = await open();
    expect(page.container.querySelector('h2')?.textContent).toBe('Your progress comes with your answers.');
    expect(server.urls()).toEqual(['/api/auth/get-session']);
  });
  it('says so when it cannot be read, and tries again when told to', async () => {
    server.answer = (request) =>
      request.url === '/api/v1/progress' ? problem(400, 'invalid', 'This cannot be read.') : answer(request);
    const page = await open();
    expect(page.container.querySelector('[role=alert]')?.textContent).toContain('This cannot be read.');
    server.answer = answer;
    act(() => page.button('Try again').click());
    await arrive(100);
    expect(page.headline()).toContain('You remember');
  });
});
