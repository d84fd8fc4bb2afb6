import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import InterviewsPage from '../../web/features/interview/interviews-page.tsx';
import { type FakeServer, fakeServer, json, problem } from '../support/fake-server.ts';
import { arrive, click, render, unmountAll } from './render.ts';

let server: FakeServer;
let isSignedIn: boolean;
const decks = ['Containers', 'Kubernetes'].map((title) => ({
  id: title.toLowerCase(),
  title,
  skillId: 'orchestration',
  skillTitle: 'Orchestration',
  questionCount: 3,
  enrolled: false,
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  isSignedIn = false;
  vi.stubGlobal('isSecureContext', false); // happy-dom does not know it
  history.replaceState(null, '', '/interviews');
  server = fakeServer(({ url, method }) => {
    isSignedIn ||= url.includes('sign-in');
    if (url.includes('sign-in')) return json(200, {});
    if (url.includes('session')) return json(200, isSignedIn ? { user: { id: 'ada', isAnonymous: true } } : null);
    if (url.endsWith('/decks')) return json(200, { items: decks, nextCursor: null });
    if (url.endsWith('/careers')) return json(200, { items: [], nextCursor: null });
    if (url.endsWith('/graders')) return json(200, { llm: null, transcriber: null });
    if (method === 'POST')
      return problem(400, 'invalid', 'Not valid.', {
        errors: [
          { pointer: '/body/minutes', message: 'every question that fits takes longer: take at least 30 minutes' },
        ],
      });
    return json(200, { items: [], nextCursor: null });
  });
});
afterEach(() => {
  unmountAll();
  history.replaceState(null, '', '/');
});

async function show() {
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <InterviewsPage />
    </QueryClientProvider>,
  );
  await arrive();
  await arrive();
  const labelled = (text: string) =>
    [...container.querySelectorAll('label')].find((label) => label.textContent.includes(text))!.querySelector('input')!;
  return { container, labelled, plan: () => click(container.querySelector('button[type=submit]')!) };
}

describe('the set-up of an interview', () => {
  it('keeps what a stranger chose, who becomes a guest by planning, and says beside a setting how to relax it', async () => {
    const { container, labelled, plan } = await show();
    click(labelled('Kubernetes'));
    click(labelled('15 minutes'));
    plan();
    for (let round = 0; round < 5; round++) await arrive();
    const sent = server.seen.find(({ url, method }) => method === 'POST' && url.endsWith('/interviews'));
    expect(sent?.body).toMatchObject({ skillId: 'orchestration', deckIds: ['kubernetes'], minutes: 15 });
    expect(labelled('Kubernetes').checked).toBe(true);
    const length = labelled('15 minutes').closest('fieldset')!;
    expect(length.querySelector('[role=alert]')!.textContent).toBe(
      'Every question that fits takes longer: take at least 30 minutes.',
    );
    expect(container.textContent).toContain('Not planned: see what is said above.');
  });
  it('is brought by a link, and says so', async () => {
    history.replaceState(null, '', '/interviews/new?skill=orchestration&deck=containers&minutes=20&think=no&seed=7');
    const { container, labelled, plan } = await show();
    expect(container.textContent).toContain('Set up by whoever sent you this link.');
    expect([labelled('Containers').checked, labelled('20 minutes').checked]).toEqual([true, true]);
    plan();
    for (let round = 0; round < 5; round++) await arrive();
    const sent = server.seen.find(({ url, method }) => method === 'POST' && url.endsWith('/interviews'));
    expect(sent?.body).toMatchObject({ deckIds: ['containers'], minutes: 20, think: false, seed: 7 });
  });
});
