/**
 * `npm run bench:dashboard`: GET /cohorts/{id}/dashboard over HTTP for a cohort of 500 learners with 200 reviews each, an
 * answer to each and four verdicts on it, on SQLite and on PostgreSQL; alone, and while the job measures learners anew.
 * Exits 1 where 95 of 100 requests do not come within 300 ms. TEST_DATABASE_URL names another PostgreSQL than our own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { asc, eq, getTableColumns, getTableName, type Table } from 'drizzle-orm';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import { questionCardId } from '../../api/cards/card-id.ts';
import { newCard } from '../../api/cards/new-card.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { readConfig } from '../../api/config.ts';
import { measureDue } from '../../api/dashboard/measure-due.ts';
import { createNews } from '../../api/gradings/news.ts';
import { foldColumnsOf, foldedReview } from '../../api/reviews/fold-card.ts';
import { foldReviews } from '../../api/scheduling/fold.ts';
import { schedulingSettings, defaultSettings } from '../../api/accounts/settings.ts';
import { run, type Database } from '../../db/database.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { quantile } from './statistics.ts';
import { makeAssignment } from '../support/coaching-records.ts';
import { makeCohort } from '../support/cohorts.ts';
import { questionFile, writeLibrary } from '../support/deck-files.ts';
import { table } from './table.ts';

const learners = 500;
const reviews = 200;
const questions = 50;
const assignments = 10;
const templates = 5;
const requests = 60;
/** How long requests are sent while the job works. */
const besideMs = 8000;
const limitMs = 300;
const dayMs = 86_400_000;
const now = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-'));

let drawn = 1;
/** The same numbers at every run, 0..1: Park and Miller's generator. */
const draw = () => (drawn = (drawn * 16_807) % 2_147_483_647) / 2_147_483_647;
const questionId = (index: number) => (index === 0 ? 'probes' : index === 1 ? 'restarts' : `question-${index}`);
const ms = (time: number) => `${time.toFixed(0)} ms`;

function library() {
  const root = join(folder, 'decks');
  writeLibrary(root);
  for (let index = 2; index < questions; index++)
    writeFileSync(
      join(root, 'skill/deck', `${questionId(index)}.yaml`),
      questionFile(questionId(index), `What is ${index}?`),
    );
}

/** Runs statements on a connection of its own. */
type Execute = (text: string) => Promise<unknown>;

const began = new Date(now - 90 * dayMs);
const tablesOfLearner = [
  'settings',
  'enrolments',
  'cards',
  'reviewLogs',
  'attempts',
  'verdicts',
  'submissions',
  'submissionAnswers',
  'cohortMembers',
] as const;

/** The cohort with all that its learners did; answers its id. A few are made, the others are copies of them. */
async function store(db: Database, execute: Execute, coachId: string): Promise<string> {
  const people = Array.from({ length: learners }, (_, index) => ({
    id: crypto.randomUUID(),
    name: `Learner ${index}`,
  }));
  const dates = { createdAt: began, updatedAt: began };
  await db.transaction(function* (tx) {
    for (const person of people)
      yield* run(
        tx
          .insert(tx.tables.user)
          .values({ ...person, ...dates, email: `${person.id}@example.org` })
          .returning(),
      );
  });
  const seeds = people.slice(0, templates).map(({ id }) => id);
  const cohortId = await makeCohort(db, { coaches: [coachId], learners: seeds, now: began });
  for (let index = 0; index < assignments; index++)
    await makeAssignment(db, {
      id: `assignment-${index}`,
      cohortId,
      title: `Assignment ${index}`,
      at: new Date(began.getTime() + index),
      dueAt: new Date(now - (index - 5) * dayMs),
    });
  for (const [index, userId] of seeds.entries()) await storeLearner(db, userId, cohortId, index % 2 === 0);
  await execute('begin');
  for (const [index, { id }] of people.slice(templates).entries())
    for (const name of tablesOfLearner) await execute(copyOf(db.read.tables[name], seeds[index % templates] ?? '', id));
  await execute('commit');
  await execute('analyze');
  return cohortId;
}

function copyOf(from: Table, seed: string, userId: string): string {
  const columns = Object.values(getTableColumns(from)).map(({ name }) => `"${name}"`);
  const values = columns.map((column) => (column === '"user_id"' ? `'${userId}'` : column));
  const name = getTableName(from);
  return `insert into "${name}" (${columns.join()}) select ${values.join()} from "${name}" where "user_id" = '${seed}'`;
}

/** Every question answered four times over three months, the first time within an assignment. */
async function storeLearner(db: Database, userId: string, cohortId: string, hasDate: boolean) {
  const interviewDate = hasDate ? new Date(now + 30 * dayMs).toISOString().slice(0, 10) : null;
  const settings = { userId, version: 1, since: new Date(0), ...defaultSettings, interviewDate };
  const answers = Array.from({ length: reviews }, (_, index) => ({
    question: index % questions,
    at: new Date(began.getTime() + ((index + draw()) / reviews) * 89 * dayMs),
    attemptId: crypto.randomUUID(),
  }));
  await db.transaction(function* (tx) {
    const { attempts, cards, cohortMembers, enrolments, reviewLogs, submissionAnswers, submissions, verdicts } =
      tx.tables;
    yield* run(tx.insert(tx.tables.settings).values(settings).returning());
    yield* run(tx.insert(enrolments).values({ userId, deckId: 'deck', active: true, enrolledAt: began }).returning());
    yield* run(
      tx
        .update(cohortMembers)
        .set({ shareProgress: true, shareAnswers: true })
        .where(eq(cohortMembers.userId, userId))
        .returning(),
    );
    for (let index = 0; index < assignments; index++) {
      const status = draw() < 0.2 ? ('open' as const) : draw() < 0.2 ? ('handed-in' as const) : ('reviewed' as const);
      const row = { userId, cohortId, assignmentId: `assignment-${index}`, status, take: 1, score: draw() };
      yield* run(
        tx
          .insert(submissions)
          .values({ ...row, handedInAt: began, waitingSince: began })
          .returning(),
      );
    }
    for (const [index, { question, at, attemptId }] of answers.entries()) {
      const questionIdOf = questionId(question);
      const key = { userId, cardId: questionCardId(questionIdOf) };
      const judged = ['live', 'ready', 'start', 'tune'].map((pointId) => ({ pointId, luck: draw() }));
      yield* run(
        tx
          .insert(attempts)
          .values({
            ...key,
            id: attemptId,
            questionId: questionIdOf,
            rev: 1,
            answer: 'x'.repeat(800),
            inputMode: 'typed',
            startedAt: at,
            durationMs: 60_000,
            hints: 0,
            handedIn: true,
            handedInAt: at,
            score: draw(),
          })
          .returning({ id: attempts.id }),
      );
      yield* run(
        tx
          .insert(verdicts)
          .values(
            judged.map(({ pointId, luck }) => ({
              userId,
              attemptId,
              version: 1,
              pointId,
              by: 'self' as const,
              at,
              rev: 1,
              verdict: luck < 0.05 ? ('wrong' as const) : luck < 0.35 ? ('missed' as const) : ('covered' as const),
            })),
          )
          .returning({ id: verdicts.pointId }),
      );
      const rating = draw() < 0.15 ? ('again' as const) : ('good' as const);
      yield* run(
        tx
          .insert(reviewLogs)
          .values({
            ...key,
            id: crypto.randomUUID(),
            kind: 'review',
            rating,
            reviewedAt: at,
            recordedAt: at,
            timeZone: 'UTC',
            rolloverHour: 4,
            settingsVersion: 1,
            durationMs: 60_000,
            source: 'review',
            attemptId,
            request: 'x'.repeat(150),
            answer: { review: 'x'.repeat(400) },
          })
          .returning({ id: reviewLogs.id }),
      );
      if (index < questions)
        yield* run(
          tx
            .insert(submissionAnswers)
            .values({
              userId,
              assignmentId: `assignment-${index % assignments}`,
              take: 1,
              questionId: questionIdOf,
              attemptId,
              at,
            })
            .returning({ id: submissionAnswers.attemptId }),
        );
    }
    const log = yield* run(
      tx
        .select()
        .from(reviewLogs)
        .where(eq(reviewLogs.userId, userId))
        .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id)),
    );
    for (let question = 0; question < questions; question++) {
      const id = questionCardId(questionId(question));
      const own = log
        .filter(({ cardId }) => cardId === id)
        .map((row) => foldedReview(row, row.rating ?? 'good', schedulingSettings(settings)));
      const card = newCard({ userId, id, kind: 'question', questionId: questionId(question), pointId: null }, began);
      const fold = foldColumnsOf(foldReviews(own, id, began.getTime()), own.at(-1));
      yield* run(
        tx
          .insert(cards)
          .values({ ...card, ...fold })
          .returning({ id: cards.id }),
      );
    }
  });
}

/** Requests one after another; answers how long each took, ascending. */
async function timed(request: () => Promise<void>, goOn: (count: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goOn(times.length)) {
    const start = performance.now();
    await request();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b);
}

async function measure(db: Database, execute: Execute): Promise<{ rows: string[][]; p95: number; measuring: number }> {
  const config = readConfig({ DATA_DIR: folder, REQUESTS_PER_MINUTE: '1000000' });
  await loadDecks(db, readDecks(join(folder, 'decks'), '2026-11-22'));
  const deps = { db, clock: () => new Date(), config, logger: pino({ level: 'silent' }), grader: undefined };
  const rest = {
    stopping: new AbortController().signal,
    news: createNews(),
    wakeJobs: () => {},
    transcriber: undefined,
    mailer: undefined,
    sendWebhook: async () => {
      throw new Error('No webhook is set up here.');
    },
  };
  const server = createServer({ keepAliveTimeout: 600_000 }, createApp({ ...deps, ...rest }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const body = JSON.stringify({ name: 'Coach', email: 'coach@example.org', password: 'correct horse' });
  const signedUp = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { token, user } = (await signedUp.json()) as { token: string; user: { id: string } };
  const cohortId = await store(db, execute, user.id);
  const request = async () => {
    const response = await fetch(`${url}/api/v1/cohorts/${cohortId}/dashboard`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
  };
  const start = performance.now();
  await measureDue(db, deps.clock);
  const measuring = (performance.now() - start) / learners;
  await timed(request, (count) => count < 5); // compiles
  const before = process.cpuUsage();
  const alone = await timed(request, (count) => count < requests);
  const used = process.cpuUsage(before);
  const processor = (used.user + used.system) / 1000 / requests;
  await execute(`delete from "learner_figures" where "user_id" in (select "id" from "user" where "name" like '%7')`);
  await execute(`delete from "learner_figures" where "user_id" in (select "id" from "user" where "name" like '%3')`);
  const stop = new AbortController();
  let works = true;
  const job = measureDue(db, deps.clock, { signal: stop.signal })
    .catch(() => 0)
    .finally(() => (works = false));
  const until = performance.now() + besideMs;
  const beside = await timed(request, () => works && performance.now() < until);
  stop.abort();
  await job;
  server.closeAllConnections();
  server.close();
  await db.close();
  const row = (name: string, times: number[], cpu: string) => [
    `${db.engine}, ${name}`,
    String(times.length),
    ...[quantile(times, 0.5), quantile(times, 0.95), times.at(-1) ?? NaN].map(ms),
    cpu,
  ];
  return {
    rows: [row('alone', alone, ms(processor)), row('while learners are measured', beside, '')],
    p95: Math.max(quantile(alone, 0.95), quantile(beside, 0.95)),
    measuring,
  };
}

async function onSqlite() {
  const file = join(folder, 'bench.db');
  const db = openSqlite(file);
  const raw = new BetterSqlite3(file);
  raw.pragma('synchronous = OFF');
  const measured = await measure(db, async (text) => raw.exec(text));
  raw.close();
  return measured;
}

async function onPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  const script = fileURLToPath(new URL('../support/postgres-server.mjs', import.meta.url));
  const own =
    given === undefined ? spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] }) : undefined;
  const url = new URL(given ?? String((own ? await once(createInterface(own.stdout), 'line') : [])[0]));
  const name = `rehearse_bench_${process.pid}`;
  const admin = new pg.Client(url.href);
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = `/${name}`;
  const raw = new pg.Client(url.href);
  try {
    const db = await openPostgres(url.href);
    await raw.connect();
    return await measure(db, (text) => raw.query(text));
  } finally {
    await raw.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    own?.stdin.end();
    if (own) await once(own, 'exit');
  }
}

try {
  library();
  const measured = [await onSqlite(), await onPostgres()];
  console.log(
    `Node ${process.versions.node}; ${learners} learners, ${reviews} reviews, answers and ${4 * reviews} verdicts each\n`,
  );
  const head = ['', 'requests', 'median', 'p95', 'longest', 'processor'];
  console.log(table([head, ...measured.flatMap(({ rows }) => rows)]));
  for (const { measuring } of measured) console.log(`Measuring a learner took ${measuring.toFixed(1)} ms.`);
  if (measured.some(({ p95 }) => !(p95 <= limitMs))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
