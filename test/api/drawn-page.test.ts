import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerCurrent, startedInterview } from '../support/interviews.ts';

const shell = '<div id="root"></div>';
const said = 'The kubelet asks it, says Ada alone.';
/** In place of web/draw-page.tsx, which test/web/draw-page.test.tsx draws with: what the report says, in the page. */
const drawing = `export function drawingOf(path) {
  if (path === '/me') return async ({ index }, ask) => (await ask('getMe')).id;
  if (path === '/fault') return async () => { throw new Error('the drawing is at fault'); };
  const id = /^\\/interviews\\/(.+)\\/report$/.exec(path)?.[1];
  if (id === undefined) return undefined;
  return async ({ index }, ask) => {
    const [me, report] = [await ask('getMe'), await ask('getInterviewReport', { interviewId: id })];
    return index.replace('></', '>' + me.name + JSON.stringify(report) + '</');
  };
}`;

/** A built page, with or without the server's side of it. */
function builtPage(program?: string): string {
  const folder = freshFolder();
  const [pageDir, drawingDir] = [join(folder, 'web'), join(folder, 'drawing')];
  for (const each of [pageDir, drawingDir]) mkdirSync(each);
  writeFileSync(join(pageDir, 'index.html'), shell);
  mkdirSync(join(pageDir, '.vite'));
  writeFileSync(join(pageDir, '.vite/manifest.json'), '{}');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  if (program !== undefined) writeFileSync(join(drawingDir, 'draw-page.js'), program);
  return pageDir;
}

describe.each(engines)('a page that the server draws, on %s', (_name, open) => {
  let app: TestApp;
  let ada: Client;
  let path: string;
  const decks = freshFolder();
  writeLibrary(decks);
  beforeAll(async () => {
    app = await startApp({ db: await open(), decks, grader: null, pageDir: builtPage(drawing) });
    ada = await app.account('ada@example.org', 'Ada');
    const { id } = await startedInterview(ada, { deckIds: ['deck'] });
    await answerCurrent(ada, id, said);
    await ada.call('finishInterview', { params: { interviewId: id } });
    path = `/interviews/${id}/report`;
  });
  afterAll(() => app.close());

  const get = async (client: Client, address = path, headers: Record<string, string> = {}) => {
    const response = await client.raw(address, { headers: { accept: 'text/html', ...headers } });
    const { status, headers: answered } = response;
    return { status, caching: answered.get('cache-control'), html: await response.text() };
  };
  const plain = { status: 200, caching: 'no-cache', html: shell };

  it('holds the report for its learner, and is kept nowhere', async () => {
    const { status, caching, html } = await get(ada);
    expect({ status, caching }).toEqual({ status: 200, caching: 'private, no-store' });
    expect(html).toContain('<div id="root">Ada{');
    expect(html).toContain(said);
  });

  it('is the plain page for strangers, other learners, and what is no session', async () => {
    expect(await get(app.stranger)).toEqual(plain);
    expect(await get(await app.account())).toEqual(plain);
    expect(await get(await app.guest())).toEqual(plain);
    expect(await get(app.stranger, path, { authorization: 'Bearer made-up' })).toEqual(plain);
    expect(await get(app.stranger, path, { cookie: 'rehearse.session_token=made.up' })).toEqual(plain);
  });

  it('is the plain page where there is nothing to draw', async () => {
    expect(await get(ada, '/progress')).toEqual(plain);
    expect(await get(ada, `/interviews/${crypto.randomUUID()}/report`)).toEqual(plain);
    expect(await get(ada, '/interviews/no-id/report')).toEqual(plain);
    expect(app.log.join('')).not.toContain('could not be drawn');
  });

  it('is the plain page where drawing fails, which is logged', async () => {
    expect(await get(ada, '/fault')).toEqual(plain);
    expect(app.log.filter((line) => line.includes('a page could not be drawn'))).toHaveLength(1);
  });
});

describe('a page that the server draws', () => {
  const decks = freshFolder();
  writeLibrary(decks);

  it('is the plain page for who asks too often', async () => {
    const app = await startApp({ decks, pageDir: builtPage(drawing), env: { REQUESTS_PER_MINUTE: '2' } });
    const ada = await app.guest();
    const get = async () => (await ada.raw('/me', { headers: { accept: 'text/html' } })).text();
    expect([await get(), await get(), await get()].map((html) => html === shell)).toEqual([false, false, true]);
    await app.close();
  });

  it('is the plain page where only that was built', async () => {
    const app = await startApp({ decks, pageDir: builtPage() });
    const ada = await app.guest();
    expect(await (await ada.raw('/me', { headers: { accept: 'text/html' } })).text()).toBe(shell);
    expect(app.log.join('')).not.toContain('could not be drawn');
    await app.close();
  });
});
