import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TakeBar } from '../../web/components/speech/take-bar.tsx';
import { type FakeServer, fakeServer, held, json, noAnswer, problem } from '../support/fake-server.ts';
import { arrive, click, press, render, unmountAll } from './render.ts';

let server: FakeServer;
const heard = {
  onText: vi.fn<(text: string) => void>(),
  onPauses: vi.fn<(pauses: { start: number; end: number }[]) => void>(),
  onDiscard: vi.fn<() => void>(),
};
beforeEach(() => {
  vi.useFakeTimers();
  server = fakeServer(() => json(200, { text: 'Yes.', words: null, durationMs: null, pauses: null }));
});
afterEach(() => {
  unmountAll();
  vi.clearAllMocks();
});

function show(
  transcriber: { model: string; host: string } | null = { model: 'whisper-1', host: 'speech.example' },
  atOnce = false,
) {
  const sound = new Blob(['sound'], { type: 'audio/webm;codecs=opus' });
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <TakeBar sound={sound} ms={42_000} questionId="q" transcriber={transcriber} atOnce={atOnce} {...heard} />
    </QueryClientProvider>,
  ).container;
}
const button = (container: HTMLElement, name: string) =>
  [...container.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))!;

describe('a finished take', () => {
  it('is sent nowhere before it is asked for, and says where it would go', () => {
    const container = show();
    expect(server.seen).toEqual([]);
    expect(container.textContent).toContain('It is sent to speech.example (whisper-1) for this');
  });
  it('is sent with its type and length, and its words come back', async () => {
    const container = show();
    const { answer, release } = held();
    server.answer = () => answer;
    click(button(container, 'Transcribe on this server'));
    await arrive();
    expect(container.textContent).toContain('Transcribing.');
    release(json(200, { text: 'Yes.', words: null, durationMs: null, pauses: null }));
    await arrive();
    expect(server.seen).toMatchObject([
      {
        url: '/api/v1/transcripts?durationMs=42000&questionId=q',
        headers: { 'content-type': 'audio/webm;codecs=opus' },
      },
    ]);
    expect(heard.onText).toHaveBeenCalledWith('Yes.');
    expect(heard.onPauses).not.toHaveBeenCalled();
    expect(container.textContent).toContain('The words are below');
  });
  it('is sent once without being asked for where the time is nearly up, if the server transcribes', async () => {
    show(undefined, true);
    show(null, true);
    await arrive();
    expect(server.seen).toHaveLength(1);
    expect(heard.onText).toHaveBeenCalledExactlyOnceWith('Yes.');
  });
  it('takes the pauses between words, if the server tells them', async () => {
    const pauses = [
      { start: 1000, end: 4000 },
      { start: 41_000, end: 43_500 },
    ];
    server.answer = () => json(200, { text: 'Yes.', words: [], durationMs: null, pauses });
    show();
    press('w');
    await arrive();
    expect(heard.onPauses).toHaveBeenCalledWith(pauses.slice(0, 1));
  });
  it('stays when its transcription fails, and may be sent again', async () => {
    const container = show();
    server.answer = () => problem(503, 'unavailable', 'The transcription server does not answer. Type your answer.');
    click(button(container, 'Transcribe'));
    await arrive();
    expect(container.textContent).toContain('The transcription server does not answer. Type your answer.');
    expect(container.querySelector('audio')).not.toBeNull();
    server.answer = noAnswer;
    click(button(container, 'Try again'));
    await arrive();
    expect(container.textContent).toContain('The server does not answer.');
    server.answer = () => json(200, { text: '', words: null, durationMs: null, pauses: null });
    click(button(container, 'Try again'));
    await arrive();
    expect(container.textContent).toContain('No words were recognised.');
    expect(heard.onText).not.toHaveBeenCalled();
    expect(heard.onDiscard).not.toHaveBeenCalled();
  });
  it('is listened to and typed where the server has no transcription', () => {
    const container = show(null);
    expect(container.textContent).toContain('listen, and type or correct below');
    expect(container.textContent).not.toContain('Transcribe');
    press('w');
    expect(server.seen).toEqual([]);
  });
  it('is thrown away only when that is confirmed', () => {
    const container = show();
    press('n');
    click(button(container, 'Keep it'));
    expect(heard.onDiscard).not.toHaveBeenCalled();
    press('n');
    click(button(container, 'Delete it'));
    expect(heard.onDiscard).toHaveBeenCalledOnce();
  });
});
