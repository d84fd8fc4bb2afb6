import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionCardId } from '../../api/cards/card-id.ts';
import { launchBrowser } from '../support/browser.ts';
import { day } from '../support/clock.ts';
import { message, startAsGuest } from '../support/practising.ts';
import { type Server, startServer } from '../support/server.ts';
import { newVisitor } from '../support/visitor.ts';
import { inspector } from './inspector.ts';

let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

it('fits the memory model to one’s reviews, shows the evidence, and goes back', async () => {
  const { page, problems } = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
  const look = inspector(page);
  await startAsGuest(page);
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'How your memory is modelled' });
  await section.getByText('with its default parameters').waitFor();
  await section.getByRole('button', { name: 'Fit it to my reviews now' }).click();
  await section.getByText('There is too little to learn from yet: 0 reviews').waitFor();

  await aYearOfReviews(page);
  await section.getByRole('button', { name: 'Fit it to my reviews now' }).click();
  await section.getByText('better than those that were in force').waitFor();
  const evidence = section.getByRole('table', { name: /^How far off each was on the last \d+ reviews/ });
  expect(await evidence.getByRole('rowheader').allInnerTexts()).toEqual([
    expect.stringContaining('FSRS fitted to you'),
    expect.stringContaining('FSRS with its defaults'),
    expect.stringContaining('Always the average'),
    expect.stringContaining('The recent average'),
  ]);
  await section.getByText('with parameters fitted to your own reviews').waitFor();
  await section.getByText('The times before').click();
  await look('settings with parameters adopted', 'Settings');

  await section.getByRole('button', { name: 'Go back to the defaults' }).click();
  await message(page, 'You are back').waitFor();
  await section.getByText('with its default parameters').waitFor();

  const byItself = section.getByRole('checkbox', { name: 'Fit it by itself' });
  await byItself.uncheck();
  await section.getByText('Nothing is fitted unless you start it.').waitFor();
  await page.reload();
  await section.getByText('Nothing is fitted unless you start it.').waitFor();
  expect(await byItself.isChecked()).toBe(false);
  expect(look.faults).toEqual([]);
  expect(problems).toEqual([]);
});

/** Of somebody who forgets every question but a few within days, whatever the defaults promise. */
async function aYearOfReviews(page: Page) {
  const decks = ['containers', 'kubernetes', 'delivery'];
  const lists = await Promise.all(decks.map((deckId) => page.request.get(`/api/v1/decks/${deckId}/questions`)));
  const questions = (
    await Promise.all(lists.map((list) => list.json() as Promise<{ items: { id: string }[] }>))
  ).flatMap(({ items }) => items);
  const start = Date.now() - 360 * day;
  for (let index = 0; index < 30; index += 1) {
    const reviews = questions.map(({ id }, card) => ({
      id: crypto.randomUUID(),
      cardId: questionCardId(id),
      rating: card % 5 === 0 || index === 0 ? 'good' : 'again',
      reviewedAt: new Date(start + (index * 11 + card / 4) * day).toISOString(),
    }));
    const { results } = (await (await page.request.post('/api/v1/reviews/batch', { data: { reviews } })).json()) as {
      results: { status: number }[];
    };
    expect(results.every(({ status }) => status === 201)).toBe(true);
  }
}
