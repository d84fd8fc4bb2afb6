import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { giveVerdicts, type GivenVerdict } from '../../api/attempts/record-verdicts.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { GraderFailure } from '../../api/grading/grader.ts';
import { createNews } from '../../api/gradings/news.ts';
import { gradeJob } from '../../api/gradings/run-grading.ts';
import { startGrading } from '../../api/gradings/start-grading.ts';
import { takeAttempt } from '../../db/attempts.ts';
import { run } from '../../db/database.ts';
import { openPostgres } from '../../db/postgres.ts';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { freshPostgresUrl } from '../support/postgres.ts';
import { dump } from '../support/dump.ts';
import { followGrading } from '../support/events.ts';
import { covered, fakeGrader, fakeUsage, heldGrader, provenance } from '../support/fake-grader.ts';
import { reviewBody } from '../support/learner.ts';
import { makeOwnDeck } from '../support/own-decks.ts';

const apps: TestApp[] = [];
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

/** The small library, in a folder that the test may change. */
const library = () => {
  const root = freshFolder();
  writeLibrary(root);
  return root;
};
const start = async (options: TestAppOptions = {}) => {
  const app = await startApp({ decks: library(), ...options });
  apps.push(app);
  return app;
};

const handIn = (client: Client, over: Record<string, unknown> = {}) =>
  client.call('createAttempt', {
    body: {
      id: crypto.randomUUID(),
      questionId: 'probes',
      answer: 'Liveness restarts, readiness takes out of rotation.',
      inputMode: 'typed',
      startedAt: '2026-11-22T11:58:00.000Z',
      durationMs: 90_000,
      ...over,
    },
  });
const startFor = (client: Client, attemptId: string) => client.answer('startGrading', { params: { attemptId } });
const read = (client: Client, attemptId: string) => client.call('getAttempt', { params: { attemptId } });
/** Starts a grading and waits for its end. */
const grade = async (client: Client, attemptId: string) => {
  await startFor(client, attemptId);
  const events = await (await followGrading(client, attemptId)).rest();
  return { events, attempt: await read(client, attemptId) };
};
const verdictsOf = (attempt: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(attempt.points.map(({ id, verdict }) => [id, verdict]));

describe('a grading', () => {
  it('goes on without its request, is followed point by point, and judges until a person does', async () => {
    const { grader, begun } = heldGrader();
    const app = await start({ grader });
    const learner = await app.guest();
    const { id } = await handIn(learner);
    const { status, body } = await startFor(learner, id);
    expect([status, body]).toEqual([201, expect.objectContaining({ status: 'queued', attemptId: id, results: [] })]);
    const stream = await followGrading(learner, id);
    const held = await begun();
    expect(held.request).toMatchObject({ question: { id: 'probes' }, spoken: false, examples: [] });
    expect(held.request.points.map((point) => point.id)).toEqual(['live', 'ready', 'start', 'tune']);
    const quotes = [{ start: 0, end: 17 }];
    held.say({ ...covered('live', held.request), quotes });
    expect(await stream.next()).toEqual({
      id: `${body.id}:1`,
      event: 'point',
      data: { pointId: 'live', verdict: 'covered', quotes, reason: 'It says so.', confidence: 0.9, check: false },
    });
    expect(await read(learner, id)).toMatchObject({ score: null, gradings: [{ status: 'running', results: [{}] }] });
    // The last word on a point holds; what was not asked for counts for nothing; what is not said is unjudged.
    held.say({ ...covered('live', held.request), verdict: 'partial', quotes, check: true });
    held.say(covered('ready', held.request), covered('nonsense', held.request), covered('start', held.request));
    held.finish();
    const rest = await stream.rest();
    expect(rest.map(({ id: eventId, event }) => `${event} ${eventId.split(':')[1]}`)).toEqual([
      'point 2',
      'point 3',
      'point 4',
      'point 5',
      'done 6',
    ]);
    expect(rest.at(-1)?.data).toEqual({ gradingId: body.id });
    const graded = await read(learner, id);
    expect(verdictsOf(graded)).toEqual({ live: 'partial', ready: 'covered', start: 'covered', tune: 'unjudged' });
    expect(graded).toMatchObject({
      score: null,
      outdated: false,
      drills: [],
      gradings: [{ status: 'done', provenance }],
    });
    expect(graded.points[0]?.history).toEqual([
      {
        pointId: 'live',
        verdict: 'partial',
        by: 'machine',
        reason: 'It says so.',
        at: app.clock().toISOString(),
        rev: 1,
        quotes,
        confidence: 0.9,
        check: true,
        gradingId: body.id,
        judge: null,
      },
    ]);
    const verdicts = [
      { pointId: 'live', verdict: 'covered' },
      { pointId: 'tune', verdict: 'missed' },
    ];
    const judged = await learner.call('recordVerdicts', { params: { attemptId: id }, body: { verdicts } });
    expect(verdictsOf(judged)).toEqual({ live: 'covered', ready: 'covered', start: 'covered', tune: 'missed' });
    expect(judged).toMatchObject({ score: 0.8, suggestedRating: 'hard', drills: [{ pointId: 'tune' }] });
    expect(judged.points[0]?.history).toHaveLength(2);
  });

  it('keeps the score and the rating that it suggests, and opens no drill', async () => {
    const missed = fakeGrader({
      grade: async function* ({ points }) {
        for (const { id } of points)
          yield { type: 'point', ...covered(id, { answer: '' }), verdict: 'missed' as const, quotes: [] };
        yield { type: 'done', provenance };
      },
    });
    const app = await start({ grader: missed });
    const learner = await app.guest();
    const { attempt } = await grade(learner, (await handIn(learner)).id);
    expect(attempt).toMatchObject({ score: 0, suggestedRating: 'again', drills: [] });
  });

  it('is one at a time for an answer, and ten for a learner', async () => {
    const { grader } = heldGrader();
    const app = await start({ grader });
    const learner = await app.guest();
    const ids = await Promise.all(Array.from({ length: 11 }, async () => (await handIn(learner)).id));
    const first = await startFor(learner, ids[0]!);
    const again = await Promise.all([0, 0, 0].map((index) => startFor(learner, ids[index]!)));
    expect(again.map(({ status, body }) => [status, body.id])).toEqual([0, 0, 0].map(() => [200, first.body.id]));
    for (const id of ids.slice(1, 10)) expect((await startFor(learner, id)).status).toBe(201);
    const problem = await learner.refused('startGrading', { params: { attemptId: ids[10]! } });
    expect(problem).toMatchObject({ status: 429, detail: expect.stringContaining('when one is done') });
  });

  it('of an answer that was graded in just this way costs nothing', async () => {
    let calls = 0;
    const grader = fakeGrader({
      grade: (...args) => {
        calls += 1;
        return fakeGrader().grade(...args);
      },
    });
    const app = await start({ grader });
    const [learner, other] = [await app.guest(), await app.guest()];
    const first = await grade(learner, (await handIn(learner)).id);
    const same = await startFor(learner, (await handIn(learner)).id);
    expect(same).toMatchObject({
      status: 201,
      body: { status: 'done', copiedFrom: first.attempt.gradings[0]?.id, cost: { calls: 0, inputTokens: 0, usd: 0 } },
    });
    const copied = await read(learner, same.body.attemptId);
    expect([verdictsOf(copied), copied.score]).toEqual([verdictsOf(first.attempt), 1]);
    const copyOfCopy = await startFor(learner, first.attempt.id);
    expect(copyOfCopy.body.copiedFrom).toBe(same.body.copiedFrom);
    expect(calls).toBe(1);
    // Another answer, or another learner's, is another matter.
    await grade(learner, (await handIn(learner, { answer: 'Something else.' })).id);
    await grade(learner, (await handIn(learner, { inputMode: 'spoken' })).id);
    await grade(other, (await handIn(other)).id);
    expect(calls).toBe(4);
  });

  it('needs words, an attempt of one’s own, and a grader', async () => {
    const app = await start();
    const [learner, other] = [await app.guest(), await app.guest()];
    const { id } = await handIn(learner, { inputMode: 'recalled', answer: '' });
    const inHead = await learner.refused('startGrading', { params: { attemptId: id } });
    expect(inHead).toMatchObject({ status: 409, detail: expect.stringContaining('Judge its points yourself') });
    const unasked = await learner.refused('followGrading', { params: { attemptId: id } });
    expect(unasked).toMatchObject({
      status: 404,
      detail: expect.stringContaining('have it graded first'),
    });
    await grade(learner, (await handIn(learner)).id);
    for (const operation of ['startGrading', 'followGrading'] as const)
      expect((await other.refused(operation, { params: { attemptId: id } })).status).toBe(404);
    const without = await start({ grader: null });
    const alone = await without.guest();
    const nobody = await alone.refused('startGrading', { params: { attemptId: (await handIn(alone)).id } });
    expect(nobody).toMatchObject({ status: 503, detail: expect.stringContaining('judge the points yourself') });
    expect(await alone.call('getGraders')).toEqual({ llm: null, transcriber: null });
  });

  it('is told what coaches decided of other answers to the question', async () => {
    const { grader, begun } = heldGrader();
    const app = await start({ grader });
    const [learner, other, coach] = [await app.guest(), await app.guest(), await app.guest()];
    const [userId, coachId] = [(await other.call('getMe')).id, (await coach.call('getMe')).id];
    const judge = (id: string, judgeId: string | null, given: GivenVerdict) =>
      app.db.transaction(function* (tx) {
        const [attempt] = yield* run(takeAttempt(tx, { userId, id }));
        if (attempt) yield* giveVerdicts(tx, attempt, { by: 'coach', judgeId }, [given], app.clock());
      });
    const verdict = { pointId: 'live', verdict: 'wrong', reason: 'It is not so.' } as const;
    const answers = [1, 2, 3, 4, 5].map((number) => `Readiness, said otherwise ${number}.`);
    for (const answer of answers) {
      const { id } = await handIn(other, { answer });
      for (const corrected of [{ ...verdict, verdict: 'covered' } as const, verdict])
        await judge(id, coachId, corrected);
    }
    // Nobody here gave this one: an import brings such.
    const brought = await handIn(other, { answer: 'Readiness, as somebody brought it along.' });
    await judge(brought.id, null, verdict);
    await startFor(learner, (await handIn(learner)).id);
    const { examples } = (await begun()).request;
    expect(examples.toSorted((a, b) => (a.answer < b.answer ? -1 : 1))).toEqual(
      answers.map((answer) => ({ ...verdict, answer })),
    );
  });
});

describe('the stream of a grading', () => {
  it('goes on after the last event that its client has', async () => {
    const { grader, begun } = heldGrader();
    const app = await start({ grader });
    const learner = await app.guest();
    const { id } = await handIn(learner);
    const { body } = await startFor(learner, id);
    const held = await begun();
    held.say(covered('live', held.request), covered('ready', held.request));
    const lost = await followGrading(learner, id);
    expect((await lost.next())?.id).toBe(`${body.id}:1`);
    lost.leave();
    const resumed = await followGrading(learner, id, `${body.id}:1`);
    expect((await resumed.next())?.id).toBe(`${body.id}:2`);
    held.say(covered('start', held.request), covered('tune', held.request));
    held.finish();
    expect((await resumed.rest()).map((event) => event.id)).toEqual([3, 4, 5].map((n) => `${body.id}:${n}`));
    const ids = async (lastEventId: string) => (await (await followGrading(learner, id, lastEventId)).rest()).length;
    expect(await ids(`${body.id}:4`)).toBe(1);
    expect((await followGrading(learner, id, `${body.id}:5`)).status).toBe(204);
    for (const other of ['', 'nonsense', `${crypto.randomUUID()}:3`, `${body.id}:99`, `${body.id}:-1`])
      expect(await ids(other)).toBe(5);
    const byQuery = { params: { attemptId: id }, query: { lastEventId: `${body.id}:4` } };
    expect(await learner.call('followGrading', byQuery)).toBe(
      `retry: 2000\n\nid: ${body.id}:5\nevent: done\ndata: {"gradingId":"${body.id}"}\n\n`,
    );
  });

  it('is not held back, compressed or kept', async () => {
    const app = await start();
    const learner = await app.guest();
    const { id } = await handIn(learner);
    await startFor(learner, id);
    const { headers } = await learner.raw(`/api/v1/attempts/${id}/events`, { headers: { 'accept-encoding': 'gzip' } });
    expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect([headers.get('x-accel-buffering'), headers.get('content-encoding')]).toEqual(['no', null]);
  });

  it('is open ten times at most for one account, and free again when a client goes', async () => {
    const { grader } = heldGrader();
    const app = await start({ grader });
    const [learner, other] = [await app.guest(), await app.guest()];
    const { id } = await handIn(learner);
    await startFor(learner, id);
    const open = await Promise.all(Array.from({ length: 10 }, () => followGrading(learner, id)));
    expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
    const refused = await learner.refused('followGrading', { params: { attemptId: id } });
    expect(refused).toMatchObject({ status: 429, detail: expect.stringContaining('close some') });
    const theirs = await handIn(other);
    await startFor(other, theirs.id);
    expect((await followGrading(other, theirs.id)).status).toBe(200);
    open[0]?.leave();
    await expect.poll(async () => (await followGrading(learner, id)).status).toBe(200);
  });
});

it('a grading by one of several processes on PostgreSQL is followed at any of them', async () => {
  const url = await freshPostgresUrl();
  const env = { AUTH_SECRET: 'a secret of more than thirty-two characters' };
  const { grader, begun } = heldGrader();
  const [one, other] = [
    await start({ db: await openPostgres(url), env, grader }),
    await start({ db: await openPostgres(url), env }),
  ];
  const here = await one.guest();
  const there = createClient(other.url, here.token);
  const { id } = await handIn(here);
  await startFor(here, id);
  const stream = await followGrading(there, id);
  const held = await begun();
  held.say({ ...covered('live', held.request), reason: 'It\0 says so.\ud800' });
  expect(await stream.next()).toMatchObject({
    event: 'point',
    data: { pointId: 'live', reason: 'It  says so.\ufffd' },
  });
  expect((await startFor(there, id)).status).toBe(200);
  held.finish();
  expect((await stream.rest()).at(-1)).toMatchObject({ event: 'done' });
  expect(await read(there, id)).toMatchObject({ gradings: [{ status: 'done' }] });
});

describe('a grading that fails', () => {
  it('says why, changes nothing, and can be started again', async () => {
    const { grader, begun } = heldGrader();
    const app = await start({ grader });
    const learner = await app.guest();
    const { id } = await handIn(learner);
    const before = await read(learner, id);
    const failures: [Error, string, RegExp][] = [
      [new GraderFailure('refused', 'The model refused.'), 'refused', /^The model refused\.$/],
      [new Error('canary-text of the answer'), 'nonsense', /could not be used.*judge its points yourself/],
    ];
    for (const [error, code, words] of failures) {
      await startFor(learner, id);
      const held = await begun();
      held.say(covered('live', held.request));
      const stream = await followGrading(learner, id);
      await stream.next();
      held.fail(error);
      expect(await stream.rest()).toMatchObject([
        { event: 'failed', data: { code, message: expect.stringMatching(words) } },
      ]);
    }
    const { gradings, ...after } = await read(learner, id);
    expect({ ...after, gradings: [] }).toEqual(before);
    expect(gradings.map(({ status, failure }) => [status, failure?.code])).toEqual([
      ['failed', 'refused'],
      ['failed', 'nonsense'],
    ]);
    expect(app.log.join('\n')).toContain('a grading broke off');
    expect(app.log.join('\n')).not.toContain('canary');
  });

  it('or hangs is in nobody’s way: points are judged and the review is recorded meanwhile', async () => {
    const { grader, begun } = heldGrader();
    const app = await start({ grader });
    const learner = await app.guest();
    const { id, cardId } = await handIn(learner);
    await startFor(learner, id);
    const held = await begun();
    const verdicts = ['live', 'ready', 'start', 'tune'].map((pointId) => ({ pointId, verdict: 'partial' }));
    const judged = await learner.call('recordVerdicts', { params: { attemptId: id }, body: { verdicts } });
    expect(judged).toMatchObject({ score: 0.5, gradings: [{ status: 'running' }] });
    const review = await learner.answer('recordReview', {
      body: reviewBody(cardId, 'hard', app.clock(), { attemptId: id }),
    });
    expect(review.status).toBe(201);
    const stream = await followGrading(learner, id);
    held.fail(new GraderFailure('unreachable', 'It does not answer.'));
    await stream.rest();
    expect(await read(learner, id)).toMatchObject({ score: 0.5, points: judged.points });
  });
});

describe('a process that stops', () => {
  /** A grading that no process works on yet, and a process to do so. */
  const queued = async (options: TestAppOptions = {}) => {
    const app = await start(options);
    const learner = await app.guest();
    const { id: attemptId } = await handIn(learner);
    const { id: userId } = await learner.call('getMe');
    const { grading } = await startGrading(app.db, fakeGrader(), userId, attemptId, app.clock());
    const { db, clock, config } = app;
    const logger = { warn: () => {}, error: () => {} } as never;
    const process = (grader = fakeGrader()) => gradeJob({ db, clock, config, logger, grader, news: createNews() });
    return { app, learner, attemptId, process, payload: { userId, id: grading.id } };
  };
  const goesOn = new AbortController().signal;

  it('leaves its grading to another, and the stream goes on where it was', async () => {
    const { learner, attemptId, process, payload } = await queued();
    const { grader, begun } = heldGrader();
    const stopping = new AbortController();
    const running = process(grader).run(payload, stopping.signal);
    const held = await begun();
    held.say(covered('live', held.request));
    const stream = await followGrading(learner, attemptId);
    expect(await stream.next()).toMatchObject({ event: 'point', id: `${payload.id}:1` });
    stopping.abort(new Error('the server stops'));
    await expect(running).rejects.toThrow('the server stops');
    expect(await read(learner, attemptId)).toMatchObject({ gradings: [{ status: 'running', results: [{}] }] });
    await process().run(payload, goesOn);
    expect((await stream.rest()).map(({ event, id }) => `${event} ${id.split(':')[1]}`)).toEqual([
      'point 2',
      'point 3',
      'point 4',
      'point 5',
      'done 6',
    ]);
    const graded = await read(learner, attemptId);
    expect(graded).toMatchObject({ score: 1, gradings: [{ status: 'done' }] });
    expect(graded.gradings[0]?.results).toHaveLength(4);
    await process().run(payload, goesOn); // a job may come twice
    expect(await read(learner, attemptId)).toEqual(graded);
  });

  it('for too long leaves it interrupted, or too late if it was never begun', async () => {
    for (const [begin, code] of [
      [true, 'interrupted'],
      [false, 'timeout'],
    ] as const) {
      const { app, learner, attemptId, process, payload } = await queued();
      if (begin) {
        const { grader, begun } = heldGrader();
        const stopping = new AbortController();
        const running = process(grader).run(payload, stopping.signal);
        await begun();
        stopping.abort(new Error('the server stops'));
        await expect(running).rejects.toThrow('the server stops');
      }
      app.clock.advance(30_001);
      await process().run(payload, goesOn);
      const [event] = await (await followGrading(learner, attemptId)).rest();
      expect(event).toMatchObject({ event: 'failed', data: { code, message: expect.stringContaining('try again') } });
      expect((await startFor(learner, attemptId)).status).toBe(201);
    }
  });

  it('and takes its job with it does not stand in the way of another grading', async () => {
    const { app, learner, attemptId } = await queued();
    app.clock.advance(60_000);
    expect((await startFor(learner, attemptId)).status).toBe(200);
    app.clock.advance(1);
    const { attempt } = await grade(learner, attemptId);
    expect(attempt.gradings).toMatchObject([
      { status: 'failed', failure: { code: 'interrupted' } },
      { status: 'done' },
    ]);
  });

  it('does not wait beyond half a minute for a grader that never answers', async () => {
    const { app, learner, attemptId, process, payload } = await queued();
    app.clock.advance(29_950);
    const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    const deaf = fakeGrader({ grade: () => never });
    await process(deaf).run(payload, goesOn);
    expect(await read(learner, attemptId)).toMatchObject({
      gradings: [{ status: 'failed', failure: { code: 'timeout', message: expect.stringContaining('in time') } }],
    });
  });
});

describe('when the question is revised', () => {
  /** Changes the deck's file and loads it again. */
  const edit = async (app: TestApp, root: string, change: (text: string) => string) => {
    const path = join(root, 'skill/deck/probes.yaml');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    const { issues, changed } = await loadDecks(app.db, readDecks(root, '2026-11-22'));
    expect([issues, changed]).toEqual([[], ['probes']]);
  };
  const raised = (text: string) => text.replace('rev: 1\n', 'rev: 2\nchanges: { 2: "Said better." }\n');

  it('a graded answer is outdated; graded again it is judged by the new points, and nothing is overwritten', async () => {
    const root = library();
    const app = await start({ decks: root });
    const learner = await app.guest();
    const { id } = await handIn(learner, { answer: 'The claim is canary-evidence one and canary-evidence two.' });
    const first = (await grade(learner, id)).attempt;
    const verdicts = [
      { pointId: 'live', verdict: 'missed' },
      { pointId: 'ready', verdict: 'wrong' },
      { pointId: 'ready', verdict: 'partial', reason: 'Nearly.' },
    ];
    for (const verdict of verdicts)
      await learner.call('recordVerdicts', { params: { attemptId: id }, body: { verdicts: [verdict] } });
    await edit(app, root, (text) =>
      raised(text).replace('The claim live', 'The new claim live').replace('id: tune', 'id: new'),
    );
    const outdated = await read(learner, id);
    expect(outdated).toMatchObject({ rev: 1, currentRev: 2, outdated: true, score: 0.5 });
    const again = (await grade(learner, id)).attempt;
    expect(again).toMatchObject({ rev: 2, currentRev: 2, outdated: false, score: 0.9 });
    expect(verdictsOf(again)).toEqual({ live: 'covered', ready: 'partial', start: 'covered', new: 'covered' });
    expect(again.gradings.map(({ rev, results }) => [rev, results.map(({ pointId }) => pointId)])).toEqual([
      [1, ['live', 'ready', 'start', 'tune']],
      [2, ['live', 'ready', 'start', 'new']],
    ]);
    expect(again.suggestions.map(({ pointId }) => pointId)).toEqual(['live', 'ready', 'start', 'new']);
    expect(again.gradings[0]).toEqual(first.gradings[0]);
    const history = again.points.find((point) => point.id === 'ready')?.history ?? [];
    expect(history.map(({ by, verdict, rev, reason }) => [by, verdict, rev, reason])).toEqual([
      ['machine', 'covered', 1, 'It says so.'],
      ['self', 'wrong', 1, null],
      ['self', 'partial', 1, 'Nearly.'],
      ['machine', 'covered', 2, 'It says so.'],
      ['self', 'partial', 2, 'Nearly.'],
    ]);
    expect(again.points[0]?.history.map(({ by, rev }) => `${by} ${rev}`)).toEqual(['machine 1', 'self 1', 'machine 2']);
  });

  it('without another meaning, a machine’s verdicts are outdated all the same, until people have judged', async () => {
    const root = library();
    const app = await start({ decks: root });
    const learner = await app.guest();
    const { id } = await handIn(learner);
    await grade(learner, id);
    await edit(app, root, (text) => text.replaceAll('canary-evidence one', 'canary-evidence first'));
    expect(await read(learner, id)).toMatchObject({ rev: 1, currentRev: 1, outdated: true });
    expect((await grade(learner, id)).attempt).toMatchObject({ outdated: false, gradings: [{}, { copiedFrom: null }] });
    await edit(app, root, (text) => text.replaceAll('canary-evidence first', 'canary-evidence third'));
    const verdicts = ['live', 'ready', 'start', 'tune'].map((pointId) => ({ pointId, verdict: 'covered' }));
    const judged = await learner.call('recordVerdicts', { params: { attemptId: id }, body: { verdicts } });
    expect(judged.outdated).toBe(false);
  });

  it('a drill whose point is gone cannot be graded', async () => {
    const root = library();
    const app = await start({ decks: root });
    const learner = await app.guest();
    const full = await handIn(learner);
    const verdicts = [{ pointId: 'tune', verdict: 'missed' }];
    const { drills } = await learner.call('recordVerdicts', { params: { attemptId: full.id }, body: { verdicts } });
    const drill = await handIn(learner, { questionId: undefined, cardId: drills[0]?.cardId });
    const { attempt } = await grade(learner, drill.id);
    expect([verdictsOf(attempt), attempt.score]).toEqual([{ tune: 'covered' }, 1]);
    await edit(app, root, (text) => raised(text).replace('id: tune', 'id: new'));
    const problem = await learner.refused('startGrading', { params: { attemptId: drill.id } });
    expect(problem).toMatchObject({ status: 409, detail: expect.stringContaining('no longer has the point') });
    expect(await read(learner, drill.id)).toMatchObject({ score: 1, outdated: true });
  });
});

describe('money for gradings', () => {
  const prices = { GRADER_PRICES: '1,0.5,4' };
  const perAnswer = 50 + 25 + 200; // millionths of a dollar

  it('is counted for each answer and month, and shown with the host that answers are sent to', async () => {
    const app = await start({
      env: { ...prices, OPENAI_BASE_URL: 'https://name:secret@models.example.org:8443/v1/key', OPENAI_API_KEY: 'key' },
    });
    const [learner, other] = [await app.guest(), await app.guest()];
    const { attempt } = await grade(learner, (await handIn(learner)).id);
    expect(attempt.gradings[0]?.cost).toEqual({ calls: 1, ...fakeUsage, usd: perAnswer / 1e6 });
    await grade(other, (await handIn(other)).id);
    const graders = await learner.call('getGraders');
    expect(graders.llm).toEqual({
      model: 'fake-model',
      host: 'models.example.org:8443',
      monthUsd: (2 * perAnswer) / 1e6,
      budgetUsd: null,
      userMonthUsd: perAnswer / 1e6,
      userBudgetUsd: null,
      usdPerAnswer: perAnswer / 1e6,
    });
    app.clock.set('2026-12-01T00:00:00.000Z');
    expect((await learner.call('getGraders')).llm).toMatchObject({
      monthUsd: 0,
      userMonthUsd: 0,
      usdPerAnswer: perAnswer / 1e6,
    });
  });

  it('is unknown without prices, and then has no end', async () => {
    const app = await start();
    const learner = await app.guest();
    const { attempt } = await grade(learner, (await handIn(learner)).id);
    expect(attempt.gradings[0]?.cost).toEqual({ calls: 1, ...fakeUsage, usd: null });
    expect((await learner.call('getGraders')).llm).toMatchObject({
      monthUsd: null,
      userMonthUsd: null,
      usdPerAnswer: null,
    });
  });

  it.each([
    ['everyone', { GRADER_BUDGET: '0.0003' }, /^This month’s money for grading, \$0\.0003 for everyone here, is spent/],
    ['one account', { GRADER_USER_BUDGET: '0.0003' }, /^Your \$0\.0003 for grading this month is spent/],
  ])('ends for %s with words that say until when, and a copy is still free', async (_whose, env, words) => {
    const app = await start({ env: { ...prices, ...env } });
    const learner = await app.guest();
    const { attempt } = await grade(learner, (await handIn(learner)).id);
    expect(attempt.gradings).toMatchObject([{ status: 'done' }]);
    const { events } = await grade(learner, (await handIn(learner, { answer: 'Another one.' })).id);
    expect(events).toMatchObject([
      { event: 'failed', data: { code: 'budget', message: expect.stringMatching(words) } },
    ]);
    expect(JSON.stringify(events)).toContain('renewed on 1 December 2026; until then, judge the points yourself');
    expect((await startFor(learner, attempt.id)).body.status).toBe('done');
    const other = await app.guest();
    const theirs = (await grade(other, (await handIn(other)).id)).attempt.gradings[0];
    expect(theirs?.status).toBe('GRADER_BUDGET' in env ? 'failed' : 'done');
    app.clock.set('2026-12-01T00:00:00.000Z');
    const next = await grade(learner, (await handIn(learner, { answer: 'Another one.' })).id);
    expect(next.attempt.gradings[0]?.status).toBe('done');
  });
});

describe('gradings of a guest', () => {
  it('go along into an account, with what they cost; one under way is told to start again', async () => {
    const { grader, begun } = heldGrader();
    const app = await start({ grader, env: { GRADER_PRICES: '1,0.5,4' } });
    const email = 'ada@example.org';
    await app.account(email);
    const guest = await app.guest();
    const [done, live] = [await handIn(guest), await handIn(guest, { answer: 'Another answer.' })];
    await startFor(guest, done.id);
    const first = await begun();
    await first.meter.reserve(fakeUsage);
    await first.meter.settle(fakeUsage);
    first.finish();
    await (await followGrading(guest, done.id)).rest();
    await startFor(guest, live.id);
    await begun();
    const signedIn = await guest.auth('/sign-in/email', { email, password: 'correct horse' });
    const account = createClient(app.url, (signedIn.body as { token: string }).token);
    expect((await read(account, done.id)).gradings).toMatchObject([{ status: 'done', cost: { calls: 1 } }]);
    expect((await read(account, live.id)).gradings).toMatchObject([
      { status: 'failed', failure: { code: 'interrupted' } },
    ]);
    expect((await account.call('getGraders')).llm?.userMonthUsd).toBeCloseTo(0.000275);
  });

  it('are gone with an own deck', async () => {
    const app = await start();
    const learner = await app.guest();
    const { id: userId } = await learner.call('getMe');
    await makeOwnDeck(app.db, userId, 'own:deck');
    const { items } = await learner.call('listDeckQuestions', { params: { deckId: 'own:deck' } });
    await grade(learner, (await handIn(learner, { questionId: items[0]?.id })).id);
    expect((await dump(app.db)).gradings).toHaveLength(1);
    await learner.call('deleteDeck', { params: { deckId: 'own:deck' } });
    expect((await dump(app.db)).gradings).toEqual([]);
  });
});
