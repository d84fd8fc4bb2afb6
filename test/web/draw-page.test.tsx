import { act } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ask, Built, DrawingOf } from '../../api/http/drawn-page.ts';
import { fakeServer, json, problem } from '../support/fake-server.ts';
import { interviewReport } from '../support/interview-report.ts';

const id = '01234567-89ab-4cde-8f01-23456789abcd';
const path = `/interviews/${id}/report`;
const built: Built = {
  index:
    '<head><title>Rehearse</title><script type="module" crossorigin src="/assets/index-1.js"></script></head><body><div id="root">\n<header></header>\n</div></body>',
  manifest: {
    'index.html': { file: 'assets/index-1.js' },
    'features/interview-report/report-page.tsx': {
      file: 'assets/report-2.js',
      imports: ['index.html', '_shared-3.js'],
    },
    '_shared-3.js': { file: 'assets/shared-3.js', imports: ['index.html'] },
    'features/today/today-page.tsx': { file: 'assets/today-4.js' },
  },
};
const user = { id: 'u', name: 'Ada </script><b>', isAnonymous: false };
const answers: Record<string, unknown> = {
  getInterviewReport: interviewReport(),
  getMe: {
    id: 'u',
    name: user.name,
    role: 'learner',
    timeZone: 'Europe/Berlin',
    rolloverHour: 4,
    keepRecordings: false,
  },
  getGraders: { llm: { model: 'gpt-5-mini' }, transcriber: null },
  listCohorts: { items: [] },
};
const askFake = vi.fn<(operation: string) => Promise<unknown>>((operation) => Promise.resolve(answers[operation]));
const ask = askFake as unknown as Ask;

let drawingOf: DrawingOf;
let html: string;
beforeAll(async () => {
  // As the server has it: no browser anywhere.
  const browser = ['window', 'document', 'location', 'navigator', 'localStorage', 'matchMedia', 'history'];
  for (const name of browser) vi.stubGlobal(name, undefined);
  ({ drawingOf } = await import('../../web/draw-page.tsx'));
  html = (await drawingOf(path)?.(built, ask)) ?? '';
  vi.unstubAllGlobals();
  vi.resetModules();
  askFake.mockClear();
});

describe('a page that the server draws', () => {
  it('is the whole report, with nothing that the policy forbids', () => {
    expect(html).toContain('By kind of point');
    expect(html).toContain('Users see intermittent 503s behind a Service.');
    expect(html).not.toMatch(/ style=/);
    expect(html.match(/<script[^>]*>/g)).toEqual([
      '<script src="/start.js" data-program="/assets/index-1.js" data-files="/assets/index-1.js /assets/report-2.js /assets/shared-3.js" defer>',
      '<script type="application/json" id="drawn-from">',
    ]);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).toContain('<title>Interview report 2026-11-22 · Rehearse</title>');
    expect(html).not.toContain(user.name);
  });

  it('starts its program at once where answers are being graded', async () => {
    const report = interviewReport();
    const grading = { answers: 4, judged: 2, underWay: true, graded: 1, failed: 0 };
    askFake.mockImplementationOnce(() => Promise.resolve({ ...report, interview: { ...report.interview, grading } }));
    expect(await drawingOf(path)?.(built, ask)).toContain(' data-at-once defer>');
    askFake.mockClear();
  });

  it('asks for nothing and draws nothing at other addresses', () => {
    for (const other of ['/', '/shared', `/interviews/${id}`, '/interviews/x/report', `${path}/more`])
      expect(drawingOf(other)).toBeUndefined();
    expect(askFake).not.toHaveBeenCalled();
  });

  it('is taken over by the browser as it is, what was opened before included', async () => {
    document.body.innerHTML = /<body>(.*)<\/body>/s.exec(html)?.[1] ?? '';
    history.replaceState(null, '', path);
    const errors: unknown[] = [];
    addEventListener('error', ({ error }: ErrorEvent) => void errors.push(error));
    vi.mocked(console.error).mockImplementation((first: unknown) => {
      // The server’s React was in this very process, as it never is.
      if (!String(first).startsWith('Detected multiple renderers')) errors.push(first);
    });
    const server = fakeServer(({ url }) =>
      url === '/api/auth/get-session'
        ? json(200, { session: {}, user: { ...user, isAnonymous: null } })
        : problem(404, 'not-found', 'No such page.'),
    );
    const heading = document.querySelector('h1')!;
    const [, second] = document.querySelectorAll<HTMLDetailsElement>('details[data-answer]');
    second!.open = true;
    const before = document.querySelector('main')!.innerHTML;
    const drawn = before.replace(second!.outerHTML, '');

    await act(() => import('../../web/main.tsx'));
    await expect.poll(() => second!.querySelector('ol')).not.toBeNull();
    expect(errors).toEqual([]);
    expect(document.querySelector('h1')).toBe(heading);
    expect(document.querySelector('main')!.innerHTML.replace(second!.outerHTML, '')).toBe(drawn);
    expect(document.title).toBe('Interview report 2026-11-22 · Rehearse');
    expect(server.urls()).toContain('/api/auth/get-session');
    expect(server.urls().filter((url) => url.includes('/interviews/'))).toEqual([]);
  });
});
