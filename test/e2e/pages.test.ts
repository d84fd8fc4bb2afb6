import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { inspector } from './inspector.ts';
import { answerField, answerInTheHead, message, question, startAsGuest } from '../support/practising.ts';
import { type Server, startServer } from '../support/server.ts';
import { newVisitor } from '../support/visitor.ts';

describe('every page, in every state, light and dark, wide and on a phone', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });
  const visit = async () => {
    const { page, problems } = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
    return { page, problems, look: inspector(page) };
  };

  it('is accessible, fits and has a name: what a stranger sees', async () => {
    const { page, problems, look } = await visit();
    const open = async (path: string, heading: string) => {
      await page.goto(path);
      await question(page, heading).waitFor();
      await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor({ state: 'detached' });
    };
    await open('/', 'Walk me through');
    await look('welcome', 'Interview questions you will still know on the day');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await look('keys', 'Interview questions you will still know on the day');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    const find = page.getByRole('combobox', { name: 'Find' });
    await find.waitFor();
    await look('command palette', 'Interview questions you will still know on the day');
    await find.fill('probes');
    await page
      .getByRole('option', { name: /question$/ })
      .first()
      .waitFor();
    await look('command palette with results', 'Interview questions you will still know on the day');
    await find.fill('zzzz');
    await page.getByText('Nothing found. Try a tool or a topic').waitFor();
    await look('command palette, nothing found', 'Interview questions you will still know on the day');

    await open('/library', 'What are you preparing for?');
    await page.getByRole('link', { name: 'Containers' }).waitFor();
    await look('careers', 'Library');
    const search = page.getByRole('searchbox');
    await search.fill('kubernetes');
    await page.getByRole('heading', { name: /^Questions \d+$/ }).waitFor();
    await look('search', 'Library');
    await search.fill('cobol');
    await page.getByRole('heading', { name: 'Nothing found for “cobol”.' }).waitFor();
    await look('search, nothing found', 'Library');
    await open('/library/careers/ai-toolchain-engineer', 'AI Toolchain Engineer');
    await page.getByText(/^\d+ questions in all$/).waitFor();
    await look('career', 'AI Toolchain Engineer');
    await open('/library/skills/containerization-orchestration', 'Containerization & Orchestration');
    await page.locator('.prose').waitFor();
    await look('skill', 'Containerization & Orchestration');
    await open('/library/skills/ci-cd', 'CI/CD');
    await page.locator('.prose').waitFor();
    await page.getByText('CI/CD has no questions yet.').waitFor();
    await look('skill without questions', 'CI/CD');
    await open('/library/decks/kubernetes#intermittent-503s', 'Kubernetes');
    await page.locator('#intermittent-503s:focus').waitFor();
    await look('deck', 'Kubernetes');
    await open('/library/decks/nothing-like-it', 'There is no such deck.');
    await look('no such deck', 'Library');

    await open('/settings', 'Settings');
    await look('settings of a stranger', 'Settings');
    await open('/sign-in', 'Sign in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Write an e-mail address').waitFor();
    await look('sign in, refused', 'Sign in');
    await open('/sign-up', 'Sign up');
    await look('sign up', 'Sign up');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByText('Say what to call you.').waitFor();
    await look('sign up, refused', 'Sign up');
    await open('/reset-password', 'Forgot the password?');
    await look('reset the password', 'Forgot the password?');
    await open('/reset-password?token=abc', 'New password');
    await look('a new password', 'New password');
    await open('/nowhere', 'There is no page at this address.');
    await look('not found', 'Not found');
    expect(look.faults).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('/api/v1/decks/nothing-like-it'))).toEqual([]);
  });

  it('is accessible, fits and has a name: what a guest sees', async () => {
    const { page, problems, look } = await visit();
    await startAsGuest(page);
    await look('question', 'Practice');
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('Write something first').waitFor();
    await page.getByRole('button', { name: /^Think/ }).click();
    await page.getByRole('button', { name: 'Hint' }).click();
    await page.getByText('7 points in a strong answer.').waitFor();
    await page.getByRole('button', { name: 'Hint' }).click();
    await page.getByText('→').waitFor();
    await look('question with hints, thinking, nothing written', 'Practice');
    await page.keyboard.press('.');
    await page.getByRole('menu').waitFor();
    await look('menu of a question', 'Practice');
    await page.getByRole('menuitem', { name: 'Flag' }).click();
    await answerField(page).fill('The CLI calls dockerd.');
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('heading', { name: '7 points' }).waitFor();
    await look('points to judge', 'Practice');
    await page.keyboard.press('o');
    await page.locator('.prose').waitFor();
    for (const key of ['c', 'p', 'm', 'w', 'c', 'c', 'm', 'm', 'm', 'c', 'w']) await page.keyboard.press(key);
    await page.getByText('Suggested: Again').waitFor();
    await page.getByText('Drill added: ').first().waitFor();
    await look('points judged, with the model answer', 'Practice');
    await page.getByRole('button', { name: 'Report this question' }).click();
    await page.getByRole('dialog').waitFor();
    await look('report a question', 'Practice');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Rating' }).getByRole('button', { name: 'Again' }).click();
    await message(page, 'Comes back in 10 minutes.').waitFor();
    await look('rated', 'Practice');
    await page.goto('/questions/docker-run-trace/answers');
    await page.getByRole('heading', { name: 'Point by point' }).waitFor();
    await look(
      'earlier answers',
      'Earlier answers: Walk me through what happens, end to end, when you run docker run -d -p 8080:80 nginx:latest on a Linux host. Start at the keyboard and stop when nginx can answer a request.',
    );
    await page.goto('/');
    await page.getByText(/due, about \d+ min/).waitFor();
    await look('Today of a guest, something due', 'Today');
    await page.getByRole('link', { name: 'Start' }).click();
    for (let left = 4; left > 0; left--) await answerInTheHead(page, 'good');
    await page.getByText('Drill', { exact: true }).waitFor();
    await look('drill', 'Practice');
    for (let left = 2; left > 0; left--) await answerInTheHead(page, 'good');
    await question(page, 'Six questions answered').waitFor();
    await look('end of a sitting', 'Practice');
    await page.getByRole('link', { name: 'Keep my work' }).last().click();
    await question(page, 'Keep my work').waitFor();
    await look('keep my work', 'Keep my work');
    await page.goto('/');
    await question(page, 'Done, but for a short wait.').waitFor();
    await page.getByText('nothing due').waitFor();
    await look('Today of a guest, a step pending', 'Today');
    await page.goto('/library/decks/containers');
    await page.getByText('Limits', { exact: true }).click();
    await page.getByLabel('New').first().fill('many');
    await page.getByRole('button', { name: 'Save limits' }).click();
    await page.getByText('Use a whole number.').waitFor();
    await page.getByText('flagged').waitFor();
    await look('deck being studied', 'Containers');
    await page.goto('/settings');
    await page.getByLabel('Learning steps, in minutes', { exact: true }).fill('ten');
    await page.getByRole('button', { name: 'Save study settings' }).click();
    await page.getByText('Use minutes, such as 10 or 1 10.').waitFor();
    await look('settings of a guest, refused', 'Settings');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('dialog').waitFor();
    await look('sign out and lose the work', 'Settings');
    expect(look.faults).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('is accessible, fits and has a name: what an account sees', async () => {
    const { page, problems, look } = await visit();
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill('Ada');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await question(page, 'What would you like to be asked?').waitFor();
    await page.getByRole('button', { name: 'Study this deck' }).first().waitFor();
    await look('choose a deck', 'Today');
    await page.getByRole('button', { name: 'Study this deck' }).first().click();
    await question(page, 'Five questions').waitFor();
    await look('Today of an account, something due', 'Today');
    await page.getByRole('link', { name: 'Start' }).click();
    await answerField(page).waitFor();
    await page.keyboard.press('.');
    await page.getByRole('menuitem', { name: 'Report this question' }).click();
    await page.getByLabel('What is wrong with it?').fill('The source moved.');
    await page.getByRole('button', { name: 'Send report' }).click();
    await message(page, 'Thank you.').waitFor();
    for (let left = 5; left > 0; left--) await answerInTheHead(page, 'easy');
    await page.getByRole('link', { name: 'Back to Today' }).click();
    await question(page, 'That is today’s share.').waitFor();
    await page.getByText('nothing due').waitFor();
    await look('Today of an account, nothing due', 'Today');
    await page.goto('/settings');
    await page.getByText('The source moved.').waitFor();
    await look('settings of an admin', 'Settings');
    await page.goto('/agreement');
    await page.getByRole('heading', { name: /nothing to compare yet|^In all$/ }).waitFor();
    await look('agreement', 'Agreement');
    await page.goto('/sign-in');
    await question(page, 'You are signed in').waitFor();
    await look('signed in already', 'You are signed in');
    await page.route('**/api/v1/queue?*', (route) => route.fulfill({ status: 400, json: refusal }));
    await page.goto('/');
    await page.getByRole('alert').waitFor();
    await look('Today cannot be read', 'Today');
    expect(look.faults).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('status of 400'))).toEqual([]);
  });

  it('the documentation of the API loads without an error', async () => {
    const { page, problems } = await visit();
    await page.goto('/api/docs');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByRole('heading', { name: 'Record a review' }).first().waitFor();
    expect(problems).toEqual([]);
  });
});

const refusal = { type: 'about:blank', status: 400, code: 'invalid', title: 'Invalid', detail: 'This cannot be read.' };
