import type { Page } from 'playwright-core';

/** What the tests of the page do in Practice. */

/** The question on show, if it holds the text. */
export const question = (page: Page, text: string) => page.getByRole('heading', { level: 1 }).filter({ hasText: text });
export const answerField = (page: Page) => page.getByRole('textbox', { name: 'Your answer' });
/** “2 of 5” above the question, as it is read out. */
export const place = (page: Page, number: number) =>
  page.locator(`[role=progressbar][aria-valuetext^="question ${number} of "]`);
export const message = (page: Page, text: string | RegExp) =>
  page.getByRole('region', { name: 'Messages' }).getByText(text);

/** From the first page to the first question. */
export async function startAsGuest(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start as a guest' }).click();
  await answerField(page).waitFor();
}

/** Answers the question on show without writing or judging, and rates it. */
export async function answerInTheHead(page: Page, rating: 'again' | 'hard' | 'good' | 'easy'): Promise<void> {
  await page.getByRole('button', { name: 'In my head' }).click();
  await page.getByText('You answered in your head.').waitFor();
  const bar = page.getByRole('region', { name: 'Rating' });
  await bar.getByRole('button', { name: new RegExp(`^${rating}`, 'i') }).click();
  await bar.waitFor({ state: 'hidden' });
}
