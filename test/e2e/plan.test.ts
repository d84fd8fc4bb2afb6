import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { answerInTheHead, question, startAsGuest } from '../support/practising.ts';
import { type Server, startServer } from '../support/server.ts';
import { newVisitor } from '../support/visitor.ts';
import { inspector } from './inspector.ts';

describe('an interview date', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });

  it('is asked for on Today, which then follows the plan and says how ready one will be', async () => {
    const { page, problems } = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
    const look = inspector(page);
    const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const setDate = async (date: string) => {
      await page.getByLabel('Date', { exact: true }).fill(date);
      await page.getByRole('button', { name: 'Plan for this day' }).click();
    };
    await startAsGuest(page);
    await page.goto('/');
    await page.getByRole('heading', { name: 'When is your interview?' }).waitFor();
    await page.getByRole('button', { name: 'Plan for this day' }).click();
    await page.getByText('Choose the day of the interview.').waitFor();
    await setDate(dayFromNow(-3));
    await page.getByText('This day is over: choose today or a later one.').waitFor();
    await look('Today asks for the date, refused', 'Today');
    await setDate(dayFromNow(21));

    const interview = page.getByRole('region', { name: /^Interview on / });
    await interview.getByText('21 days').waitFor();
    const figures = async () =>
      (await interview.getByRole('definition').allInnerTexts()).map((text) => Number.parseInt(text, 10));
    const [plan = 0, due = 0, more = 0] = await figures();
    expect(plan).toBeGreaterThanOrEqual(due);
    expect(more).toBeGreaterThanOrEqual(plan);
    const planned = page.getByRole('region', { name: 'Today’s plan, and why' });
    const first = await planned.getByRole('link').first().innerText();
    await interview.getByText('Show as table').click();
    await interview.getByRole('row', { name: /^All .* 7 of 7$/ }).waitFor();
    await look('Today with a plan', 'Today');

    await page.getByRole('link', { name: /^Start/ }).click();
    await question(page, first.slice(0, 40)).waitFor();
    await answerInTheHead(page, 'easy');
    await page.goto('/');
    await planned.getByText(/ Used today: /).waitFor();
    expect(await planned.getByRole('link').first().innerText()).not.toBe(first);
    await interview.getByText('Show as table').click();
    await interview.getByRole('row', { name: /^All .* 6 of 7$/ }).waitFor();
    expect(look.faults).toEqual([]);
    expect(problems).toEqual([]);
  });
});
