import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { flagshipAnswer, modelSays, startModelApp } from '../support/model-app.ts';
import { answerField, startAsGuest } from '../support/practising.ts';
import { film } from './film.ts';
import { pageAt, save } from './pictures.ts';

/** Writes docs/grading*.png and docs/grading.webm: an answer graded by a model that follows a script; answers their names. */
export async function takeGradingPictures(browser: Browser): Promise<string[]> {
  const app = await startModelApp({ now: new Date('2026-11-12T07:30:00.000Z'), pace: 480 });
  const script = () => app.model.behave(modelSays('partial'), modelSays('covered'), modelSays('partial'));
  script();
  const page = await pageAt(browser, app, { viewport: { width: 1280, height: 800 }, reducedMotion: 'no-preference' });
  await handIn(page);
  const movie = await film(browser, page, async () => {
    await page.waitForTimeout(1200);
    await showAnswer(page, 110);
    await ask(page);
    await page.waitForTimeout(1500);
    await page.getByRole('button', { name: 'Point 5, please check' }).click();
    await page.waitForTimeout(1500);
    await page.keyboard.press('p');
    await page.waitForTimeout(800);
  });
  writeFileSync(fileURLToPath(new URL('../../docs/grading.webm', import.meta.url)), movie);

  await page.setViewportSize({ width: 1280, height: 1180 });
  await page.evaluate(() => window.scrollTo(0, 0));
  const wide = await save(page, 'grading');

  script();
  const phone = await pageAt(browser, app, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
  await handIn(phone);
  await ask(phone);
  await showAnswer(phone, 64);
  const narrow = await save(phone, 'grading-phone');
  await app.close();
  return ['grading.webm', wide, narrow];
}

async function handIn(page: Page) {
  await startAsGuest(page);
  await answerField(page).fill(flagshipAnswer);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('Sends the question').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
}

async function ask(page: Page) {
  await page.getByRole('button', { name: 'Ask gpt-5-mini to grade' }).click();
  await page.getByText('Graded by gpt-5-mini').waitFor();
}

const showAnswer = (page: Page, below: number) =>
  page.getByRole('region', { name: 'Your answer' }).evaluate((card, top) => {
    window.scrollTo(0, card.getBoundingClientRect().top + window.scrollY - top);
  }, below);
