import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { routes } from '../../api/routes.ts';
import { answerField } from './practising.ts';

/** What the tests of the page do in a mock interview. */

/** What is asked. */
export const asked = (page: Page) => page.getByRole('heading', { level: 1 });
export const followUp = (page: Page) => page.getByText('Follow-up', { exact: true });

/** Plans the interview of the form and starts it; the first question is asked. */
export async function planAndStart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plan the interview' }).click();
  await page.getByRole('button', { name: 'Start the interview' }).waitFor();
  await page.keyboard.press('Enter');
  await answerField(page).waitFor();
}

/** Hands in what is written, and waits until something else is asked, or the interview is over. */
export async function handIn(page: Page): Promise<void> {
  const before = await asked(page).innerText();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect.poll(() => asked(page).innerText()).not.toBe(before);
}

/** Passes on every follow-up that is asked, until a question is. */
export async function passFollowUps(page: Page): Promise<void> {
  while (await followUp(page).isVisible()) {
    const before = await asked(page).innerText();
    await page.getByRole('button', { name: 'Pass' }).click();
    await expect.poll(() => asked(page).innerText()).not.toBe(before);
  }
}

/** The interview on show as the server has it. */
export async function interviewOf(page: Page) {
  const response = await page.request.get(pathOf(page));
  return routes.getInterview.responses[200].parse(await response.json());
}

/** Its report. */
export async function reportOf(page: Page) {
  const response = await page.request.get(`${pathOf(page)}/report`);
  return routes.getInterviewReport.responses[200].parse(await response.json());
}

const pathOf = (page: Page) => `/api/v1${/\/interviews\/[\da-f-]{36}/.exec(page.url())?.[0]}`;
