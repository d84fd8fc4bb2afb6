import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { answerInTheHead, question, startAsGuest } from '../support/practising.ts';
import { type Server, startServer } from '../support/server.ts';
import { eventually, newVisitor } from '../support/visitor.ts';

describe('a guest who has an account already', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });

  it('signs in, and finds the work of the account and of the guest in one log', async () => {
    const atHome = await newVisitor(browser, server.url);
    await atHome.page.goto('/sign-up');
    await atHome.page.getByLabel('Name').fill('Grace');
    await fillIn(atHome.page, 'grace@example.org');
    await atHome.page.getByRole('button', { name: 'Sign up' }).click();
    await atHome.page.getByRole('listitem').filter({ hasText: 'Kubernetes' }).getByRole('button').first().click();
    await atHome.page.getByRole('link', { name: 'Start' }).click();
    await answerInTheHead(atHome.page, 'good');
    await answerInTheHead(atHome.page, 'hard');
    await eventually(atHome.reviews).toHaveLength(2);
    const own = await atHome.reviews();

    const away = await newVisitor(browser, server.url);
    await startAsGuest(away.page);
    await answerInTheHead(away.page, 'again');
    await question(away.page, '').waitFor();
    await eventually(away.reviews).toHaveLength(1);
    const guests = await away.reviews();
    await away.page.goto('/sign-in');
    await away.page.getByText('What you answered as a guest comes along into your account.').waitFor();
    await fillIn(away.page, 'grace@example.org');
    await away.page.getByRole('button', { name: 'Sign in' }).click();

    await away.page.getByText('Signed in as Grace').waitFor();
    await away.page.getByText('Three answers given today already.').waitFor();
    const decks = away.page.getByRole('region', { name: 'Your decks' });
    await decks.getByRole('link', { name: 'Containers', exact: true }).waitFor();
    await decks.getByRole('link', { name: 'Kubernetes', exact: true }).waitFor();
    expect(await away.reviews()).toEqual([...guests, ...own]);

    await atHome.page.goto('/');
    await atHome.page.getByText('Three answers given today already.').waitFor();
    expect([...atHome.problems, ...away.problems]).toEqual([]);
  });
});

async function fillIn(page: Page, email: string) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
}
