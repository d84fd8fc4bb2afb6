import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interview } from '../../web/api-types.ts';
import { InterviewRun } from '../../web/features/interview/interview-run.ts';
import { recordingsOf } from '../../web/recording-outbox.ts';
import { readSlotDraft } from '../../web/features/interview/slot-draft.ts';
import { type FakeEventSource, fakeEventSources } from '../support/fake-event-source.ts';
import { type FakeServer, fakeServer, json, noAnswer, problem, type Seen } from '../support/fake-server.ts';
import { interviewId, told, toldOver } from '../support/interview-told.ts';

let server: FakeServer;
/** How the interview stands on the server. */
let stands: Interview;
let sources: readonly FakeEventSource[];
let close: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  vi.stubGlobal('indexedDB', undefined); // a device that keeps no recordings
  sources = fakeEventSources();
  stands = told();
  server = fakeServer(() => json(200, stands));
});
afterEach(async () => {
  close();
  await vi.advanceTimersByTimeAsync(10_000);
});

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
async function begun(interview = stands) {
  const run = new InterviewRun('ada', 'here', interview);
  close = run.open();
  await pass();
  return run;
}
const sent = (name: string) => server.seen.filter(({ url }) => url.endsWith(`/${name}`)).map(({ body }) => body);
const answersIn = (name: string) => sent(name).map((body) => (body as { answer?: string }).answer);

describe('while an interview runs, the page', () => {
  it('shows every five seconds that it is there, without words where none changed', async () => {
    await begun();
    await pass(11_000);
    const sign = { position: 0, part: 0, holder: 'here' };
    expect(sent('draft')).toEqual([sign, sign]);
  });
  it('saves what is written a second after the last key, and keeps it here at once', async () => {
    const run = await begun();
    await pass(1000);
    run.change({ answer: 'The CLI' });
    expect(readSlotDraft('ada', interviewId)?.answer).toBe('The CLI');
    await pass(600);
    run.change({ answer: 'The CLI calls' });
    await pass(600);
    expect(answersIn('draft').filter(Boolean)).toEqual([]);
    await pass(900);
    expect(answersIn('draft').filter(Boolean)).toEqual(['The CLI calls']);
  });
  it('sends every word at once when the time is nearly up', async () => {
    stands = told({ ranMs: 895_000 });
    const run = await begun();
    await pass(500);
    run.change({ answer: 'Last words' });
    await pass(500);
    expect(answersIn('draft')).toContain('Last words');
  });
  it('learns from the server that the time is up', async () => {
    stands = told({ ranMs: 898_000 });
    const run = await begun();
    stands = toldOver({ status: 'expired', endedBecause: 'time-up' });
    await pass(2500);
    expect(run.state().interview.status).toBe('expired');
    expect(readSlotDraft('ada', interviewId)).toBeNull();
  });
  it('stops the time to think with the first word', async () => {
    stands = told({ current: { step: 'think', stepTargetMs: 30_000 } });
    const run = await begun();
    stands = told({ ranMs: 11_000, current: { step: 'answer' } });
    run.change({ answer: 'T' });
    expect(run.times().isThinking).toBe(false);
    await pass();
    expect(sent('begin')).toEqual([{ position: 0, holder: 'here' }]);
  });
  it('saves before it pauses', async () => {
    const run = await begun();
    run.change({ answer: 'So far' });
    await run.pause();
    const [first, second] = server.urls().slice(-2);
    expect([first?.endsWith('/draft'), second?.endsWith('/pause')]).toEqual([true, true]);
  });
  it('pauses when it is left', async () => {
    const run = await begun();
    run.change({ answer: 'So far' });
    close();
    await pass();
    expect(answersIn('draft')).toContain('So far');
    expect(sent('pause')).toEqual([{ holder: 'here' }]);
  });
  it('sends what is unsaved along when it is closed', async () => {
    const run = await begun();
    run.change({ answer: 'So far' });
    dispatchEvent(new Event('pagehide'));
    expect(answersIn('draft')).toContain('So far');
    await pass();
  });
});

describe('the recording of an answer', () => {
  const speech = { spokenMs: 1000, pauses: [] };
  const { attemptId } = told().current!;
  const added = () => vi.spyOn(recordingsOf('ada'), 'add').mockResolvedValue();
  const spoken = async () => {
    const run = await begun();
    run.change({ mode: 'speak', speech, answer: 'The CLI calls the daemon.' });
    return run;
  };

  it('is sent for what was handed in, once it has ended', async () => {
    const add = added();
    const run = await spoken();
    stands = told({ ranMs: 30_000, current: { position: 0, part: 1, probe: 'And then?' } });
    const recorded = Promise.resolve();
    run.recordingRuns(() => recorded);
    await run.handIn({ pass: false });
    run.change({ mode: 'speak', speech, answer: 'It starts it.' });
    stands = told({ ranMs: 40_000, current: { position: 1 } });
    await run.handIn({ pass: false });
    await pass();
    expect(add.mock.calls).toEqual([
      [`interview ${interviewId} 0 0`, attemptId, recorded],
      [`interview ${interviewId} 0 1`, `${attemptId} 1`, recorded],
    ]);
  });
  it('is sent for what the server handed in when the time was up', async () => {
    const add = added();
    await spoken();
    stands = toldOver({ status: 'expired', endedBecause: 'time-up' });
    await pass(5000);
    expect(add.mock.calls.map(([, name]) => name)).toEqual([attemptId]);
  });
  it('that still runs is ended just before the time is up, and handed in with what was said', async () => {
    stands = told({ ranMs: 895_000 });
    const add = added();
    const run = await begun();
    run.change({ mode: 'speak', answer: 'The CLI calls the daemon.' });
    const stop = vi.fn<() => Promise<void>>(async () => run.change({ speech }));
    run.recordingRuns(stop);
    await pass(3000);
    expect(stop).not.toHaveBeenCalled();
    await pass(1500);
    expect(sent('draft').at(-1)).toMatchObject({ answer: 'The CLI calls the daemon.', speech });
    stands = toldOver({ status: 'expired', endedBecause: 'time-up' });
    await pass(5000);
    expect(stop).toHaveBeenCalledOnce();
    expect(run.state().lastWords).toBe(false);
    expect(add.mock.calls.map(([, name]) => name)).toEqual([attemptId]);
  });
  it('is turned into words before the time is up, where those before were', async () => {
    stands = told({ ranMs: 895_000 });
    const run = await begun();
    run.change({ mode: 'speak' });
    await run.rest(true);
    await run.rest(false);
    run.recordingRuns(async () => run.change({ speech }));
    await pass(4000);
    expect(run.state().lastWords).toBe(true);
  });
  it('that still runs is ended with the interview', async () => {
    const run = await begun();
    run.change({ mode: 'speak', answer: 'The CLI calls the daemon.' });
    run.recordingRuns(async () => run.change({ speech }));
    await run.finish();
    expect(sent('draft').at(-1)).toMatchObject({ speech });
    expect(server.urls().at(-1)).toMatch(/\/finish$/);
  });
  it('stays here where it was passed, or typed', async () => {
    const add = added();
    const run = await spoken();
    stands = told({ ranMs: 30_000, current: { position: 1 } });
    await run.handIn({ pass: true });
    run.change({ mode: 'type', answer: 'It starts it.' });
    stands = told({ ranMs: 40_000, current: { position: 2 } });
    await run.handIn({ pass: false });
    await pass();
    expect(add).not.toHaveBeenCalled();
  });
});

describe('an answer handed in', () => {
  const next = told({ ranMs: 30_000, current: { position: 1, prompt: 'And then?' } });
  it('brings the next question, with nothing written to it', async () => {
    const run = await begun();
    run.change({ answer: 'The CLI calls the daemon.' });
    server.answer = ({ url }) => json(200, url.endsWith('/answers') ? (stands = next) : stands);
    await run.handIn({ pass: false });
    expect(run.state()).toMatchObject({ busy: null, stranded: null, draft: { position: 1, answer: '' } });
    expect(sent('answers')).toMatchObject([
      { position: 0, part: 0, answer: 'The CLI calls the daemon.', inputMode: 'typed', holder: 'here' },
    ]);
  });
  it('that nobody answered is sent again under the same id, until somebody does', async () => {
    const run = await begun();
    run.change({ answer: 'A' });
    let failures = 2;
    server.answer = ({ url }) =>
      url.endsWith('/answers') && failures-- > 0 ? noAnswer() : json(200, url.endsWith('/answers') ? next : stands);
    const handedIn = run.handIn({ pass: false });
    await pass(100);
    expect(run.state()).toMatchObject({ away: true, busy: 'hand-in', draft: { answer: 'A' } });
    await pass(5000);
    await handedIn;
    expect(run.state()).toMatchObject({ away: false, draft: { position: 1 } });
    const ids = sent('answers').map((body) => (body as { id: string }).id);
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
  });
  it('that is refused stays in view, and the page learns how things stand', async () => {
    const run = await begun();
    run.change({ answer: 'A' });
    const { handInId } = run.state().draft!;
    server.answer = ({ url }) => (url.endsWith('/answers') ? problem(409, 'conflict', 'Not now.') : json(200, stands));
    await run.handIn({ pass: false });
    expect(run.state().draft?.answer).toBe('A');
    expect(run.state().draft?.handInId).not.toBe(handInId);
    expect(run.state().problem).toBe('This was not handed in; it is still here.');
  });
  it('too late for its question is kept in view beside the next', async () => {
    const run = await begun();
    run.change({ answer: 'A' });
    server.answer = ({ url }) => (url.endsWith('/answers') ? problem(409, 'conflict', 'Not now.') : json(200, next));
    await run.handIn({ pass: false });
    expect(run.state()).toMatchObject({ draft: { position: 1, answer: '' }, stranded: { answer: 'A' }, problem: null });
  });
});

describe('when the server goes away and comes back, an interview', () => {
  it('goes on with what was written meanwhile', async () => {
    const run = await begun();
    const answer = server.answer;
    server.answer = noAnswer;
    run.change({ answer: 'Written meanwhile' });
    await pass(9000);
    expect(run.state().away).toBe(true);
    server.answer = answer;
    run.change({ answer: 'Written meanwhile, to the end' });
    await pass(3000);
    expect(run.state().away).toBe(false);
    expect(answersIn('draft').at(-1)).toBe('Written meanwhile, to the end');
    expect(run.state().draft).toMatchObject({ saved: { answer: 'Written meanwhile, to the end' } });
  });
});

describe('in another tab, an interview', () => {
  const theirs = told({ holder: 'there', current: { draft: { answer: 'Theirs', speech: null } } });
  const takenOver = { ...theirs, ranMs: 30_000, holder: 'here' };
  it('is left to it: nothing is sent', async () => {
    stands = theirs;
    const run = await begun();
    await pass(20_000);
    expect(run.isElsewhere()).toBe(true);
    expect(sent('draft')).toEqual([]);
  });
  it('is taken over with what was written there', async () => {
    stands = theirs;
    const run = await begun();
    const ours = told({ ranMs: 20_000, current: { draft: { answer: 'Theirs, to the end', speech: null } } });
    server.answer = ({ url }: Seen) => json(200, url.endsWith('/resume') ? (stands = ours) : stands);
    await run.resume();
    expect(sent('resume')).toEqual([{ holder: 'here' }]);
    expect(run.state().draft?.answer).toBe('Theirs, to the end');
    expect(run.isElsewhere()).toBe(false);
  });
  it('is seen to move by events, and what was written here is not lost', async () => {
    const run = await begun();
    run.change({ answer: 'Ours' });
    sources[0]!.send('interview', '2', { ...theirs, ranMs: 20_000 });
    expect(run.isElsewhere()).toBe(true);
    server.answer = ({ url }: Seen) => json(200, url.endsWith('/resume') ? (stands = takenOver) : stands);
    await run.resume();
    expect(run.state().draft?.answer).toBe('Theirs\n\nOurs');
  });
  it('is connected to again after the server refused', async () => {
    await begun();
    sources[0]!.lose(true);
    await pass(6000);
    expect(sources).toHaveLength(2);
  });
});
