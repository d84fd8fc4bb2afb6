import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type Client } from '../support/client.ts';
import { freshFolder } from '../support/databases.ts';
import { followGrading } from '../support/events.ts';
import { startModelServer, type ModelServer } from '../support/model-server.ts';
import { killServers, startServer, type ServerProcess } from '../support/server-process.ts';

const folder = freshFolder();
let model: ModelServer;
beforeAll(async () => {
  model = await startModelServer({ pace: 200 });
});
afterAll(async () => {
  await killServers();
  await model.close();
});

const start = () =>
  startServer({
    DATA_DIR: folder,
    GRADER_MODEL: 'scripted',
    OPENAI_BASE_URL: model.url,
    OPENAI_API_KEY: 'canary-key',
    LOG_LEVEL: 'debug',
  });
const canary = 'canary-answer: the client asks the daemon, containerd supervises, and runc makes the container.';
const gradeAnswer = async (client: Client, answer = canary) => {
  const id = crypto.randomUUID();
  const startedAt = new Date(Date.now() - 60_000).toISOString();
  const asked = { questionId: 'docker-run-trace', answer, inputMode: 'typed', startedAt, durationMs: 60_000 };
  await client.call('createAttempt', { body: { id, ...asked } });
  const { id: gradingId } = await client.call('startGrading', { params: { attemptId: id } });
  return { id, gradingId, stream: await followGrading(client, id) };
};
const numberOf = (event: { id: string } | undefined) => Number(event?.id.split(':')[1]);

describe('a server that ends in the middle of a grading', () => {
  let server: ServerProcess;
  let token: string;
  const client = () => createClient(server.url, token);
  beforeAll(async () => {
    server = await start();
    const { body } = await createClient(server.url).auth('/sign-in/anonymous', {});
    token = (body as { token: string }).token;
  });

  it('by a power cut: the next one grades again, and the stream goes on', async () => {
    const { id, gradingId, stream } = await gradeAnswer(client());
    const first = await stream.next();
    expect(first).toMatchObject({ id: `${gradingId}:1`, event: 'point' });
    const lost = stream.rest().catch(() => 'lost');
    server.kill('SIGKILL');
    await server.exited;
    await lost;
    const database = new BetterSqlite3(join(folder, 'rehearse.db'));
    database.exec('update jobs set lease_until = 0'); // it is over after ten seconds
    database.close();
    server = await start();
    const rest = await (await followGrading(client(), id, first?.id)).rest();
    expect(rest.at(-1)).toMatchObject({ event: 'done' });
    expect(rest.map(numberOf)).toEqual(rest.map((_, index) => index + 2));
    const { points, gradings } = await client().call('getAttempt', { params: { attemptId: id } });
    expect(gradings).toMatchObject([{ id: gradingId, status: 'done', model: 'scripted' }]);
    expect(points.every(({ history }) => history.length === 1)).toBe(true);
  });

  it('by SIGTERM: streams end, it exits within 5 s, and the next one goes on', async () => {
    model.behave('hang');
    const before = model.requests.length;
    const { id, stream } = await gradeAnswer(client(), 'Another canary-answer: the daemon asks containerd for it.');
    await expect.poll(() => model.requests.length).toBe(before + 1);
    const ended = stream.rest();
    const asked = Date.now();
    server.kill('SIGTERM');
    expect(await ended).toEqual([]);
    expect(await server.exited).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5000);
    expect(server.output()).not.toMatch(/canary/);
    model.behave('honest');
    server = await start();
    expect((await (await followGrading(client(), id)).rest()).at(-1)).toMatchObject({ event: 'done' });
  });
});
