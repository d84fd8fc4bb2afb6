import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { questionCardId } from '../../api/cards/card-id.ts';
import { createJobRunner } from '../../api/jobs/runner.ts';
import { optimisationJobs } from '../../api/optimisations/jobs.ts';
import { scheduleOptimisations } from '../../api/optimisations/optimise-due.ts';
import type { TrainingReview } from '../../api/optimisations/training.ts';
import { weightBounds } from '../../api/scheduling/parameters.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { day } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { reviewBody } from '../support/learner.ts';
import { runs } from '../support/long.ts';
import { freshPostgresUrl } from '../support/postgres.ts';
import { killServers, startServer } from '../support/server-process.ts';
import { madeUpReviews, program, storeReviews } from '../support/training.ts';

let app: TestApp;
afterEach(() => app.close());

/** A learner whose log holds these reviews. */
async function learnerWith(reviews: TrainingReview[], options: TestAppOptions = {}) {
  app = await startApp(options);
  const client = await app.guest();
  const { id: userId } = await client.call('getMe');
  await storeReviews(app.db, userId, reviews, 'docker-run-trace');
  return { client, userId };
}

const optimisation = (client: Client, optimisationId: string) =>
  client.call('getOptimisation', { params: { optimisationId } });

/** Asks again and again; the test’s own time limit ends it. */
async function until(holds: () => Promise<boolean>) {
  while (!(await holds()));
}

/** What works on the same jobs elsewhere. */
function anotherProcess() {
  const deps = { db: app.db, clock: app.clock, logger: pino({ level: 'silent' }) };
  return createJobRunner(deps, optimisationJobs(deps));
}

/** Who is forgetful: what the defaults promise for days is gone the next day. */
const forgetful = () =>
  madeUpReviews(200, 6, (index, card) => Date.UTC(2026, 0, 1, 12) + (index * index + (card % 20)) * day).map(
    (review) => ({
      ...review,
      rating:
        review.id.endsWith('-0') || Number(review.id.split('-')[0]) % 3 === 0 ? ('good' as const) : ('again' as const),
    }),
  );

describe('an optimisation', () => {
  it('finds parameters, shows its evidence, and adopts what wins on the held-out reviews', async () => {
    const { client } = await learnerWith(forgetful());
    const started = await client.answer('startOptimisation');
    expect(started).toMatchObject({
      status: 201,
      body: { status: 'queued', progress: 0, reviews: 1200, adopted: null },
    });
    await app.jobs.runDue();
    const done = await optimisation(client, started.body.id);
    expect(done).toMatchObject({
      status: 'done',
      trigger: 'learner',
      progress: 1,
      items: 1000,
      adopted: true,
      inForce: true,
      previousParameters: null,
      parameters: { model: 'fsrs-6' },
    });
    expect(done.parameters?.w).toHaveLength(weightBounds.length);
    expect(done.heldOut).toBeGreaterThan(100);
    expect(done.logLoss!.optimised).toBeLessThan(done.logLoss!.default);
    expect(done.reason).toContain('better');
    expect(await client.call('listOptimisations')).toMatchObject({ items: [done], parameters: done.parameters });
  });

  it('adopts nothing that does not win over what is in force', async () => {
    const { client } = await learnerWith(forgetful());
    await client.call('startOptimisation');
    await app.jobs.runDue();
    const { settingsVersion } = await client.call('getMe');
    const again = await client.call('startOptimisation');
    await app.jobs.runDue();
    const done = await optimisation(client, again.id);
    expect(done).toMatchObject({ status: 'done', adopted: false, inForce: false });
    expect(done.logLoss!.optimised).toBe(done.logLoss!.inForce);
    expect(done.reason).toContain('no better than those in force');
    expect(await client.call('getMe')).toMatchObject({ settingsVersion });
  });

  it('says that there is too little to learn from, without an error', async () => {
    const { client } = await learnerWith(madeUpReviews(30, 6));
    const { id } = await client.call('startOptimisation');
    await app.jobs.runDue();
    expect(await optimisation(client, id)).toMatchObject({
      status: 'done',
      adopted: false,
      items: 150,
      parameters: null,
      logLoss: null,
      reason: expect.stringContaining('150 reviews so far'),
    });
  });

  it('leaves out reviews that were undone', async () => {
    const { client } = await learnerWith(madeUpReviews(100, 5));
    const cardId = questionCardId('docker-run-trace');
    await client.call('recordReview', { body: reviewBody(cardId, 'good', app.clock()) });
    app.clock.advance(3 * day);
    const undone = reviewBody(cardId, 'good', app.clock());
    await client.call('recordReview', { body: undone });
    await client.call('undoReview', { params: { reviewId: undone.id } });
    const { id } = await client.call('startOptimisation');
    await app.jobs.runDue();
    expect(await optimisation(client, id)).toMatchObject({ reviews: 501, items: 400 });
  });

  it('schedules reviews from then on with what it adopted, and leaves those before as they were', async () => {
    const { client } = await learnerWith(forgetful());
    const [before, after] = [questionCardId('docker-run-trace'), questionCardId('container-runtimes')];
    await client.call('recordReview', { body: reviewBody(before, 'good', app.clock()) });
    const asItWas = await client.call('getCard', { params: { cardId: before } });
    app.clock.advance(1000);
    const { id } = await client.call('startOptimisation');
    await app.jobs.runDue();
    const w = (await optimisation(client, id)).parameters!.w;
    app.clock.advance(1000);
    const { card } = await client.call('recordReview', { body: reviewBody(after, 'good', app.clock()) });
    expect(card.stability).toBe(w[2]);
    const now = await client.call('getCard', { params: { cardId: before } });
    expect([now.stability, now.due]).toEqual([asItWas.stability, asItWas.due]);
  });

  it('is the only one of its learner that is under way', async () => {
    const { client } = await learnerWith([]);
    const { id } = await client.call('startOptimisation');
    expect(await client.answer('startOptimisation')).toMatchObject({ status: 200, body: { id } });
    const other = await app.guest();
    expect(await other.answer('startOptimisation')).toMatchObject({ status: 201 });
    await client.call('cancelOptimisation', { params: { optimisationId: id } });
    expect(await client.answer('startOptimisation')).toMatchObject({ status: 201 });
  });

  it('is its learner’s alone', async () => {
    const { client } = await learnerWith([]);
    const { id } = await client.call('startOptimisation');
    const other = await app.guest();
    for (const operation of ['getOptimisation', 'cancelOptimisation', 'revertOptimisation'] as const)
      expect(await other.refused(operation, { params: { optimisationId: id } })).toMatchObject({ status: 404 });
    expect(await other.call('listOptimisations')).toMatchObject({ items: [] });
  });

  it('is listed page by page, newest first', async () => {
    const { client } = await learnerWith([]);
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.unshift((await client.call('startOptimisation')).id);
      await app.jobs.runDue();
      app.clock.advance(1000);
    }
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await client.call('listOptimisations', { query: { limit: 2, ...(cursor ? { cursor } : {}) } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });
});

describe('going back', () => {
  it('restores the parameters before as a new version of settings, and the next optimisation may adopt again', async () => {
    const { client } = await learnerWith(forgetful());
    const { id } = await client.call('startOptimisation');
    await app.jobs.runDue();
    const adopted = await client.call('getMe');
    app.clock.advance(1000);
    const reverted = await client.call('revertOptimisation', { params: { optimisationId: id } });
    expect(reverted).toMatchObject({ adopted: true, inForce: false });
    expect(await client.call('listOptimisations')).toMatchObject({ parameters: null });
    expect((await client.call('getMe')).settingsVersion).toBe(adopted.settingsVersion + 1);
    await client.call('revertOptimisation', { params: { optimisationId: id } });
    expect((await client.call('getMe')).settingsVersion).toBe(adopted.settingsVersion + 1);
  });

  it('goes to the defaults from anything, when asked to', async () => {
    const { client, userId } = await learnerWith(forgetful());
    await client.call('startOptimisation');
    await app.jobs.runDue();
    app.clock.advance(1000);
    await storeReviews(app.db, userId, newerReviews(), 'docker-run-trace');
    const second = await client.call('startOptimisation');
    await app.jobs.runDue();
    expect(await optimisation(client, second.id)).toMatchObject({
      adopted: true,
      previousParameters: { model: 'fsrs-6' },
    });
    app.clock.advance(1000);
    await client.call('revertOptimisation', { params: { optimisationId: second.id }, body: { to: 'default' } });
    expect(await client.call('listOptimisations')).toMatchObject({ parameters: null });
  });

  it('is refused where other parameters have come since', async () => {
    const { client, userId } = await learnerWith(forgetful());
    const first = await client.call('startOptimisation');
    await app.jobs.runDue();
    app.clock.advance(1000);
    await storeReviews(app.db, userId, newerReviews(), 'docker-run-trace');
    await client.call('startOptimisation');
    await app.jobs.runDue();
    const refused = await client.refused('revertOptimisation', { params: { optimisationId: first.id } });
    expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('Other parameters are in force') });
  });

  /** Half a year in which the learner forgets nothing. */
  const newerReviews = () =>
    madeUpReviews(200, 8, (index, card) => Date.UTC(2026, 3, 1, 12) + (index * index * 3 + (card % 20)) * day).map(
      (review) => ({ ...review, id: `new-${review.id}`, cardId: `new-${review.cardId}`, rating: 'good' as const }),
    );
});

describe('while it trains', () => {
  it('can be cancelled; then nothing changes and another may start', async () => {
    const { client } = await learnerWith(madeUpReviews(10, 3), { training: { program: program('slow') } });
    const { id } = await client.call('startOptimisation');
    const running = app.jobs.runDue();
    await until(async () => (await optimisation(client, id)).progress === 0.5);
    expect(await optimisation(client, id)).toMatchObject({ status: 'running', adopted: null });
    expect(await client.call('cancelOptimisation', { params: { optimisationId: id } })).toMatchObject({
      status: 'cancelled',
    });
    await running;
    expect(await optimisation(client, id)).toMatchObject({ status: 'cancelled', adopted: false });
    await client.call('startOptimisation');
  });

  it('is done again from the start after its server stopped', async () => {
    const { client } = await learnerWith(madeUpReviews(10, 3), { training: { program: program('slow') } });
    const { id } = await client.call('startOptimisation');
    const running = app.jobs.runDue();
    await until(async () => (await optimisation(client, id)).progress === 0.5);
    await app.jobs.stop();
    await running;
    expect(await optimisation(client, id)).toMatchObject({ status: 'running' });
    const { runDue } = anotherProcess();
    await runDue();
    expect(await optimisation(client, id)).toMatchObject({ status: 'done', adopted: false });
  });

  it('fails alone when its process dies, and says so', async () => {
    const { client } = await learnerWith(madeUpReviews(10, 3), { training: { program: program('abort') } });
    const { id } = await client.call('startOptimisation');
    await app.jobs.runDue();
    expect(await optimisation(client, id)).toMatchObject({
      status: 'failed',
      adopted: false,
      reason: expect.stringMatching(/broke down.*parameters stay/),
    });
    expect(app.log.join('')).toContain('SIGABRT');
    await client.call('startOptimisation');
  });

  it('fails when it takes too long', async () => {
    const training = { program: program('hang'), timeLimit: 200 };
    const { client } = await learnerWith(madeUpReviews(10, 3), { training });
    const { id } = await client.call('startOptimisation');
    await app.jobs.runDue();
    expect(await optimisation(client, id)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('stopped after'),
    });
  });

  it('lets the server answer', async () => {
    const { client } = await learnerWith(madeUpReviews(1500, 8));
    const { id } = await client.call('startOptimisation');
    const running = app.jobs.runDue();
    let answered = 0;
    await until(async () => {
      await client.call('getMe');
      answered += 1;
      return (await optimisation(client, id)).status === 'done';
    });
    await running;
    expect(await optimisation(client, id)).toMatchObject({ status: 'done', items: 10_500 });
    expect(answered).toBeGreaterThan(20);
  });

  it('cannot be adopted over parameters that were changed meanwhile', async () => {
    const { client } = await learnerWith(forgetful());
    const first = await client.call('startOptimisation');
    await app.jobs.runDue();
    app.clock.advance(1000);
    const second = await client.call('startOptimisation');
    const running = app.jobs.runDue();
    await until(async () => (await optimisation(client, second.id)).status === 'running');
    await client.call('revertOptimisation', { params: { optimisationId: first.id } });
    await running;
    expect(await optimisation(client, second.id)).toMatchObject({
      adopted: false,
      reason: expect.stringContaining('changed while it ran'),
    });
    expect(await client.call('listOptimisations')).toMatchObject({ parameters: null });
  });
});

describe('by itself', () => {
  const start = async (reviews: TrainingReview[], options?: TestAppOptions) => {
    const learner = await learnerWith(reviews, options);
    await scheduleOptimisations(app.db, app.clock());
    return learner;
  };
  const list = async (client: Client) => (await client.call('listOptimisations')).items;

  it('starts once there is enough to learn from, then about monthly when enough was added', async () => {
    const { client, userId } = await start(forgetful());
    await app.jobs.runDue();
    expect(await list(client)).toMatchObject([{ trigger: 'automatic', status: 'done', reviews: 1200 }]);
    app.clock.advance(29 * day);
    await app.jobs.runDue();
    expect(await list(client)).toHaveLength(1);
    expect(await client.call('listOptimisations')).toMatchObject({ automatic: { on: true, reviewsMissing: 120 } });
    const more = madeUpReviews(40, 3).map((review) => ({
      ...review,
      id: `more-${review.id}`,
      cardId: `more-${review.cardId}`,
    }));
    await storeReviews(app.db, userId, more, 'docker-run-trace');
    app.clock.advance(day);
    await app.jobs.runDue();
    expect(await list(client)).toMatchObject([{ reviews: 1320 }, { reviews: 1200 }]);
  });

  it('does not start for too few reviews, and says how many are missing', async () => {
    const { client } = await start(madeUpReviews(50, 4));
    await app.jobs.runDue();
    expect(await client.call('listOptimisations')).toMatchObject({
      items: [],
      automatic: { on: true, reviewsMissing: 250, notBefore: null },
    });
  });

  it('does not start for who has switched it off', async () => {
    const { client } = await start(forgetful());
    await client.call('updateMe', { body: { autoOptimise: false } });
    await app.jobs.runDue();
    expect(await client.call('listOptimisations')).toMatchObject({ items: [], automatic: { on: false } });
  });

  it('is looked after by one of several processes, on PostgreSQL too', async () => {
    const { client } = await start(forgetful(), { db: await openPostgres(await freshPostgresUrl()) });
    await scheduleOptimisations(app.db, app.clock());
    await Promise.all([app.jobs.runDue(), anotherProcess().runDue()]);
    await app.jobs.runDue();
    expect(await list(client)).toMatchObject([{ trigger: 'automatic', status: 'done', adopted: true }]);
  });
});

// The next server waits until the lease of the killed one is over.
it('is finished after its server was killed while it ran', async () => {
  app = await startApp(); // closed like the others
  const folder = freshFolder();
  const env = { DATA_DIR: folder, LOG_LEVEL: 'error' };
  const first = await startServer(env);
  const { body } = await createClient(first.url).auth('/sign-in/anonymous', {});
  const { token } = body as { token: string };
  const { id: userId } = await createClient(first.url, token).call('getMe');
  const db = openSqlite(join(folder, 'rehearse.db'));
  await storeReviews(db, userId, madeUpReviews(runs(2000, 20_000), 8));
  await db.close();
  const started = await createClient(first.url, token).call('startOptimisation');
  const underWay = createClient(first.url, token);
  await until(async () => (await optimisation(underWay, started.id)).status === 'running');
  first.kill('SIGKILL');
  await first.exited;
  const second = await startServer(env);
  const client = createClient(second.url, token);
  expect(await optimisation(client, started.id)).toMatchObject({ status: 'running' });
  await until(async () => (await optimisation(client, started.id)).status === 'done');
  expect(await optimisation(client, started.id)).toMatchObject({ items: runs(14_000, 140_000) });
  await killServers();
});
