import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptRecording } from '../../web/components/speech/kept-recording.tsx';
import { RecordingsSection } from '../../web/features/account/recordings-section.tsx';
import { recordingName, RecordingOutbox, recordingsOf } from '../../web/recording-outbox.ts';
import type { UnsentTakes } from '../../web/takes.ts';
import { type FakeServer, fakeServer, json, noAnswer, problem } from '../support/fake-server.ts';
import { ada } from '../support/progress.ts';
import { arrive, click, render, unmountAll } from './render.ts';

const type = 'audio/webm;codecs=opus';
const ended = Promise.resolve();
const noContent = () => new Response(null, { status: 204 });
let server: FakeServer;

/** What a browser keeps, in memory. */
function shelf(cards: readonly string[] = ['card']) {
  const kept = new Map<string, Blob>();
  const takes: UnsentTakes = {
    add: async (_userId, cardId, attemptId) => {
      if (!cards.includes(cardId)) return false;
      kept.set(attemptId, new Blob(['sound'], { type }));
      return true;
    },
    list: async () => [...kept.keys()],
    read: async (_userId, attemptId) => kept.get(attemptId),
    forget: async (_userId, attemptId) => void kept.delete(attemptId),
  };
  return { takes, kept };
}

beforeEach(() => {
  vi.useFakeTimers();
  server = fakeServer(noContent);
});
afterEach(unmountAll);

describe('the recording of an answer that was handed in', () => {
  it('is sent under its type, and forgotten once the server has it', async () => {
    const { takes, kept } = shelf();
    const outbox = new RecordingOutbox('ada', takes);
    outbox.start(true);
    await outbox.add('card', 'attempt', ended);
    expect(server.seen).toMatchObject([
      { method: 'PUT', url: '/api/v1/attempts/attempt/recording', headers: { 'content-type': type } },
    ]);
    expect(kept.size).toBe(0);
    expect(outbox.standingOf('attempt')).toEqual({ state: 'kept' });
  });
  it('of a follow-up in an interview is sent as that part', async () => {
    const outbox = new RecordingOutbox('ada', shelf(['interview']).takes);
    outbox.start(true);
    await outbox.add('interview', recordingName('attempt', 2), ended);
    expect(server.urls()).toEqual(['/api/v1/attempts/attempt/recording?part=2']);
  });
  it('waits until the recording has ended, and is none for an answer without one', async () => {
    const outbox = new RecordingOutbox('ada', shelf().takes);
    outbox.start(true);
    let end: () => void = () => undefined;
    const adding = outbox.add('card', 'attempt', new Promise((resolve) => (end = resolve)));
    await arrive();
    expect(server.seen).toEqual([]);
    end();
    await adding;
    await outbox.add('another card', 'typed', ended);
    expect(server.seen).toHaveLength(1);
    expect(outbox.standingOf('typed')).toBeUndefined();
  });
  it('stays in the browser while the server does not answer, and is sent later', async () => {
    const { takes, kept } = shelf();
    const outbox = new RecordingOutbox('ada', takes);
    outbox.start(true);
    server.answer = noAnswer;
    await outbox.add('card', 'attempt', ended);
    expect([kept.size, outbox.standingOf('attempt')]).toEqual([1, { state: 'waiting' }]);
    server.answer = () => problem(503, 'unavailable', 'Later.');
    await arrive(60_000);
    expect([kept.size, outbox.standingOf('attempt')]).toEqual([1, { state: 'waiting' }]);
    server.answer = noContent;
    dispatchEvent(new Event('online'));
    await arrive();
    expect([kept.size, outbox.standingOf('attempt')]).toEqual([0, { state: 'kept' }]);
    await arrive(600_000);
    expect(server.urls().filter((url) => url === '/api/v1/attempts/attempt/recording')).toHaveLength(3);
  });
  it('that waited is sent when the page is opened again', async () => {
    const { takes, kept } = shelf();
    await takes.add('ada', 'card', 'earlier');
    new RecordingOutbox('ada', takes).start(true);
    await arrive();
    expect(server.urls()).toEqual(['/api/v1/attempts/earlier/recording']);
    expect(kept.size).toBe(0);
  });
  it('that the server refuses is not sent again, and says why', async () => {
    const { takes, kept } = shelf();
    const outbox = new RecordingOutbox('ada', takes);
    outbox.start(true);
    server.answer = () => problem(413, 'too-large', 'The file is too large.');
    await outbox.add('card', 'attempt', ended);
    expect(kept.size).toBe(0);
    expect(outbox.standingOf('attempt')).toEqual({ state: 'refused', because: 'The file is too large.' });
  });
  it('never leaves the device where it is not wanted, nor after that changed', async () => {
    const { takes, kept } = shelf();
    const outbox = new RecordingOutbox('ada', takes);
    await outbox.add('card', 'unknown yet', ended);
    outbox.start(true)();
    await arrive();
    await takes.add('ada', 'card', 'waiting');
    outbox.start(false);
    await outbox.add('card', 'attempt', ended);
    await arrive(60_000);
    expect(server.seen).toEqual([]);
    expect(kept.size).toBe(0);
  });
  it('is no matter where the browser keeps nothing', async () => {
    const fails = () => Promise.reject(new Error('no storage'));
    const outbox = new RecordingOutbox('ada', { add: fails, list: fails, read: fails, forget: fails });
    outbox.start(true);
    await outbox.add('card', 'attempt', ended);
    expect(outbox.standingOf('attempt')).toBeUndefined();
    outbox.start(false);
    await arrive();
    expect(server.seen).toEqual([]);
  });
});

describe('a kept recording', () => {
  const show = async (attempt: { id: string; recordings: number[] }, sound?: Blob) => {
    const { container } = render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <KeptRecording attempt={attempt} sound={sound} />
      </QueryClientProvider>,
    );
    await arrive();
    const press = async (name: string) => {
      click([...container.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))!);
      await arrive();
    };
    return { container, press };
  };
  const session = { user: { id: 'ada', name: 'Ada', email: 'ada@example.org' } };
  const file = () => new Response('sound', { headers: { 'content-type': 'audio/webm' } });
  beforeEach(() => {
    server.answer = ({ url, method }) =>
      url.includes('/recording') ? (method === 'DELETE' ? noContent() : file()) : json(200, session);
  });
  const calls = () => server.seen.filter(({ url }) => url.includes('/recording')).map(({ method }) => method);

  it('is fetched once it is to be heard; where that fails it may be tried again', async () => {
    const { container, press } = await show({ id: 'heard', recordings: [0] });
    expect([calls(), container.querySelector('audio')]).toEqual([[], null]);
    server.answer = () => problem(404, 'not-found', 'There is no such answer with a recording.');
    await press('Hear your recording');
    expect(container.querySelector('[role=alert]')?.textContent).toContain('no such answer');
    server.answer = file;
    await press('Try again');
    expect(container.querySelector('audio')?.getAttribute('aria-label')).toBe('Your recording');
  });
  it('is removed only when that is confirmed', async () => {
    const { container, press } = await show({ id: 'removed', recordings: [0] });
    await press('Remove the recording');
    await press('Keep it');
    expect(calls()).toEqual([]);
    await press('Remove the recording');
    await press('Remove it');
    expect(calls()).toEqual(['DELETE']);
    expect(container.textContent).toContain('The recording is removed from the server.');
    expect(container.querySelector('button')).toBeNull();
  });
  it('is played from this device while it is there, and tells at once what became of it', async () => {
    const { container } = await show({ id: 'sent', recordings: [] }, new Blob(['sound'], { type }));
    expect(container.querySelector('audio')).not.toBeNull();
    expect(container.textContent).not.toContain('Kept with your answer');
    act(() => recordingsOf('ada').removed('sent'));
    expect(container.textContent).toContain('removed from the server');
  });
  it('is nothing where there is none', async () => {
    const { container } = await show({ id: 'none', recordings: [] });
    expect(container.textContent).toBe('');
  });
});

it('whether recordings are kept is a choice in Settings', async () => {
  server.answer = ({ body }) => json(200, { ...ada, ...(body as object) });
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <RecordingsSection me={ada} />
    </QueryClientProvider>,
  );
  const box = container.querySelector<HTMLInputElement>('input[type=checkbox]')!;
  expect(box.checked).toBe(false);
  click(box);
  act(() => container.querySelector('form')!.requestSubmit());
  await arrive(100);
  expect(server.seen.find(({ method }) => method === 'PATCH')?.body).toEqual({ keepRecordings: true });
});
