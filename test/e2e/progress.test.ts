import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { answerInTheHead, message, question, startAsGuest } from '../support/practising.ts';
import { type Server, startServer } from '../support/server.ts';
import { eventually, newVisitor } from '../support/visitor.ts';
import { inspector } from './inspector.ts';

const day = 86_400_000;
const first = 'Walk me through what happens, end to end';

describe('Progress', () => {
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
    const visitor = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
    return { ...visitor, look: inspector(visitor.page) };
  };

  it('is accessible and fits, empty and full, its tables open and a day in hand', async () => {
    const { page, problems, look } = await visit();
    await page.goto('/progress');
    await page.getByText('Your progress comes with your answers.').waitFor();
    await look('Progress of a stranger', 'Progress');
    await startAsGuest(page);
    await page.keyboard.press('Escape');
    await page.goto('/progress');
    await page.getByText('It begins with one answer.').waitFor();
    await look('Progress of a newcomer', 'Progress');
    await monthsOfPractice(page);
    await page.reload();
    await question(page, 'You remember').waitFor();
    await page.getByRole('button', { name: 'Show earlier answers' }).waitFor();
    await look('Progress', 'Progress');
    for (const table of await page.getByText('Show as table').all()) await table.click();
    const year = page.getByRole('slider', { name: 'Day to read in the year' });
    await year.focus();
    await page.keyboard.press('ArrowLeft');
    await look('Progress with its tables open', 'Progress');
    expect(look.faults).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('is read day by day with the keyboard alone', async () => {
    const { page, problems } = await visit();
    await startAsGuest(page);
    await monthsOfPractice(page);
    await page.keyboard.press('Escape');
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    const forecast = page.getByRole('slider', { name: 'Day to read in the forecast' });
    await forecast.focus();
    const said = () => forecast.getAttribute('aria-valuetext');
    expect(await said()).toMatch(/^Today: /);
    await page.keyboard.press('ArrowRight');
    expect(await said()).not.toMatch(/^Today: /);
    await page.keyboard.press('Home');
    expect(await said()).toMatch(/^Today: /);
    const year = page.getByRole('slider', { name: 'Day to read in the year' });
    await year.focus();
    const today = Number(await year.inputValue());
    await page.keyboard.press('ArrowLeft');
    expect(Number(await year.inputValue())).toBe(today - 7);
    await page.keyboard.press('ArrowDown');
    expect(Number(await year.inputValue())).toBe(today - 6);
    expect(problems).toEqual([]);
  });

  it('takes an answer out of the history and puts it back, and the figures follow', async () => {
    const { page, problems, reviews } = await visit();
    await startAsGuest(page);
    await monthsOfPractice(page);
    await page.goto('/progress');
    const history = page.getByRole('region', { name: 'History' });
    const spent = page.getByRole('region', { name: 'Time spent' });
    const before = await spent.textContent();
    await history.getByRole('button', { name: /^Undo/ }).first().click();
    await message(page, /^Taken out\. The question/).waitFor();
    await history.getByText('Taken out').waitFor();
    await eventually(async () => (await reviews())[0]?.undone).toBe(true);
    await eventually(() => spent.textContent()).not.toBe(before);
    await page.reload();
    await history.getByRole('button', { name: /^Redo/ }).click();
    await message(page, /^Put back\. The question/).waitFor();
    await eventually(async () => (await reviews())[0]?.undone).toBe(false);
    await eventually(() => spent.textContent()).toBe(before);
    expect(problems).toEqual([]);
  });

  it('is found from anywhere, and leads from a weak point to its drill', async () => {
    const { page, problems } = await visit();
    await startAsGuest(page);
    await monthsOfPractice(page);
    await page.goto('/library');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find' }).fill('progress');
    await page.getByRole('option', { name: 'Progress', exact: true }).click();
    await page
      .getByRole('region', { name: 'Weakest points' })
      .getByRole('link', { name: /^Practise/ })
      .first()
      .click();
    await page.getByText('Drill', { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  it('lists a question that keeps slipping, which Practice told of and offered to suspend', async () => {
    const { page, problems } = await visit();
    await startAsGuest(page);
    const cardId = await firstCard(page);
    // Forgotten seven times, and known again each time.
    await record(
      page,
      Array.from({ length: 15 }, (_, index) => ({
        cardId,
        rating: index % 2 === 0 ? ('good' as const) : 'again',
        daysAgo: 100 - 6 * index,
      })),
    );
    await page.goto(`/practice?cardId=${cardId}`);
    await question(page, first).waitFor();
    await answerInTheHead(page, 'again');
    await message(page, /keeps slipping: forgotten 8 times/).waitFor();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Suspend' }).click();
    await message(page, /^Suspended/).waitFor();
    await page.goto('/progress');
    const leeches = page.getByRole('region', { name: 'Questions that keep slipping' });
    await leeches.getByText('Suspended').waitFor();
    await leeches.getByRole('button', { name: /^Resume/ }).click();
    await message(page, /^Resumed/).waitFor();
    expect(problems).toEqual([]);
  });
});

describe('Settings of study', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });

  it('are accessible and fit, with an interview that has passed, a break half done and a curve', async () => {
    const { page, problems } = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
    const look = inspector(page);
    await startAsGuest(page);
    await monthsOfPractice(page);
    await page.request.patch('/api/v1/me', {
      data: { interviewDate: '2026-01-01', easyDays: [1, 1, 1, 1, 0.7, 1, 0] },
    });
    await page.goto('/settings');
    await page.getByText(/^This day has passed/).waitFor();
    await page.getByText(/^At 90 %: about/).waitFor();
    await page.getByRole('button', { name: 'Add a break' }).click();
    await page.getByLabel('First day off').fill('2027-02-01');
    await page.getByRole('button', { name: 'Save breaks' }).click();
    await page.getByText('Give the last day off').waitFor();
    await page.getByText('Show as table').click();
    await look('settings of study, refused', 'Settings');
    expect(look.faults).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('are kept, section by section', async () => {
    const { page, problems } = await newVisitor(browser, server.url);
    await startAsGuest(page);
    await page.goto('/settings');
    const saved = async (button: string) => {
      await page.getByRole('button', { name: button }).click();
      await page
        .locator('form')
        .filter({ has: page.getByRole('button', { name: button }) })
        .getByText('Saved')
        .waitFor();
    };
    const nextYear = String(new Date().getUTCFullYear() + 1);
    await page.getByLabel('Date of the interview').fill(`${nextYear}-02-03`);
    await page.getByLabel('Depth').check();
    await saved('Save interview');
    await page.getByLabel('Sunday').selectOption('None');
    await page.getByLabel('Order of questions that are due').selectOption('Hardest first');
    await saved('Save due days');
    await page.getByRole('button', { name: 'Add a break' }).click();
    await page.getByLabel('First day off').fill(`${nextYear}-03-01`);
    await page.getByLabel('Last day off').fill(`${nextYear}-03-07`);
    await saved('Save breaks');
    await page.getByLabel('Count days in a row').uncheck();
    await saved('Save streak');
    const me = (await (await page.request.get('/api/v1/me')).json()) as object;
    expect(me).toMatchObject({
      interviewDate: `${nextYear}-02-03`,
      planFocus: 'depth',
      easyDays: [1, 1, 1, 1, 1, 1, 0],
      backlogOrder: 'difficulty-descending',
      breaks: [{ from: `${nextYear}-03-01`, to: `${nextYear}-03-07` }],
      streak: false,
    });
    await page.reload();
    await page.getByText(/, 1 March to .*, 7 March: 7 days\.$/).waitFor();
    expect(problems).toEqual([]);
  });

  it('refuse a date that is half typed', async () => {
    const { page, problems } = await newVisitor(browser, server.url);
    await startAsGuest(page);
    await page.goto('/settings');
    await page.getByLabel('Date of the interview').focus();
    await page.keyboard.type('12');
    await page.getByRole('button', { name: 'Save interview' }).click();
    await page.getByText('Give day, month and year, or clear the date.').waitFor();
    expect(problems).toEqual([]);
  });
});

interface Past {
  cardId: string;
  rating: 'again' | 'hard' | 'good';
  daysAgo: number;
}

/** Records reviews of days past, with the page’s own cookie. */
async function record(page: Page, reviews: readonly Past[]) {
  const response = await page.request.post('/api/v1/reviews/batch', {
    data: {
      reviews: reviews.map(({ cardId, rating, daysAgo }) => ({
        id: crypto.randomUUID(),
        cardId,
        rating,
        reviewedAt: new Date(Date.now() - daysAgo * day).toISOString(),
        durationMs: 84_000,
      })),
    },
  });
  const { results } = (await response.json()) as { results: { status: number }[] };
  expect(results.map(({ status }) => status)).toEqual(reviews.map(() => 201));
}

async function cardsOf(page: Page): Promise<string[]> {
  const response = await page.request.get('/api/v1/decks/containers/questions');
  const { items } = (await response.json()) as { items: { cardId: string }[] };
  return items.map(({ cardId }) => cardId);
}
const firstCard = async (page: Page) => (await cardsOf(page))[0] ?? '';

/** Four questions answered six times over three months, and an answer handed in that missed two points, which become drills. */
async function monthsOfPractice(page: Page) {
  const cards = (await cardsOf(page)).slice(0, 4);
  const days = [90, 87, 78, 50, 20, 1];
  await record(
    page,
    cards.flatMap((cardId, card) =>
      days.map((daysAgo, index) => ({
        cardId,
        rating: (index + card) % 5 === 4 ? ('again' as const) : 'good',
        daysAgo,
      })),
    ),
  );
  const attempt = await page.request.post('/api/v1/attempts', {
    data: {
      id: crypto.randomUUID(),
      cardId: cards[0],
      answer: 'No idea.',
      inputMode: 'typed',
      startedAt: new Date().toISOString(),
      durationMs: 20_000,
    },
  });
  const { id, points } = (await attempt.json()) as { id: string; points: { id: string }[] };
  await page.request.post(`/api/v1/attempts/${id}/verdicts`, {
    data: {
      verdicts: points.map((point, index) => ({ pointId: point.id, verdict: index < 2 ? 'missed' : 'covered' })),
    },
  });
}
