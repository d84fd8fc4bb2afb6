import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import type { Client } from '../support/client.ts';
import { day } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { interviewOf } from '../support/interviewing.ts';
import { type ModelApp, startModelApp } from '../support/model-app.ts';
import type { Behaviour } from '../support/model-server.ts';
import { answerField } from '../support/practising.ts';
import { judgeHonestly } from '../support/scripted-judges.ts';
import { pageAt, save, signIn } from './pictures.ts';

const questions = readDecks('decks', '2026-11-22').decks.flatMap((deck) => deck.questions);

/** Writes docs/interview*.png and docs/report*.png, the third mock interview of somebody; answers their names. */
export async function takeInterviewPictures(browser: Browser): Promise<string[]> {
  requirePoppler();
  const app = await startModelApp({ now: new Date('2026-11-05T07:30:00.000Z') });
  app.model.behave(findsMistakes);
  const ada = await app.account('ada@example.org');
  for (const share of [0.25, 0.4]) {
    const id = await start(ada, 11);
    while (await answerNext(app, ada, id, share));
    await judged(ada, id);
    app.clock.advance(4 * day);
  }
  const id = await start(ada, 12);
  await answerNext(app, ada, id, 0.7);
  await answerNext(app, ada, id, 0.6, { mistaken: true });
  app.clock.advance(50_000);
  const page = await pageAt(browser, app, { viewport: { width: 1280, height: 860 } });
  const running = await showRunning(page, id, 'interview');
  const phone = await pageAt(browser, app, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
  const onPhone = await showRunning(phone, id, 'interview-phone');
  await phone.close();
  while (await answerNext(app, ada, id, 0.65));
  await judged(ada, id);
  await page.setViewportSize({ width: 1280, height: 1400 });
  await page.goto(`/interviews/${id}/report`);
  await page.getByText(/^A practice estimate from/).waitFor();
  const report = await save(page, 'report');
  await printFirstPage(page, 'report-pdf');
  await app.close();
  return [running, onPhone, report, 'report-pdf'];
}

/** A spoken interview of half an hour with Ada, whose first question is asked. */
async function start(client: Client, seed: number): Promise<string> {
  const id = crypto.randomUUID();
  const body = { id, skillId: 'containerization-orchestration', minutes: 30, inputMode: 'spoken', think: false, seed };
  await client.call('createInterview', { body });
  await client.call('startInterview', { params: { interviewId: id } });
  return id;
}

/** Says a share of the model answer to what is asked, follow-ups too; answers whether there is more to come. */
async function answerNext(
  app: ModelApp,
  client: Client,
  id: string,
  share: number,
  { mistaken = false } = {},
): Promise<boolean> {
  const params = { interviewId: id };
  const { current } = await client.call('getInterview', { params });
  const question = questions.find(({ id: questionId }) => questionId === current?.questionId);
  if (!current || !question) return false;
  const { position, part } = current;
  const words = question.model.split(' ');
  const said = current.probe === null ? words.slice(0, words.length * share) : words.slice(-12);
  const wrong = mistaken && current.probe === null ? ` ${question.points.flatMap((point) => point.wrong)[0]?.if}.` : '';
  app.clock.advance(50_000);
  await client.call('saveInterviewDraft', { params, body: { position, part } });
  app.clock.advance(current.probe === null ? 32_000 : 9000);
  const { status, current: next } = await client.call('answerInterview', {
    params,
    body: {
      id: crypto.randomUUID(),
      position,
      part,
      answer: said.join(' ') + wrong,
      inputMode: 'spoken',
      speech: { spokenMs: 46_000, pauses: [{ start: 12_000, end: 14_600 }] },
    },
  });
  if (status !== 'running') return false;
  return next?.part === 0 || answerNext(app, client, id, share);
}

/** Waits for the model; what it leaves open, the learner judges as suggested. */
async function judged(client: Client, interviewId: string): Promise<void> {
  const params = { interviewId };
  await expect
    .poll(async () => (await client.call('getInterview', { params })).grading)
    .toMatchObject({ underWay: false });
  const { answers } = await client.call('getInterviewReport', { params });
  for (const { attempt } of answers) {
    if (!attempt) continue;
    const verdicts = attempt.points
      .filter(({ verdict }) => verdict === 'unjudged')
      .map(({ id: pointId }) => ({
        pointId,
        verdict: attempt.suggestions.find((suggestion) => suggestion.pointId === pointId)?.verdict ?? 'missed',
      }));
    if (verdicts.length > 0)
      await client.call('recordVerdicts', { params: { attemptId: attempt.id }, body: { verdicts } });
  }
}

/** An honest judge, who knows a common mistake when it is made in so many words. */
const findsMistakes: Behaviour = {
  says: (asked) =>
    judgeHonestly(asked).map((entry, index) => {
      const claim = asked.points[index]?.misconceptions?.find((one) => asked.answer.includes(one.claim))?.claim;
      if (claim === undefined) return entry;
      return { ...entry, verdict: 'wrong', quotes: [claim], reason: 'Many believe this.', confidence: 0.95 };
    }),
};

async function showRunning(page: Page, id: string, name: string): Promise<string> {
  await signIn(page, 'ada@example.org');
  await page.goto(`/interviews/${id}`);
  await answerField(page).waitFor();
  const { current } = await interviewOf(page);
  const model = questions.find((question) => question.id === current?.questionId)?.model ?? '';
  await answerField(page).fill(model.split(' ').slice(0, 26).join(' '));
  return save(page, name);
}

/** The first page of the PDF that the browser prints, as a picture. */
async function printFirstPage(page: Page, name: string): Promise<void> {
  const file = join(freshFolder(), 'report.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const picture = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  execFileSync(poppler, ['-png', '-r', '96', '-f', '1', '-singlefile', file, picture]);
}

const poppler = '/usr/bin/pdftoppm';
function requirePoppler() {
  if (!existsSync(poppler))
    throw new Error(`The picture of the PDF needs ${poppler}: sudo apt-get install poppler-utils`);
}
