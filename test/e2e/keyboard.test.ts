import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { answerField, message, place, question } from '../support/practising.ts';
import { type Server, startServer } from '../support/server.ts';
import { eventually, newVisitor, type Visitor } from '../support/visitor.ts';

describe('by keyboard alone', () => {
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
    visitor = await newVisitor(browser, server.url);
    ({ page } = visitor);
    await page.goto('/');
    await page.getByText('Someone will ask you this.').waitFor();
    await page.keyboard.press('Enter');
    await answerField(page).waitFor();
    return () => page.context().close();
  });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const find = async (text: string) => {
    await press('Control+k');
    await page.getByRole('combobox', { name: 'Find' }).waitFor();
    await page.keyboard.type(text);
  };

  it('a question is thought over, hinted at, answered, judged, rated, taken back and put back', async () => {
    await press('t');
    await page.getByText('Think first: 15 s').waitFor();
    await press('t', 'h');
    await page.getByText('7 points in a strong answer.').waitFor();
    await press('Enter');
    await page.keyboard.type('The CLI calls dockerd. ? h r 1');
    await press('Escape', 'a', 'Control+Enter');
    await page.getByRole('heading', { name: '7 points' }).waitFor();

    await press('c', 'p', 'k', 'k', 'm', 'j', 'ArrowUp', 'w', 'c', 'c', 'c', 'c');
    await page.getByText('70 % by weight').waitFor();
    expect(await page.getByRole('button', { name: 'Easy hint used' }).isDisabled()).toBe(true);
    await press('4');
    await press('o');
    await page.getByRole('region', { name: 'Model answer' }).waitFor();
    await page.getByText('Suggested: Hard').waitFor();
    await press('Enter');
    await message(page, 'Comes back in 15 minutes.').waitFor();

    await press('z');
    await page.getByText('70 % by weight').waitFor();
    await press('Shift+Z');
    await message(page, 'Rated as before.').waitFor();
    await press('r');
    await page.getByText('You answered in your head.').waitFor();
    await press('3');
    await place(page, 3).waitFor();
    await eventually(visitor.reviews).toMatchObject([
      { rating: 'good', undone: false },
      { rating: 'hard', undone: false },
    ]);
    expect(visitor.problems).toEqual([]);
  });

  it('the menu of a question buries and flags it, and stops', async () => {
    const choose = async (item: string, ...keys: string[]) => {
      await press('.');
      const focused = page.locator('[role=menuitem]:focus');
      await focused.filter({ hasText: /flag/i }).waitFor();
      await press(...keys);
      await focused.filter({ hasText: item }).waitFor();
      await press('Enter');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    };
    await choose('Flag');
    await page.getByText('Flagged').waitFor();
    await choose('Bury until tomorrow', 'ArrowDown');
    await message(page, 'Buried until tomorrow.').waitFor();
    await choose('Stop for now', 'End');
    await question(page, 'Another time, then.').waitFor();
    await press('g', 't');
    await question(page, 'Five questions').waitFor();
    expect(visitor.problems).toEqual([]);
  });

  it('? lists the keys that work here and now', async () => {
    await press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('Hand in', { exact: true }).waitFor();
    expect(await dialog.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Answering',
      'This question',
      'Everywhere',
    ]);
    await press('r', 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await press('r');
    await page.getByText('You answered in your head.').waitFor();
    await press('?');
    await dialog.getByText('Take the suggested rating').waitFor({ state: 'hidden' });
    await dialog.getByText('Show the model answer').waitFor();
    expect(await dialog.getByText('Hand in', { exact: true }).count()).toBe(0);
    expect(visitor.problems).toEqual([]);
  });

  it('Ctrl+K finds a question, opens it, and it can be practised at once', async () => {
    await find('http 503');
    const found = page.getByRole('option', { name: /^Since this morning about 2 % of the requests/ });
    await found.waitFor();
    while ((await found.getAttribute('aria-selected')) !== 'true') await press('ArrowDown');
    await press('Enter');
    await page.waitForURL('**/library/decks/kubernetes#intermittent-503s');
    await page.locator('#intermittent-503s:focus').waitFor();
    await press('Tab');
    await page.locator('button:focus', { hasText: /^Practise now: Since this morning/ }).waitFor();
    await press('Enter');
    await question(page, 'Since this morning about 2 % of the requests').waitFor();
    await answerField(page).waitFor();
    expect(visitor.problems).toEqual([]);
  });

  it('Ctrl+K leads a guest to an account, whose form needs no mouse', async () => {
    await find('keep my work');
    await page.getByRole('option', { name: 'Keep my work: sign up', selected: true }).waitFor();
    await press('Enter');
    await question(page, 'Keep my work').waitFor();
    await press('Tab');
    await page.keyboard.type('Ada');
    await press('Tab');
    await page.keyboard.type('ada@example.org');
    await press('Tab');
    await page.keyboard.type('correct horse');
    await press('Enter');
    await page.getByText('Signed in as Ada').waitFor();
    expect(visitor.problems).toEqual([]);
  });
});
