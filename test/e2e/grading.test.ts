import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { launchBrowser } from '../support/browser.ts';
import { freshFolder } from '../support/databases.ts';
import { flagshipAnswer, type ModelApp, modelSays, startModelApp } from '../support/model-app.ts';
import { answerField, startAsGuest } from '../support/practising.ts';
import { newVisitor } from '../support/visitor.ts';
import { takeGradingPictures } from './grading-pictures.ts';
import { inspector } from './inspector.ts';

describe('a written answer', () => {
  let app: ModelApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startModelApp({ pace: 400 }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const handIn = async (page: Page) => {
    await startAsGuest(page);
    await answerField(page).fill(flagshipAnswer);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '7 points' }).waitFor();
  };
  /** By its key, which works as soon as the page knows that there is a model. */
  const askForGrading = async (page: Page, button: string) => {
    await page.getByRole('button', { name: button }).waitFor();
    await page.keyboard.press('a');
  };
  const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).last();
  const marks = (page: Page) => page.locator('mark').allTextContents();

  it('has suggestions that count for nothing until the learner accepts them, by one key each or all at once', async () => {
    const { page, problems } = await newVisitor(browser, app.url, { reducedMotion: 'reduce' });
    const look = inspector(page);
    await handIn(page);
    await page.getByText('11 verdicts suggested. They count once you confirm.').waitFor();
    expect(await marks(page)).toContainEqual(expect.stringContaining('[point 4, suggested covered: 4containerd,'));
    await look('suggested', 'Practice');
    await page.keyboard.press('y');
    await page.getByRole('heading', { name: '½ of 7 points made' }).waitFor();
    expect(await marks(page)).toContainEqual(expect.stringContaining('[point 1, partly: 1Unix socket'));
    await page.keyboard.press('w');
    await page.keyboard.press('Shift+Y');
    await page.getByText('Suggested: Again, since something was wrong').waitFor();
    await page.getByRole('navigation', { name: 'Look at first' }).getByRole('button').first().click();
    expect(await page.locator('[aria-current=true]').innerText()).toContain('A local copy of the image');
    expect(look.faults).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is graded by a model point by point, through a reload; votes that differ ask for a look, and the learner has the last word', async () => {
    app.model.behave(modelSays('partial'), modelSays('covered'), modelSays('partial'));
    const { page, problems } = await newVisitor(browser, app.url, { reducedMotion: 'reduce' });
    const look = inspector(page);
    await handIn(page);
    await page.getByText('Sends the question, its points and your answer to 127.0.0.1').waitFor();
    await askForGrading(page, 'Ask gpt-5-mini to grade');
    const progress = page.getByRole('progressbar', { name: 'Grading' });
    await page.locator('[role=progressbar][aria-label=Grading]:not([aria-valuenow="0"])').waitFor();
    expect(await page.getByText('gpt-5-mini is at it').count()).toBeGreaterThan(0);
    await page.reload();
    await progress.waitFor();
    await page.getByText(/^Graded by gpt-5-mini, \$0\.00\d\d, 3 calls/).waitFor();

    await page.getByText('Suggested: Again, since something was wrong').waitFor();
    expect(await marks(page)).toContainEqual(expect.stringContaining('[point 6, wrong: 6EXPOSE'));
    const isolate = row(page, 'The process is isolated by namespaces');
    await isolate.getByText('Please check').waitFor();
    await page.getByRole('navigation', { name: 'Look at first' }).getByRole('button', { name: 'Point 5' }).click();
    await page.keyboard.press('p');
    await isolate.getByText('By you.').waitFor();
    expect(await isolate.getByText('Please check').count()).toBe(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await look('graded', 'Practice');
    expect(look.faults).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is graded again when its points changed, and what that changed is shown', async () => {
    const quick = await startModelApp();
    onTestFinished(() => quick.close());
    const { page, problems } = await newVisitor(browser, quick.url, { reducedMotion: 'reduce' });
    const look = inspector(page);
    quick.model.behave(modelSays('covered'));
    await handIn(page);
    await askForGrading(page, 'Ask gpt-5-mini to grade');
    await page.getByText(/^Graded by gpt-5-mini/).waitFor();
    await reviseQuestion(quick);
    await page.reload();
    await page.getByText('The points of this question changed since this was graded.').waitFor();
    await askForGrading(page, 'Grade again by the new points');
    await page.getByRole('button', { name: 'What changed' }).click();
    const dialog = page.getByRole('dialog', { name: 'What the new points changed' });
    await dialog
      .getByRole('row')
      .filter({ hasText: 'A point that is no longer asked (verify)' })
      .getByText('Gone')
      .waitFor();
    await dialog.getByRole('row').filter({ hasText: 'Checks that it answers.' }).getByText('New').waitFor();
    await look('what changed', 'Practice');
    expect(look.faults).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('that the model fails to grade says so, and is judged by hand', async () => {
    app.model.behave({ status: 400, error: { message: 'no' } });
    const { page, problems } = await newVisitor(browser, app.url, { reducedMotion: 'reduce' });
    await handIn(page);
    await page.getByRole('button', { name: 'Ask gpt-5-mini to grade' }).click();
    await page.getByText('does not take our requests').first().waitFor();
    for (let point = 0; point < 7; point++) await page.keyboard.press('c');
    await page.getByText('100 % by weight').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  // Written on demand only: a test run leaves the tree as it was.
  it.for(process.env.REHEARSE_SCREENSHOTS === '1' ? ['docs'] : [])('the pictures in %s show it', async () => {
    expect(await takeGradingPictures(browser)).toEqual(['grading.webm', 'grading', 'grading-phone']);
  });
});

/** Raises the revision of the question asked first: one of its points goes, another comes. */
async function reviseQuestion({ db }: ModelApp) {
  const folder = freshFolder();
  cpSync('decks', folder, { recursive: true });
  rmSync(join(folder, 'lock.json'));
  const file = join(folder, 'containerization-orchestration/containers/docker-run-trace.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('rev: 1\n', 'rev: 2\nchanges: { 2: "One check is enough." }\n')
    .replace(/- id: verify\n    say: .*\n/, '- id: answers\n    say: Checks that it answers.\n');
  writeFileSync(file, text);
  expect((await loadDecks(db, readDecks(folder, '2026-11-22'))).changed).toEqual(['docker-run-trace']);
}
