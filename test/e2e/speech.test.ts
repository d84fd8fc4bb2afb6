import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import { freshFolder } from '../support/databases.ts';
import { answerField, question, startAsGuest } from '../support/practising.ts';
import { wav } from '../support/recordings.ts';
import { type Server, startServer } from '../support/server.ts';
import { decode, launchWithMicrophone, secondsRecorded } from './microphone.ts';
import { speak } from '../support/speech/tools.ts';
import { startTranscriptionServer, type TranscriptionServer } from '../support/speech/transcription-server.ts';
import { wordErrorRate, wordsOf } from '../support/speech/words.ts';
import { newVisitor, type Visitor } from '../support/visitor.ts';
import { inspector } from './inspector.ts';

const said = [
  'The CLI is only a client: it calls the daemon over the Unix socket. The tag resolves to a manifest.',
  'Containerd starts a shim. The shim calls runc, which starts the process and exits. NAT rules send host port 8080 to port 80.',
];
const pauseMs = 2600;

/** One after another: each test goes on where the one before stopped. */
describe('an answer spoken into a real microphone recording, by a synthetic voice,', () => {
  let server: Server;
  let transcriptions: TranscriptionServer;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let spokenMs: number;
  beforeAll(async () => {
    const file = join(freshFolder(), 'said.wav');
    spokenMs = speakInto(file);
    browser = await launchWithMicrophone(file);
    const decoder = await browser.newPage();
    transcriptions = await startTranscriptionServer('containers', (recording) => decode(decoder, recording));
    server = await startServer({ TRANSCRIBE_BASE_URL: transcriptions.baseUrl, TRANSCRIBE_MODEL: 'pocketsphinx' });
    visitor = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
    ({ page } = visitor);
    await startAsGuest(page);
    await question(page, 'Walk me through what happens').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
    await transcriptions?.close();
  });

  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'a step before it failed'));
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail';
  });

  const status = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words });

  it('is recorded with level and clock, paused and ended by keys', async () => {
    const look = inspector(page);
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Record' }).waitFor();
    await look('before recording', 'Practice');
    await page.keyboard.press('Space');
    await status('Recording. Speak as you would to the interviewer.').waitFor();
    await expect
      .poll(() => page.getByRole('meter').evaluate((meter) => (meter as unknown as { value: number }).value))
      .toBeGreaterThan(-40);
    await look('recording', 'Practice');
    await expect.poll(() => secondsRecorded(page)).toBeGreaterThan(spokenMs / 1000);
    await page.keyboard.press('Space');
    await status(/^Paused at 0:/).waitFor();
    await page.keyboard.press('e');
    await status(/^0:\d\d recorded/).waitFor();
    expect(look.faults).toEqual([]);
    expect(visitor.problems).toEqual([]);
  });

  it('is still there after a reload', async () => {
    await page.reload();
    await status(/Your recording of 0:\d\d is still here/).waitFor();
    const [pause = 0, ...others] = await page.evaluate(pausesInDraft);
    expect(others).toEqual([]);
    // The voice is quiet for a moment before and after each part.
    expect([pause > pauseMs - 300, pause < pauseMs + 1500], `${pause} ms`).toEqual([true, true]);
    const player = page.getByLabel('Your recording', { exact: true });
    await expect
      .poll(() => player.evaluate((audio) => Math.round((audio as unknown as { duration: number }).duration)))
      .toBeGreaterThanOrEqual(Math.floor(spokenMs / 1000));
    expect(visitor.problems).toEqual([]);
  });

  it('comes back in words, at least nine of ten of them right', async ({ annotate }) => {
    await page.getByText(`It is sent to ${new URL(transcriptions.baseUrl).host} (pocketsphinx)`).waitFor();
    await page.keyboard.press('w');
    await status('The words are below').waitFor();
    const heard = await answerField(page).inputValue();
    const rate = wordErrorRate(wordsOf(said.join(' ')), wordsOf(heard));
    await annotate(`words right: ${((1 - rate) * 100).toFixed(0)} %; heard: ${heard}`);
    expect(rate).toBeLessThanOrEqual(0.1);
    const look = inspector(page);
    await look('with a transcript', 'Practice');
    expect(look.faults).toEqual([]);
    expect(visitor.problems).toEqual([]);
  });

  it('is corrected, handed in, and comes back with how it was spoken, beside its points', async () => {
    await answerField(page).press('End');
    await answerField(page).pressSequentially(' Um, and that is all.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '7 points' }).waitFor();
    const facts = page.getByRole('region', { name: 'How you spoke' });
    await facts.getByText(/1 long pause$/).waitFor();
    await facts.getByText('At least 1 filler').waitFor();
    await facts.getByText(/^\d{3} words a minute$/).waitFor();
    await facts.getByText(new RegExp(`spoken of 90 s`)).waitFor();
    await facts.getByLabel('Your recording').waitFor();
    const look = inspector(page);
    await look('spoken answer', 'Practice');
    expect(look.faults).toEqual([]);
    expect(visitor.problems).toEqual([]);
  });

  it('is heard well enough for the offline grader to find its points, and they are marked in it', async () => {
    const id = await page.evaluate(attemptInDraft);
    const response = await page.request.get(`/api/v1/attempts/${id}`);
    const { answer, inputMode, suggestions } = routes.getAttempt.responses[200].parse(await response.json());
    expect(inputMode).toBe('spoken');
    const found = suggestions.filter(({ verdict }) => verdict === 'covered');
    expect(found.map(({ pointId }) => pointId)).toEqual(expect.arrayContaining(['chain', 'net']));
    const passages = found.flatMap(({ quotes }) => quotes.map(({ start, end }) => answer.slice(start, end)));
    expect(passages).toContainEqual(expect.stringContaining('containerd starts a shim'));
    const marked = await page.locator('mark').allTextContents();
    expect(marked).toContainEqual(expect.stringContaining('suggested covered: '));
    expect(marked.join(' ')).toContain('starts a shim');
    expect(visitor.problems).toEqual([]);
  });

  it('is rated, and its recording is deleted', async () => {
    for (const key of 'cccmcccmmmm') await page.keyboard.press(key);
    await page.getByRole('button', { name: /^Good/ }).click();
    await expect.poll(() => visitor.reviews()).toHaveLength(1);
    await expect.poll(() => page.evaluate(takesKept)).toEqual([0, 0]);
    expect(visitor.problems).toEqual([]);
  });
});

/** Speaks the answer with a long pause in its middle; answers its length in ms. */
function speakInto(file: string): number {
  const parts = said.map((text) => {
    speak(text, file);
    const bytes = readFileSync(file);
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
  });
  const quiet = (ms: number) => new Int16Array(16 * ms);
  const pieces = [quiet(300), parts[0]!, quiet(pauseMs), parts[1]!, quiet(300)];
  const samples = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  writeFileSync(file, wav(samples));
  return samples.length / 16;
}

/** The id of the answer that is being judged. */
const attemptInDraft = () => {
  const [, draft] = Object.entries(localStorage).find(([key]) => key.startsWith('rehearse.draft.')) ?? [];
  return (JSON.parse(draft as string) as { attemptId: string }).attemptId;
};

/** The lengths of the pauses that the level of the microphone showed, ms. */
const pausesInDraft = () =>
  Object.entries(localStorage)
    .filter(([key]) => key.startsWith('rehearse.draft.'))
    .flatMap(([, draft]) => {
      const { speech } = JSON.parse(draft as string) as { speech: { pauses: { start: number; end: number }[] } };
      return speech.pauses.map(({ start, end }) => end - start);
    });

/** How many pieces and takes the browser keeps. */
const takesKept = () =>
  new Promise<number[]>((resolve, reject) => {
    const opening = indexedDB.open('rehearse.takes');
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction(['pieces', 'takes']);
      const counts = ['pieces', 'takes'].map((name) => transaction.objectStore(name).count());
      transaction.addEventListener('complete', () => {
        opening.result.close();
        resolve(counts.map(({ result }) => result));
      });
    });
  });
