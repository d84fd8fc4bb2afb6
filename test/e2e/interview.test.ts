import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { routes } from '../../api/routes.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser, watchForProblems } from '../support/browser.ts';
import { freshFolder } from '../support/databases.ts';
import {
  asked,
  followUp,
  handIn,
  interviewOf,
  passFollowUps,
  planAndStart,
  reportOf,
} from '../support/interviewing.ts';
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-server.ts';
import { answerField } from '../support/practising.ts';
import { wav } from '../support/recordings.ts';
import { judgeHonestly } from '../support/scripted-judges.ts';
import { type ShiftedServer, startShiftedServer } from '../support/shifted-server.ts';
import { speak } from '../support/speech/tools.ts';
import { startTranscriptionServer, type TranscriptionServer } from '../support/speech/transcription-server.ts';
import { newVisitor, type Visitor } from '../support/visitor.ts';
import { inspector } from './inspector.ts';
import { takeInterviewPictures } from './interview-pictures.ts';
import { decode, launchWithMicrophone, secondsRecorded } from './microphone.ts';

/** What a browser says of a server that was killed. */
const killed = [/ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/];
/** Judges by rule, but says of the first point that the beginning of the answer gets it wrong. */
const strictJudge: Behaviour = {
  says: (request) => {
    const quote = request.answer.split(/\s+/).slice(0, 10).join(' ');
    const [first, ...others] = judgeHonestly(request);
    return [{ ...first, verdict: 'wrong', quotes: [quote], reason: 'It is the other way round.' }, ...others];
  },
};
const minute = 60_000;
/** Never so far at once that the page would seem gone. */
const leap = minute;

/** One after another: each test goes on where the one before stopped. */
describe('a spoken mock interview of a quarter of an hour', () => {
  let server: ShiftedServer;
  let model: ModelServer;
  let transcriptions: TranscriptionServer;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let sound: string;
  beforeAll(async () => {
    sound = join(freshFolder(), 'said.wav');
    browser = await launchWithMicrophone(sound);
    const decoder = await browser.newPage();
    transcriptions = await startTranscriptionServer('containers', (recording) => decode(decoder, recording));
    model = await startModelServer({ pace: 500 });
    model.behave(strictJudge);
    server = await startShiftedServer({
      GRADER_MODEL: 'gpt-5-mini',
      OPENAI_BASE_URL: model.url,
      TRANSCRIBE_BASE_URL: transcriptions.baseUrl,
      TRANSCRIBE_MODEL: 'pocketsphinx',
    });
    visitor = await newVisitor(browser, server.url, { reducedMotion: 'reduce', expected: killed });
    ({ page } = visitor);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
    await Promise.all([model?.close(), transcriptions?.close()]);
  });

  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'a step before it failed'));
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail';
  });

  const status = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words });
  const look = async (state: string, title: string, of = page) => {
    const inspect = inspector(of);
    await inspect(state, title);
    expect(inspect.faults).toEqual([]);
  };

  it('is set up by somebody who was never here, and starts when they say so', async () => {
    await page.goto('/interviews/new?seed=7');
    await page.getByRole('combobox', { name: 'About' }).selectOption({ label: 'Containerization & Orchestration' });
    await page.getByRole('checkbox', { name: 'Containers' }).check();
    await page.getByRole('radio', { name: '15 minutes' }).check();
    await page.getByRole('radio', { name: 'Spoken' }).check();
    await look('set-up', 'Interview');
    await planAndStart(page);
    await page.getByRole('timer', { name: 'Think first' }).waitFor();
    await look('running', 'Interview');
    expect(visitor.problems).toEqual([]);
  });

  it('takes an answer that is spoken, and follows it up', async () => {
    const spokenMs = speakAnswerTo(await asked(page).innerText(), sound);
    await page.getByRole('button', { name: 'Record' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('timer', { name: 'Answer' }).waitFor();
    await status('Recording. Speak as you would to the interviewer.').waitFor();
    await expect.poll(() => secondsRecorded(page)).toBeGreaterThan(spokenMs / 1000);
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Transcribe on this server' }).waitFor();
    await page.keyboard.press('w');
    await status('The words are below').waitFor();
    await handIn(page);
    await followUp(page).waitFor();
    await answerField(page).fill('It is in the documentation.');
    await handIn(page);
    await passFollowUps(page);
    expect(await interviewOf(page)).toMatchObject({ status: 'running', current: { position: 1, part: 0 } });
    expect(visitor.problems).toEqual([]);
  });

  it('outlives the server’s sudden death and a reload, with what was being written', async () => {
    const words = beginningOfAnswerTo(await asked(page).innerText());
    const half = words.length / 2;
    await answerField(page).fill(words.slice(0, half));
    await server.kill();
    await answerField(page).pressSequentially(words.slice(half));
    await status('The server does not answer.').waitFor();
    await server.restart();
    await status('The server does not answer.').waitFor({ state: 'hidden' });
    await expect.poll(() => draftOf(page)).toBe(words);
    expect(await answerField(page).inputValue()).toBe(words);
    await page.reload();
    await answerField(page).waitFor();
    expect(await answerField(page).inputValue()).toBe(words);
    expect(await interviewOf(page)).toMatchObject({ status: 'running', current: { position: 1 } });
    expect(visitor.problems).toEqual([]);
  });

  it('is paused, however long, and goes on', async () => {
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await look('paused', 'Interview');
    const { ranMs } = await interviewOf(page);
    server.advance(60 * minute);
    expect((await interviewOf(page)).ranMs).toBe(ranMs);
    await page.keyboard.press('Enter');
    await answerField(page).waitFor();
    await handIn(page);
    await passFollowUps(page);
    expect(visitor.problems).toEqual([]);
  });

  it('ends when its time is up, with what was written by then', async () => {
    const words = beginningOfAnswerTo(await asked(page).innerText());
    await answerField(page).fill(words);
    let { ranMs } = await interviewOf(page);
    while (ranMs < 15 * minute) {
      const least = Math.min(15 * minute, ranMs + leap);
      const saved = page.waitForResponse(async (response) => isDraft(response) && (await ranMsIn(response)) >= least);
      server.advance(leap);
      // A draft is saved when the field is left; the page’s own sign of life may be faster, and the last one ends it.
      const typed = answerField(page)
        .press('Space')
        .then(() => answerField(page).blur());
      typed.catch(() => undefined);
      ranMs = await ranMsIn(await saved);
    }
    await page.waitForURL('**/report');
    expect(await interviewOf(page)).toMatchObject({ endedBecause: 'time-up', ranMs: 15 * minute });
    expect((await reportOf(page)).answers[2]?.attempt?.answer.trim()).toBe(words);
    expect(visitor.problems).toEqual([]);
  });

  it('is graded by the model while its report is open, wrong statements first', async () => {
    await page.getByRole('progressbar', { name: 'Graded answers' }).waitFor();
    await page.getByText(/^A practice estimate from \d+ rubric points: \d+ of 100/).waitFor();
    await page.getByRole('progressbar', { name: 'Graded answers' }).waitFor({ state: 'hidden' });
    const card = page.getByRole('region', { name: 'Put right first' });
    await card.getByRole('button', { name: /^Show all/ }).click();
    const putRight = card.getByRole('listitem');
    const verdicts = (await putRight.allTextContents()).map((text) => /Wrong|Missed|Partly/.exec(text)?.[0]);
    expect(verdicts[0]).toBe('Wrong');
    expect(verdicts.lastIndexOf('Wrong')).toBeLessThan(verdicts.indexOf('Missed'));
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    await look('report', await titleOf(page));
    expect(visitor.problems).toEqual([]);
  });

  it('is there before its program is for who comes back: the first press on a button starts that, and counts', async () => {
    const later = await page.context().newPage();
    const problems = watchForProblems(later, [/ERR_FAILED/]);
    const requested: string[] = [];
    later.on('request', (request) => requested.push(new URL(request.url()).pathname));
    const program = '**/assets/index-*.js';
    await later.route(program, (route) => route.abort());
    await later.goto(page.url(), { waitUntil: 'networkidle' });
    expect(await later.getByRole('heading', { level: 1 }).innerText()).not.toBe('');
    expect(await later.title()).toMatch(/^Interview report /);
    const share = later.getByRole('button', { name: 'Share' });
    // The connection breaks: another press tries again.
    await share.click();
    await expect.poll(() => share.getAttribute('aria-busy')).toBeNull();
    expect(requested.filter((path) => path.startsWith('/api/'))).toEqual([]);
    await later.unroute(program);
    await share.click();
    await later.getByRole('dialog', { name: 'Share this report' }).waitFor();
    expect(problems).toEqual([]);
    await later.close();
  });

  it('is printed on pages of their own', async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(2);
  });

  it('is shared by a link that opens without an account, until it is revoked', async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this report' });
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    const link = await dialog.getByRole('textbox', { name: 'Your link' }).inputValue();
    const other = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
    await other.page.goto(link);
    await other.page.getByText(/^A practice estimate from/).waitFor();
    expect(await other.page.getByRole('button', { name: /^Practise/ }).count()).toBe(0);
    await look('shared', await titleOf(other.page), other.page);
    expect(other.problems).toEqual([]);
    await dialog.getByRole('button', { name: /^Revoke the link/ }).click();
    await dialog.getByRole('button', { name: 'Revoke it' }).click();
    await dialog.getByText(/^Revoked/).waitFor();
    await other.page.reload();
    await other.page.getByRole('heading', { name: 'This link opens no report.' }).waitFor();
    await other.page.context().close();
    await page.keyboard.press('Escape');
    expect(visitor.problems).toEqual([]);
  });

  it('puts what was missed on Today', async () => {
    await practiseAll(page);
    expect(visitor.problems).toEqual([]);
  });
});

describe('a typed mock interview on a server without a model', () => {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ grader: null }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('is finished early, its suggestions are confirmed by the learner, and what they missed is on Today', async () => {
    const { page, problems } = await newVisitor(browser, app.url, { reducedMotion: 'reduce' });
    await page.goto('/interviews/new?deck=containers&minutes=15&answers=typed&think=no&followUps=no&seed=7');
    await page.getByText('Set up by whoever sent you this link.').waitFor();
    await planAndStart(page);
    await answerInPart(page);
    await answerInPart(page);
    await page.getByRole('button', { name: 'Finish the interview' }).click();
    await page.getByRole('button', { name: 'Finish and see the report' }).click();
    await page.getByText('0 of 2 answers judged.').waitFor();
    const judged = (point: number) =>
      page.getByRole('button', { name: `Change the verdict on point ${point}` }).first();
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await judged(1).waitFor();
    await page.keyboard.press('m');
    await judged(2).waitFor();
    await page.keyboard.press('Shift+Y');
    await page.getByText('1 of 2 answers judged.').waitFor();
    await page.keyboard.press('Shift+Y');
    await page.getByRole('region', { name: 'Judging' }).waitFor({ state: 'hidden' });
    await page.getByText(/^A practice estimate from \d+ rubric points: \d+ of 100/).waitFor();
    await practiseAll(page);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  // Written on demand only: a test run leaves the tree as it was.
  it.for(process.env.REHEARSE_SCREENSHOTS === '1' ? ['docs'] : [])('the pictures in %s show one', async () => {
    expect(await takeInterviewPictures(browser)).toEqual(['interview', 'interview-phone', 'report', 'report-pdf']);
  });
});

async function answerInPart(page: Page) {
  await answerField(page).fill(beginningOfAnswerTo(await asked(page).innerText()));
  await handIn(page);
}

/** Puts what the report names on Today, and finds it there. */
async function practiseAll(page: Page) {
  await page.getByRole('button', { name: /^Practise these \d+$/ }).click();
  await page.getByText(/drills are on Today\.$/).waitFor();
  await page.goto('/');
  await page.getByText('drills: points you missed, asked alone').waitFor();
}

const questions = readDecks('decks', '2026-11-22').decks.flatMap((deck) => deck.questions);
const plain = (text: string) => text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();

/** The first words of the model answer to what is asked. */
function beginningOfAnswerTo(prompt: string): string {
  const question = questions.find((one) => plain(one.prompt) === plain(prompt));
  if (!question) throw new Error(`no question asks “${prompt}”`);
  return plain(question.model).split(' ').slice(0, 18).join(' ');
}

/** Speaks them into a file, with a moment of silence before and after; answers its length in ms. */
function speakAnswerTo(prompt: string, file: string): number {
  speak(beginningOfAnswerTo(prompt), file);
  const bytes = readFileSync(file);
  const said = new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
  const quiet = 16 * 300;
  const samples = new Int16Array(said.length + 2 * quiet);
  samples.set(said, quiet);
  writeFileSync(file, wav(samples));
  return samples.length / 16;
}

const isDraft = (response: Response) => response.url().endsWith('/draft');

/** How much of the time had passed when a draft was saved. */
const ranMsIn = async (response: Response) =>
  routes.saveInterviewDraft.responses[200].parse(await response.json()).ranMs;

/** What the server has of what is being written. */
const draftOf = async (page: Page) => (await interviewOf(page)).current?.draft.answer;

/** Of the report: it has the day in it. */
const titleOf = async (page: Page) => (await page.title()).replace(' · Rehearse', '');
