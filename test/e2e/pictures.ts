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
  const app = await startApp({ clock: testClock('2026-11-12T07:30:00.000Z'), grader: null });
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
  await signIn(page, 'ada@example.org');
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.goto('/');
  await page.getByRole('heading', { name: 'Today’s plan, and why' }).waitFor();
  await page.getByText('expected score on the day').waitFor();
  const today = await save(page, 'today');
  await app.close();
  return [practice, onPhone, today, await takeProgress(browser)];
}

/** Its own server, whose clock starts months before: sessions end sixty days after the real date. */
async function takeProgress(browser: Browser): Promise<string> {
  const app = await startApp({ clock: testClock('2026-04-16T07:30:00.000Z') });
  await monthsOf(app);
  const page = await pageAt(browser, app, { viewport: { width: 1280, height: 1500 } });
  await signIn(page, 'grace@example.org');
  await page.goto('/progress');
  await page.getByRole('button', { name: 'Show earlier answers' }).waitFor();
  const progress = await save(page, 'progress');
  await app.close();
  return progress;
}

export const signIn = (page: Page, email: string) =>
  page.request.post('/api/auth/sign-in/email', { data: { email, password: 'correct horse' } });

export async function pageAt(browser: Browser, app: TestApp, options: BrowserContextOptions): Promise<Page> {
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
  const learner = await app.account('ada@example.org');
  await learner.call('updateMe', { body: { timeZone: 'Europe/Berlin' } });
  for (const deckId of ['containers', 'kubernetes', 'delivery'])
    await learner.call('enrol', { params: { deckId }, body: { newPerDay: 2 } });
  for (const days of [1, 2, 1, 3, 2, 1]) {
    await answerSome(learner, app);
    app.clock.advance(days * day);
  }
  for (const deckId of ['containers', 'kubernetes', 'delivery'])
    await learner.call('enrol', { params: { deckId }, body: { newPerDay: null } });
  await learner.call('updateMe', { body: { interviewDate: '2026-12-04', minutesPerDay: 20 } });
}

async function answerSome(learner: Client, app: TestApp) {
  for (const { card } of (await learner.call('getQueue', { query: { limit: 4 } })).items) {
    const attempt = await answerQuestion(learner, { cardId: card.id }, { pid1: 'missed', drain: 'missed' });
    await learner.call('recordReview', {
      body: reviewBody(card.id, 'good', app.clock(), { attemptId: attempt.id }),
    });
  }
}

/** An account that took up a deck a month for seven months, with days missed and a holiday behind and another ahead; remembers as FSRS expects. */
async function monthsOf(app: TestApp) {
  const learner = await app.account('grace@example.org');
  const dateIn = (days: number) => new Date(app.clock().getTime() + days * day).toISOString().slice(0, 10);
  await learner.call('updateMe', {
    body: {
      timeZone: 'Europe/Berlin',
      desiredRetention: 0.94,
      breaks: [
        { from: dateIn(96), to: dateIn(109) },
        { from: dateIn(243), to: dateIn(252) },
      ],
    },
  });
  const decks = (await learner.call('listDecks')).items;
  const random = randomFrom(7);
  for (let days = 0; days < 210; days++) {
    app.clock.advance(day);
    // A deck a month.
    const deck = days % 30 === 0 ? decks[days / 30] : undefined;
    if (deck) await learner.call('enrol', { params: { deckId: deck.id }, body: { newPerDay: 1 } });
    if ((days >= 95 && days < 109) || random() < 0.12) continue;
    for (const { card } of (await learner.call('getQueue', { query: { limit: 12 } })).items) {
      const knows = random() < (card.retrievability ?? 0.5);
      const attempt = await answerQuestion(learner, { cardId: card.id }, knows ? 'all-covered' : 'all-missed');
      await learner.call('recordReview', {
        body: reviewBody(card.id, knows ? 'good' : 'again', app.clock(), {
          attemptId: attempt.id,
          durationMs: Math.round(60_000 + 90_000 * random()),
        }),
      });
    }
  }
}

/** Numbers from 0 to 1 that are the same at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export async function save(page: Page, name: string): Promise<string> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url)) });
  return name;
}
