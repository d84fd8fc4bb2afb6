import { execFile } from 'node:child_process';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type Client } from '../support/client.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { enrolIn, reviewBody } from '../support/learner.ts';
import { killServers, startServer, type ServerProcess } from '../support/server-process.ts';

describe('cards of a running server', () => {
  const folder = freshFolder();
  const decks = freshFolder();
  const env = { DATA_DIR: folder, DECKS_DIR: decks };
  let server: ServerProcess;
  let learner: Client;
  let cardId: string;
  let file: BetterSqlite3.Database;
  beforeAll(async () => {
    writeLibrary(decks);
    server = await startServer(env);
    const { body } = await createClient(server.url).auth('/sign-in/anonymous', {});
    learner = createClient(server.url, (body as { token: string }).token);
    cardId = (await enrolIn(learner, 'deck')).items[0]!.card.id;
    await learner.call('recordReview', { body: reviewBody(cardId, 'easy', new Date()) });
    file = new BetterSqlite3(join(folder, 'rehearse.db'));
  });
  afterAll(async () => {
    file.close();
    await killServers();
  });

  const check = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const command = ['--import', 'tsx', 'api/cli.ts', 'check', ...args];
      const options = { env: { PATH: process.env.PATH, ...env } };
      execFile(process.execPath, command, options, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
      );
    });

  it('are held against their logs by a command, which names what is wrong and mends it', async () => {
    const { stability } = await learner.call('getCard', { params: { cardId } });
    expect(await check()).toMatchObject({ code: 0, output: expect.stringContaining('each is what its log folds to') });
    file.prepare('update cards set stability = 1.5').run();
    const { id } = await learner.call('getMe');
    expect(await check()).toMatchObject({
      code: 1,
      output: expect.stringContaining(
        `learner ${id}, card ${cardId}: stability is 1.5, its log folds to ${stability}\n`,
      ),
    });
    expect(await check('--repair')).toMatchObject({ code: 0, output: expect.stringContaining('(mended)') });
    expect((await learner.call('getCard', { params: { cardId } })).stability).toBe(stability);
    expect(await check('--mend')).toMatchObject({ code: 1, output: expect.stringContaining('--mend') });
  });

  it('that an earlier version folded are folded again after the start', async () => {
    const { stability } = await learner.call('getCard', { params: { cardId } });
    server.kill('SIGTERM');
    await server.exited;
    file.prepare('update cards set stability = 1.5, fold_version = 0').run();
    server = await startServer(env);
    const again = createClient(server.url, learner.token);
    await expect.poll(async () => (await again.call('getCard', { params: { cardId } })).stability).toBe(stability);
  });
});
