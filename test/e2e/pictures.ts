import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, testClock } from '../support/clock.ts';
import { answerQuestion, reviewBody } from '../support/learner.ts';

const answer = `The CLI is only a client: it asks dockerd over the Unix socket. If the image isn't there yet it comes from Docker Hub, the manifest for my platform first, then the layers.

dockerd asks containerd, which starts a shim, and runc creates the process in its own namespaces. runc exits, the shim stays as the parent. For -p 8080:80 Docker adds an iptables rule that sends port 8080 of the host to port 80 in the container. nginx runs in the foreground as PID 1, so the container lives as long as nginx does. I'd check with docker ps and a curl.`;

/** Writes docs/*.png, the pictures of the README, and answers their names. As long as page and questions stay, so do the pictures. */
export async function takePictures(browser: Browser): Promise<string[]> {
  const app = await startApp({ clock: testClock('2026-11-12T07:30:00.000Z') });
  const page = await pageAt(browser, app, { viewport: { width: 1280, height: 1280 } });
  const phone = await pageAt(browser, app, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
  await judgeTheFlagship(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  const practice = await save(page, 'practice');
  await judgeTheFlagship(phone);
  // The points below the line that stays at the top.
  await phone.getByRole('region', { name: 'points made' }).evaluate((rubric) => {
    window.scrollTo(0, rubric.getBoundingClientRect().top + window.scrollY - 64);
  });
  const onPhone = await save(phone, 'practice-phone');
  await tenDaysOf(app);
  await page.context().clearCookies();
  await page.clock.setFixedTime(app.clock());
  await page.request.post('/api/auth/sign-in/email', { data: { email, password: 'correct horse' } });
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.goto('/');
  await page
    .getByText(/due, about \d+ min/)
    .first()
    .waitFor();
  const today = await save(page, 'today');
  await app.close();
  return [practice, onPhone, today];
}

const email = 'ada@example.org';

async function pageAt(browser: Browser, app: TestApp, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(app.clock());
  // An answer of 84 seconds, whatever it takes here.
  await page.route('**/api/v1/attempts', (route) =>
    route.continue({ postData: { ...(route.request().postDataJSON() as object), durationMs: 84_000 } }),
  );
  return page;
}

async function judgeTheFlagship(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start as a guest' }).click();
  await page.getByRole('textbox', { name: 'Your answer' }).fill(answer);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: '7 points' }).waitFor();
  for (const key of ['c', 'p', 'm', 'c', 'p', 'p', 'c', 'm', 'm', 'c', 'm']) await page.keyboard.press(key);
  await page.getByText('Suggested: ').waitFor();
}

/** An account that answered a few questions on some of the ten days before, and opens the page on the eleventh. */
async function tenDaysOf(app: TestApp) {
  const learner = await app.account(email);
  await learner.call('updateMe', { body: { timeZone: 'Europe/Berlin' } });
  for (const deckId of ['containers', 'kubernetes', 'delivery'])
    await learner.call('enrol', { params: { deckId }, body: { newPerDay: 2 } });
  for (const days of [1, 2, 1, 3, 2, 1]) {
    await answerSome(learner, app);
    app.clock.advance(days * day);
  }
}

async function answerSome(learner: Client, app: TestApp) {
  for (const { card } of (await learner.call('getQueue', { query: { limit: 4 } })).items) {
    const attempt = await answerQuestion(learner, { cardId: card.id }, { pid1: 'missed', drain: 'missed' });
    await learner.call('recordReview', {
      body: reviewBody(card.id, 'good', app.clock(), { attemptId: attempt.id }),
    });
  }
}

async function save(page: Page, name: string): Promise<string> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url)) });
  return name;
}
