/**
 * `npm run bench:optimiser`: fits the memory model to real logs. Prints what it wins on their last fifths; then how long
 * it takes for 41,847 reviews (28,555 items) as the built server does it, in a process of its own and as a job from the
 * database, and how long the server's event loop was held up meanwhile.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { getSettings } from '../../api/accounts/settings.ts';
import { createJobRunner } from '../../api/jobs/runner.ts';
import { optimisationJobs } from '../../api/optimisations/jobs.ts';
import { startOptimisation } from '../../api/optimisations/start-optimisation.ts';
import { train } from '../../api/optimisations/train.ts';
import type { TrainingReview } from '../../api/optimisations/training.ts';
import { run, type Database } from '../../db/database.ts';
import { findOptimisation } from '../../db/optimisations.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { ensureServer, setUp } from '../../scripts/setup.mjs';
import { readRealCards } from '../support/review-logs.ts';
import { plainSettings } from '../support/reviews.ts';
import { storeReviews, trainingReviews } from '../support/training.ts';
import { heldOutLosses } from './optimiser-losses.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(options.rounds);

setUp(ensureServer);
const program = new URL('../../dist/server/train-process.js', import.meta.url);
const reviews = trainingReviews(await readRealCards('tsfsrsdemo_revlog'));
const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-'));
const db = openSqlite(join(folder, 'rehearse.db'));
try {
  console.log(`${table(await heldOutLosses())}\n`);
  const empty = await times(() => fitted([]));
  const whole = await times(() => fitted(reviews));
  const asJob = await measureJobs();
  const delays = asJob.map(({ delay }) => delay);
  console.log(
    table([
      [`Node ${process.versions.node}, ${rounds} rounds`, 'best ms', 'median ms', 'worst ms'],
      ['starting a process that finds nothing to do', ...figures(empty)],
      [`fitting ${reviews.length.toLocaleString('en')} reviews`, ...figures(whole)],
      ['… beside starting the process', ...figures(whole.map((ms) => ms - median(empty)))],
      ['the whole job, from and to the database', ...figures(asJob.map(({ ms }) => ms))],
      ['… longest hold-up of the event loop meanwhile', ...figures(delays.map(({ longest }) => longest))],
      ['… and at the 99th percentile', ...figures(delays.map(({ p99 }) => p99))],
    ]),
  );
} finally {
  await db.close();
  rmSync(folder, { recursive: true });
}

function figures(ms: readonly number[]): string[] {
  return [Math.min(...ms), median(ms), Math.max(...ms)].map((figure) => figure.toFixed(0));
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await timed(work));
  return taken;
}

function fitted(log: TrainingReview[]) {
  async function* pages() {
    for (let start = 0; start < log.length; start += 1000) yield log.slice(start, start + 1000);
  }
  const setup = { settings: new Map([[1, plainSettings]]), inForce: null };
  return train(pages(), setup, { signal: new AbortController().signal, onProgress: () => {}, program });
}

/** The same from the database of a server, in whose process this runs. */
async function measureJobs() {
  const clock = () => new Date();
  const logger = pino({ level: 'silent' });
  const userId = await learner(db);
  const { runDue } = createJobRunner({ db, clock, logger }, optimisationJobs({ db, clock, logger }, { program }));
  const measured: { ms: number; delay: { longest: number; p99: number } }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { optimisation } = await startOptimisation(db, userId, 'learner', clock());
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    const ms = await timed(runDue);
    histogram.disable();
    const [done] = await findOptimisation(db.read, userId, optimisation.id);
    if (done?.status !== 'done') throw new Error(`the optimisation is ${done?.status}: ${done?.reason}`);
    measured.push({ ms, delay: { longest: histogram.max / 1e6, p99: histogram.percentile(99) / 1e6 } });
  }
  return measured;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function learner(database: Database): Promise<string> {
  const id = 'learner';
  const now = new Date();
  await database.transaction(function* (tx) {
    const user = { id, name: 'Ada', email: 'ada@example.org', createdAt: now, updatedAt: now };
    yield* run(tx.insert(tx.tables.user).values(user));
  });
  await getSettings(database, id);
  await storeReviews(database, id, reviews);
  return id;
}
