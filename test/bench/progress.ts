/**
 * `npm run bench:progress`: GET /progress and GET /workload over HTTP, on SQLite, for a learner with 1,000 cards and logs
 * of several lengths; and how long they keep others waiting.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { schedulingSettings } from '../../api/accounts/settings.ts';
import { createNews } from '../../api/gradings/news.ts';
import { createApp } from '../../api/app.ts';
import { questionCardId } from '../../api/cards/card-id.ts';
import { newCard } from '../../api/cards/new-card.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { readConfig } from '../../api/config.ts';
import { foldColumnsOf, foldedReview } from '../../api/reviews/fold-card.ts';
import { foldReviews } from '../../api/scheduling/fold.ts';
import { insertCard } from '../../db/cards.ts';
import { run, type Database } from '../../db/database.ts';
import { insertReviewLog } from '../../db/review-logs.ts';
import type { AttemptRow, ReviewLogRow } from '../../db/schema.ts';
import { insertAttempt } from '../../db/attempts.ts';
import { currentSettings } from '../../db/settings.ts';
import { insertVerdicts } from '../../db/verdicts.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { questionFile, writeLibrary } from '../support/deck-files.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const cards = 1000;
const attempts = 2000;
const rounds = 8;
const days = 1000;
const dayMs = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-'));

let drawn = 1;
/** The same numbers at every run, 0..1: Park and Miller's generator. */
const draw = () => (drawn = (drawn * 16_807) % 2_147_483_647) / 2_147_483_647;

async function measure(reviews: number): Promise<string[][]> {
  const db = openSqlite(join(folder, `${reviews}.db`));
  const config = readConfig({ DATA_DIR: folder, REQUESTS_PER_MINUTE: '1000000' });
  await loadDecks(db, readDecks(library(), '2026-11-22'));
  const app = createApp({
    db,
    clock: () => new Date(),
    config,
    logger: pino({ level: 'silent' }),
    stopping: new AbortController().signal,
    grader: undefined,
    news: createNews(),
    wakeJobs: () => {},
    transcriber: undefined,
    mailer: undefined,
    sendWebhook: async () => 204,
  });
  const server = createServer({ keepAliveTimeout: 600_000 }, app); // storing the log takes longer than the usual five seconds
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const json = { 'content-type': 'application/json' };
  const guest = await fetch(`${url}/api/auth/sign-in/anonymous`, { method: 'POST', headers: json, body: '{}' });
  const { token, user } = (await guest.json()) as { token: string; user: { id: string } };
  const headers = { ...json, authorization: `Bearer ${token}` };
  await fetch(`${url}/api/v1/decks/deck/enrolment`, { method: 'PUT', headers, body: '{}' });
  await store(db, user.id, reviews);
  const results = [];
  for (const path of ['/progress', '/workload']) {
    const times: number[] = [];
    const processor: number[] = [];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    for (let round = 0; round < rounds; round++) {
      if (round === 1) delay.enable(); // the first one compiles
      const start = performance.now();
      const used = process.cpuUsage();
      const response = await fetch(`${url}/api/v1${path}`, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      times.push(performance.now() - start);
      const { user: mine, system } = process.cpuUsage(used);
      processor.push((mine + system) / 1000);
    }
    delay.disable();
    const [first = 0, ...later] = times;
    const [, ...laterProcessor] = processor;
    const ms = (time: number) => `${time.toFixed(0)} ms`;
    results.push([
      reviews.toLocaleString('en'),
      path,
      ms(first),
      ms(median(later)),
      ms(median(laterProcessor)),
      ms(delay.max / 1e6),
    ]);
  }
  server.closeAllConnections();
  server.close();
  await db.close();
  return results;
}

const questionId = (index: number) => (index === 0 ? 'probes' : index === 1 ? 'restarts' : `question-${index}`);

function library(): string {
  const root = mkdtempSync(join(folder, 'decks-'));
  writeLibrary(root);
  for (let index = 2; index < cards; index++)
    writeFileSync(
      join(root, 'skill/deck', `${questionId(index)}.yaml`),
      questionFile(questionId(index), `What is ${index}?`),
    );
  return root;
}

/** A log in which each card is answered again and again over almost three years, and the answers handed in. */
async function store(db: Database, userId: string, reviews: number) {
  const [settings] = await currentSettings(db.read, { userId });
  if (!settings) throw new Error('no settings');
  const began = Date.now() - days * dayMs;
  const log = Array.from({ length: reviews }, (_, index) => entry(userId, index % cards, began, settings.version));
  log.sort((a, b) => a.reviewedAt.getTime() - b.reviewedAt.getTime());
  const logs = new Map<string, ReviewLogRow[]>();
  for (const row of log) logs.set(row.cardId, [...(logs.get(row.cardId) ?? []), row]);
  await db.transaction(function* (tx) {
    for (let index = 0; index < cards; index++) {
      const id = questionCardId(questionId(index));
      const own = (logs.get(id) ?? []).map((row) =>
        foldedReview(row, row.rating ?? 'good', schedulingSettings(settings)),
      );
      const fold = foldColumnsOf(foldReviews(own, id, began), own.at(-1));
      const key = { userId, id, kind: 'question' as const, questionId: questionId(index), pointId: null };
      yield* run(insertCard(tx, { ...newCard(key, new Date(began)), ...fold }));
      for (let nth = 0; nth < attempts / cards; nth++) {
        const attempt = handedIn(userId, index, new Date(began + draw() * days * dayMs));
        yield* run(insertAttempt(tx, attempt));
        yield* run(insertVerdicts(tx, verdictsOf(attempt)));
      }
    }
    for (const row of log) yield* run(insertReviewLog(tx, row));
  });
}

function entry(userId: string, card: number, began: number, settingsVersion: number): ReviewLogRow {
  const luck = draw();
  return {
    userId,
    id: crypto.randomUUID(),
    kind: 'review',
    cardId: questionCardId(questionId(card)),
    targetId: null,
    rating: luck < 0.12 ? 'again' : luck < 0.4 ? 'hard' : 'good',
    suggestedRating: null,
    reviewedAt: new Date(began + Math.floor(draw() * days * dayMs)),
    recordedAt: new Date(began),
    timeZone: 'America/Vancouver',
    rolloverHour: 4,
    settingsVersion,
    ahead: false,
    loadBalanceDays: 0,
    durationMs: 60_000,
    source: 'review',
    attemptId: null,
    request: 'x'.repeat(150),
    answer: { review: 'x'.repeat(400), card: 'x'.repeat(500) }, // as long as a real one
  };
}

const handedIn = (userId: string, index: number, at: Date): AttemptRow => ({
  userId,
  id: crypto.randomUUID(),
  cardId: questionCardId(questionId(index)),
  questionId: questionId(index),
  rev: 1,
  pointId: null,
  answer: 'x'.repeat(1200),
  inputMode: 'typed',
  startedAt: at,
  durationMs: 60_000,
  hints: 0,
  handedIn: true,
  handedInAt: at,
  suggestedRating: 'good',
  score: 0.8,
  suggestions: [],
  suggestionNote: null,
  speech: null,
  interviewId: null,
  version: 1,
});

const verdictsOf = ({ userId, id, handedInAt }: AttemptRow) =>
  ['live', 'ready', 'start', 'tune'].map((pointId) => ({
    userId,
    attemptId: id,
    version: 0,
    pointId,
    verdict: draw() < 0.4 ? ('missed' as const) : ('covered' as const),
    by: 'self' as const,
    reason: null,
    at: handedInAt,
    rev: 1,
  }));

try {
  const rows = [];
  for (const reviews of [20_000, 100_000]) rows.push(...(await measure(reviews)));
  console.log(`Node ${process.versions.node}; ${cards} cards, ${attempts} answers handed in, SQLite\n`);
  console.log(table([['reviews', '', 'first', 'median', 'processor', 'longest wait of others'], ...rows]));
} finally {
  rmSync(folder, { recursive: true });
}
