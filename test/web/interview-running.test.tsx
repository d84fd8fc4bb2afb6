import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interview } from '../../web/api-types.ts';
import { Running } from '../../web/features/interview/running.tsx';
import { fakeEventSources } from '../support/fake-event-source.ts';
import { fakeServer, json } from '../support/fake-server.ts';
import { asked, told } from '../support/interview-told.ts';
import { arrive, click, enter, press, render, unmountAll } from './render.ts';

let stands: Interview;
/** What the server answers to a request whose address ends so. */
let answers: Record<string, Interview>;
let urls: () => string[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  vi.stubGlobal('indexedDB', undefined);
  vi.stubGlobal('scrollTo', () => undefined);
  fakeEventSources();
  sessionStorage.clear();
  stands = told({ holder: null });
  answers = {};
  ({ urls } = fakeServer(({ url }) => json(200, answers[url.split('/').at(-1) ?? ''] ?? stands)));
});
afterEach(async () => {
  unmountAll();
  await arrive(10_000);
});

async function show() {
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <Running interview={stands} userId="ada" />
    </QueryClientProvider>,
  );
  await arrive();
  return {
    container,
    heading: () => container.querySelector('h1')!,
    field: () => container.querySelector('textarea')!,
    button: (name: string) => [...container.querySelectorAll('button')].find((one) => one.textContent.includes(name))!,
  };
}
const next = told({ holder: null, ranMs: 30_000, current: { position: 1, prompt: 'And then?' } });

describe('an interview that runs', () => {
  it('shows the next question once an answer is handed in by key, with the focus on it', async () => {
    const { field, heading } = await show();
    enter(field(), 'The CLI calls the daemon.');
    answers.answers = stands = next;
    press('Enter', { target: field(), ctrlKey: true });
    await arrive();
    expect(heading().textContent).toBe('And then?');
    expect(document.activeElement).toBe(heading());
    expect(field().value).toBe('');
  });
  it('hands in nothing without words', async () => {
    const { button, container } = await show();
    click(button('Hand in'));
    await arrive();
    expect(container.textContent).toContain('Write something first, or pass.');
    expect(urls().filter((url) => url.endsWith('/answers'))).toEqual([]);
  });
  it('asks before it passes on what was written', async () => {
    const { button, field, container } = await show();
    enter(field(), 'Half an answer');
    click(button('Pass'));
    expect(container.querySelector('dialog')!.textContent).toContain('What you wrote is dropped');
    expect(urls().filter((url) => url.endsWith('/answers'))).toEqual([]);
  });
  it('shows a follow-up with the question and what was said to it folded away', async () => {
    const parts = [{ probe: null, answer: 'The CLI calls the daemon.' }];
    stands = told({ holder: null, current: asked({ part: 1, step: 'probe', probe: 'How does it reach it?', parts }) });
    const { heading, container } = await show();
    expect(heading().textContent).toBe('How does it reach it?');
    const details = container.querySelector('details')!;
    expect(details.open).toBe(false);
    expect(details.textContent).toContain('The CLI calls the daemon.');
  });
  it('over the target says so without alarm', async () => {
    stands = told({ holder: null, current: { stepMs: 95_000, stepTargetMs: 90_000 } });
    const { container } = await show();
    expect(container.querySelector('[role=timer][aria-label=Answer]')!.textContent).toBe(
      '1:35 of 1:30, over the target',
    );
  });
});

describe('an interview that is paused', () => {
  it('hides the question, keeps the words, and goes on by one key', async () => {
    const { field, heading, container } = await show();
    enter(field(), 'So far');
    answers.pause = stands = told({ holder: null, status: 'paused', pauses: 1, pausedBecause: 'learner' });
    press('p', { target: document.body });
    await arrive();
    expect(heading().textContent).toBe('14 minutes and 50 seconds left.');
    expect(container.textContent).not.toContain('Walk me through');
    answers.resume = stands = told({ holder: null, pauses: 1, ranMs: 11_000 });
    press('Enter', { target: document.body });
    await arrive();
    expect(heading().textContent).toContain('Walk me through');
    expect(field().value).toBe('So far');
  });
});
