import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { answerField, answerInTheHead, place, question, startAsGuest } from '../support/practising.ts';
import { type Server, startServer } from '../support/server.ts';
import { eventually, newVisitor, type Visitor } from '../support/visitor.ts';
import { answered } from './answered.ts';

describe('when the server fails', () => {
  let server: Server;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });
  beforeEach(async () => {
    visitor = await newVisitor(browser, server.url, { expected: noAnswer });
    ({ page } = visitor);
    await startAsGuest(page);
    return async () => {
      await page.context().close();
      await server.restart();
    };
  });

  /** From the next such request on: the server takes it, and dies before the browser hears so. */
  const dieAnswering = async (path: string) => {
    const sent: Request[] = [];
    page.on('request', (request) => isPostTo(path)(request) && sent.push(request));
    await page.route(
      `**${path}`,
      async (route) => {
        await route.fetch();
        await server.kill();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    return sent;
  };

  it('an answer handed in as the server dies is kept, and handed in once after the restart', async () => {
    const sent = await dieAnswering('/api/v1/attempts');
    await answerField(page).fill('The CLI calls dockerd.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The server does not answer. Your answer is kept here; try again.').waitFor();
    await page.keyboard.press('Control+Enter');
    await eventually(() => sent.length).toBe(2);
    await page.getByText('Your answer is kept here; try again.').waitFor();
    expect(await answerField(page).inputValue()).toBe('The CLI calls dockerd.');

    await server.restart();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: '7 points' }).waitFor();
    expect(await answered(page)).toBe('The CLI calls dockerd.');
    // One id and one content: the server has one attempt, however often it was sent.
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((request) => request.postData())).size).toBe(1);
    expect((await sent[2]?.response())?.status()).toBe(200);
    expect(visitor.problems).toEqual([]);
  });

  it('ratings given while the server is down are kept through a reload, and recorded once each', async () => {
    const sent = await dieAnswering('/api/v1/reviews');
    await answerInTheHead(page, 'good');
    await page.getByText('1 entry of yours is not saved yet. The server does not answer.').waitFor();
    // The next question is there all the same.
    await place(page, 2).waitFor();
    await answerField(page).fill('Half an ans');
    await eventually(() => sent.length).toBeGreaterThan(1);

    await server.restart();
    await page.reload();
    await answerField(page).waitFor();
    expect(await answerField(page).inputValue()).toBe('Half an ans');
    await eventually(visitor.reviews).toMatchObject([{ rating: 'good', undone: false }]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox')))).toEqual([]);
    expect(new Set(sent.map((request) => (request.postDataJSON() as { id: string }).id)).size).toBe(1);
    expect(visitor.problems).toEqual([]);
  });

  it('a rating taken back and given anew while the server is down arrives in that order', async () => {
    await page.keyboard.press('r');
    await page.getByText('You answered in your head.').waitFor();
    await server.kill();
    await page.keyboard.press('c');
    await page.keyboard.press('3');
    await place(page, 2).waitFor();
    await page.keyboard.press('z');
    await place(page, 1).waitFor();
    await page.keyboard.press('2');
    await page.getByText('4 entries of yours are not saved yet.').waitFor();
    await server.restart();
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByText('not saved yet').waitFor({ state: 'detached' });
    await eventually(visitor.reviews).toMatchObject([
      { rating: 'hard', undone: false },
      { rating: 'good', undone: true },
    ]);
    expect(visitor.problems).toEqual([]);
  });

  it('a reload in the middle of an answer keeps it, its hints, and later its verdicts', async () => {
    await page.keyboard.press('h');
    await page.getByText('7 points in a strong answer.').waitFor();
    await answerField(page).fill('The CLI calls');
    await page.reload();
    await page.getByText('7 points in a strong answer.').waitFor();
    expect(await answerField(page).inputValue()).toBe('The CLI calls');
    await answerField(page).press('End');
    await page.keyboard.type(' dockerd.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '7 points' }).waitFor();
    const saved = page.waitForResponse('**/verdicts');
    await page.keyboard.press('c');
    await saved;
    await page.reload();
    await page.getByRole('heading', { name: '1 of 7 points made' }).waitFor();
    expect(await answered(page)).toBe('The CLI calls dockerd.');
    await page.getByText('1 hint used').waitFor();
    expect(visitor.problems).toEqual([]);
  });

  it.for([
    ['Today', '/', '**/api/v1/queue?*', 'What is due could not be read', 'Five questions'],
    ['Practice', '/practice', '**/api/v1/queue?*', 'The next question could not be read', 'Walk me through'],
    ['a deck', '/library/decks/containers', '**/api/v1/decks/containers', 'The deck could not be read', 'Containers'],
    ['Settings', '/settings', '**/api/v1/me', 'Your settings could not be read', 'Settings'],
  ])('%s says what could not be read, and reads it on another try', async ([, path, request, sentence, then]) => {
    await page.route(request!, (route) => route.fulfill({ status: 503, json: unavailable }));
    await page.clock.install();
    await page.goto(path!);
    const alert = page.getByRole('alert').filter({ hasText: sentence! });
    await eventually(async () => {
      await page.clock.fastForward(2000); // the waits between the page’s own tries
      return alert.getByText(unavailable.detail).isVisible();
    }).toBe(true);
    await page.unroute(request!);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
    await question(page, then!).waitFor();
    expect(visitor.problems).toEqual([]);
  });

  it('a page whose code does not arrive offers to load it again', async () => {
    await server.kill();
    await page.getByRole('link', { name: 'Library' }).click();
    await question(page, 'This page did not load.').waitFor();
    await server.restart();
    await page.getByRole('button', { name: 'Load again' }).click();
    await question(page, 'What are you preparing for?').waitFor();
    expect(visitor.problems).toEqual([]);
  });
});

const unavailable = {
  type: 'about:blank',
  status: 503,
  code: 'unavailable',
  title: 'Unavailable',
  detail: 'The database does not answer. Try again in a moment.',
};

/** What a browser notes of a server that is down. */
const noAnswer = [
  /^console: Failed to load resource: .*(ERR_CONNECTION_(REFUSED|RESET)|status of 503)/,
  /^request: .* net::ERR_CONNECTION_(REFUSED|RESET)$/,
  /^response: 503 /,
  /^console: TypeError: Failed to fetch dynamically imported module: /,
];

const isPostTo = (path: string) => (request: Request) =>
  request.method() === 'POST' && new URL(request.url()).pathname === path;
