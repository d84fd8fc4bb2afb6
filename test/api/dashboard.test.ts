import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../api/accounts/settings.ts';
import { measureDue } from '../../api/dashboard/measure-due.ts';
import { questionCardId } from '../../api/cards/card-id.ts';
import { run } from '../../db/database.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, hour } from '../support/clock.ts';
import { makeAnswer, makeAssignment, makeSubmission } from '../support/coaching-records.ts';
import { addLearner, makeCohort } from '../support/cohorts.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { enrolIn, reviewBody } from '../support/learner.ts';

const covered = { live: 'covered', ready: 'covered', start: 'covered', tune: 'covered' } as const;

let app: TestApp;
let coach: Client;
let ada: Client;
let adaId: string;
let graceId: string;
let cohortId: string;
let assignmentId: string;
beforeAll(async () => {
  const root = freshFolder();
  writeLibrary(root);
  app = await startApp({ decks: root });
  coach = await app.account();
  ada = await app.account();
  [adaId, graceId] = [(await ada.call('getMe')).id, crypto.randomUUID()];
  const now = app.clock();
  const before = (ms: number) => new Date(now.getTime() - ms);
  cohortId = await makeCohort(app.db, {
    coaches: [(await coach.call('getMe')).id],
    learners: [adaId],
    now: before(60 * day),
  });
  await addLearner(app.db, { cohortId, userId: graceId, now: before(40 * day), name: '=cmd|calc' });
  // Ada studies by herself; Grace has handed in nothing of two, one of them overdue.
  await enrolIn(ada, 'deck');
  for (let index = 0; index < 8; index++)
    await ada.call('recordReview', {
      body: reviewBody(questionCardId('probes'), 'again', before((60 - index * 8) * day + hour)),
    });
  assignmentId = await makeAssignment(app.db, { cohortId, at: before(20 * day), dueAt: before(2 * day) });
  const later = await makeAssignment(app.db, {
    cohortId,
    at: before(day),
    title: 'Later',
    dueAt: new Date(now.getTime() + day),
  });
  await makeAssignment(app.db, { cohortId, at: now, title: 'A draft', status: 'draft' });
  for (const userId of [adaId, graceId]) await makeSubmission(app.db, { userId, assignmentId: later, cohortId });
  await makeSubmission(app.db, { userId: graceId, assignmentId, cohortId });
  await makeSubmission(app.db, {
    userId: adaId,
    assignmentId,
    cohortId,
    status: 'handed-in',
    handedInAt: before(9 * day),
    waitingSince: before(9 * day),
    score: 0.5,
  });
  const submission = { assignmentId };
  await makeAnswer(app.db, {
    userId: adaId,
    questionId: 'probes',
    at: before(9 * day),
    verdicts: { ...covered, tune: 'missed' },
    score: 0.8,
    submission,
  });
  // Not within an assignment.
  for (const days of [5, 4, 3])
    await makeAnswer(app.db, {
      userId: adaId,
      questionId: 'restarts',
      at: before(days * day),
      verdicts: { ...covered, ready: 'wrong' },
      score: 0.8,
    });
});
afterAll(() => app.close());

const share = (shareProgress: boolean, shareAnswers: boolean, userId = adaId) =>
  app.db.transaction(function* (tx) {
    const { cohortMembers } = tx.tables;
    const member = { userId, cohortId, role: 'learner' as const, joinedAt: app.clock() };
    const set = { shareProgress, shareAnswers };
    yield* run(
      tx
        .insert(cohortMembers)
        .values({ ...member, ...set })
        .onConflictDoUpdate({ target: [cohortMembers.userId, cohortMembers.cohortId], set })
        .returning(),
    );
  });
const measure = () => measureDue(app.db, app.clock);
const dashboard = (client = coach) => client.call('getDashboard', { params: { cohortId } });
const learner = (userId = adaId) => coach.call('getCohortLearner', { params: { cohortId, userId } });
const reasonsOf = async (userId: string) =>
  (await dashboard()).atRisk.items.find((item) => item.userId === userId)?.reasons ?? [];
const accesses = async () => {
  const { accesses: log } = app.db.read.tables;
  return (await app.db.read.select().from(log)).map(({ userId, kind, readerId }) => ({ userId, kind, readerId }));
};

describe('a cohort’s dashboard', () => {
  it('shows assigned work of everybody, and nothing else of those who share nothing', async () => {
    await share(false, false);
    await measure();
    const shown = await dashboard();
    expect(shown).toMatchObject({
      learners: 2,
      active: 0,
      sharing: { progress: 0, answers: 0 },
      measured: { at: app.clock().toISOString(), missing: 0 },
      waiting: {
        total: 1,
        items: [{ userId: adaId, learner: 'Ada', assignmentId, title: 'Probes and restarts', take: 1 }],
      },
      assignments: [
        { title: 'Later', learners: 2, done: 0, overdue: 0 },
        { title: 'Probes and restarts', learners: 2, done: 1, waiting: 1, returned: 0, overdue: 1 },
      ],
      retention: { answers: 0, measured: null, learners: 0 },
      expected: null,
      hardest: [{ questionId: 'probes', pointId: 'tune', missed: 1, answered: 1 }],
      wrongAgain: [],
    });
    expect(await reasonsOf(adaId)).toEqual([
      { code: 'silent', since: new Date(app.clock().getTime() - 9 * day).toISOString() },
    ]);
    expect(await reasonsOf(graceId)).toEqual([
      { code: 'overdue', count: 1, since: new Date(app.clock().getTime() - 2 * day).toISOString() },
      { code: 'silent', since: null },
    ]);
  });

  it('counts memory and readiness of those who share their progress', async () => {
    await share(true, false);
    await measure();
    const shown = await dashboard();
    // Of the eight reviews, four lie within the last 30 study days.
    expect(shown.retention).toMatchObject({ answers: 4, measured: 0, learners: 1 });
    expect(shown.expected).toMatchObject({ learners: 1, date: null });
    expect([shown.active, shown.sharing.progress, shown.wrongAgain]).toEqual([1, 1, []]);
    expect(await reasonsOf(adaId)).toEqual([]);
  });

  it('counts other answers of those who share them, and says what is wrong again and again', async () => {
    await share(false, true);
    await measure();
    const shown = await dashboard();
    expect(shown.wrongAgain).toMatchObject([
      {
        questionId: 'restarts',
        pointId: 'ready',
        say: 'The claim ready, canary-point.',
        statement: null,
        times: 3,
        learners: 1,
      },
    ]);
    expect(new Set(shown.hardest.map(({ pointId }) => pointId))).toEqual(new Set(['tune', 'ready']));
    expect([shown.retention.answers, shown.expected]).toEqual([0, null]);
    expect(await reasonsOf(adaId)).toMatchObject([{ code: 'wrong-again', pointId: 'ready', times: 3 }]);
  });

  it('leaves out what a learner shares no more at once, before anything is measured again', async () => {
    await share(true, true);
    await measure();
    expect((await dashboard()).retention.answers).toBe(4);
    await share(false, false);
    expect(await dashboard()).toMatchObject({ retention: { answers: 0 }, expected: null, hardest: [], wrongAgain: [] });
  });

  it('counts reviews within an assignment of who shares nothing', async () => {
    await share(false, false);
    const at = new Date(app.clock().getTime() - hour / 2);
    const attemptId = await makeAnswer(app.db, {
      userId: adaId,
      questionId: 'probes',
      at,
      verdicts: {},
      score: null,
      submission: { assignmentId, take: 2 },
    });
    await ada.call('recordReview', { body: reviewBody(questionCardId('probes'), 'good', at, { attemptId }) });
    await measure();
    expect((await dashboard()).retention).toMatchObject({ answers: 1, measured: 1, learners: 1 });
  });

  it('measures again who studied since, whom a day is over for, and nobody else', async () => {
    await measure();
    expect(await measure()).toBe(0);
    app.clock.advance(11 * 60_000); // Ada’s last answer is not long ago
    expect(await measure()).toBe(1);
    app.clock.advance(day);
    expect(await measure()).toBe(2);
  });

  it('is its coaches’ alone', async () => {
    expect(await ada.refused('getDashboard', { params: { cohortId } })).toMatchObject({ status: 403 });
    const stranger = await app.account();
    const foreign = await stranger.refused('getDashboard', { params: { cohortId } });
    const missing = await stranger.refused('getDashboard', { params: { cohortId: crypto.randomUUID() } });
    expect({ ...foreign, requestId: '' }).toEqual({ ...missing, requestId: '' });
    for (const operation of ['exportDashboard', 'getCohortLearner'] as const)
      expect(await ada.refused(operation, { params: { cohortId, userId: graceId } })).toMatchObject({ status: 403 });
  });
});

describe('a learner’s page', () => {
  it('shows assigned work alone unless more is shared, and says so', async () => {
    await share(false, false);
    const shown = await learner();
    expect(shown).toMatchObject({
      name: 'Ada',
      shares: { progress: false, answers: false },
      retention: { answers: 1 },
      expected: null,
      wrongAgain: [],
      missed: [{ pointId: 'tune' }],
    });
    expect(shown.submissions).toMatchObject([
      { title: 'Later', status: 'open', overdue: true },
      { title: 'Probes and restarts', status: 'handed-in', score: 0.5, overdue: false },
    ]);
  });
  it('shows what is shared', async () => {
    await share(true, true);
    const shown = await learner();
    expect(shown.retention.answers).toBe(5);
    expect(shown.expected?.score).toBeGreaterThan(0);
    expect(shown.wrongAgain).toMatchObject([{ pointId: 'ready', times: 3 }]);
  });
  it('is in the learner’s log of accesses, each time', async () => {
    const coachId = (await coach.call('getMe')).id;
    const before = (await accesses()).length;
    await learner();
    const log = await accesses();
    expect(log.length).toBe(before + 1);
    expect(log).toContainEqual({ userId: adaId, kind: 'learner-page', readerId: coachId });
  });
  it('of somebody who is no learner of the cohort is as missing, and nothing is logged', async () => {
    const before = await accesses();
    const other = (await (await app.account()).call('getMe')).id;
    const refused = (userId: string) => coach.refused('getCohortLearner', { params: { cohortId, userId } });
    const [foreign, missing] = [await refused(other), await refused(crypto.randomUUID())];
    expect(foreign).toMatchObject({ status: 404 });
    expect({ ...foreign, requestId: '' }).toEqual({ ...missing, requestId: '' });
    expect(await accesses()).toEqual(before);
  });
});

describe('the log of accesses', () => {
  it('has a look at the overview once for each coach, learner and study day of the coach', async () => {
    app.clock.advance(26 * hour);
    const looks = async () => (await accesses()).filter(({ kind }) => kind === 'overview');
    const before = (await looks()).length;
    await dashboard();
    const coachId = (await coach.call('getMe')).id;
    const first = (await looks()).slice(before);
    expect(new Set(first.map(({ userId }) => userId))).toEqual(new Set([adaId, graceId]));
    expect(first.every(({ readerId }) => readerId === coachId)).toBe(true);
    await dashboard();
    expect((await looks()).length).toBe(before + 2);
    app.clock.advance(day);
    await dashboard();
    expect((await looks()).length).toBe(before + 4);
  });
  it('has no look at the overview that was refused', async () => {
    app.clock.advance(day);
    const before = (await accesses()).length;
    await coach.refused('getDashboard', { params: { cohortId: crypto.randomUUID() } });
    expect((await accesses()).length).toBe(before);
  });
});

describe('the CSV of a cohort', () => {
  it('has a row for each learner, within what they share, and runs no formula', async () => {
    await share(false, false);
    const before = (await accesses()).length;
    const text = await coach.call('exportDashboard', { params: { cohortId } });
    const rows = parse(text, { columns: true });
    expect(rows).toMatchObject([
      { learner: "'=cmd|calc", assigned: '2', done: '0', shares_progress: 'no' },
      { learner: 'Ada', assigned: '2', done: '1', mean_score: '0.500', expected_score: '', shares_progress: 'no' },
    ]);
    const log = (await accesses()).slice(before);
    expect(new Set(log.map(({ userId, kind }) => `${kind} ${userId}`))).toEqual(
      new Set([`export ${adaId}`, `export ${graceId}`]),
    );
    expect(log.length).toBe(2);
  });
});

it('one learner who cannot be measured keeps nobody else from it', async () => {
  app.clock.advance(2 * day);
  const broken = crypto.randomUUID();
  await addLearner(app.db, { cohortId, userId: broken, now: app.clock() });
  await app.db.transaction(function* (tx) {
    const row = { ...defaultSettings, userId: broken, version: 1, since: new Date(0), timeZone: 'Nowhere/At-all' };
    yield* run(tx.insert(tx.tables.settings).values(row).returning({ version: tx.tables.settings.version }));
  });
  await share(true, true, broken);
  const faults: unknown[] = [];
  const measured = await measureDue(app.db, app.clock, { onFault: (fault) => faults.push(fault) });
  expect([measured, faults.length]).toEqual([(await dashboard()).learners - 1, 1]);
});
