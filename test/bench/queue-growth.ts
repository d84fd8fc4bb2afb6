/**
 * `npm run bench:queue`: how long `GET /queue` takes as the cards in one SQLite database grow from 1,000 to 1,000,000,
 * 1,000 to a learner. A server for each size runs on a copy of one learner's cards; the sizes take turns.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureServer, setUp } from '../../scripts/setup.mjs';
import { writeQuestions } from '../support/deck-files.ts';
import { copyLearner } from './copy-learner.ts';
import { measureDiskSync } from './disk-sync.ts';
import { enrolEverywhere, review, signIn } from './seed.ts';
import { databaseFile, startOurs } from './servers.ts';
import { QueueTrial } from './queue-trial.ts';
import { table } from './table.ts';

const cardsOfLearner = 1000;
const sizes = [1000, 10_000, 100_000, 1_000_000];
const goal = 1.3;
/** Learners whose queues are read, spread over all there are. */
const mostReaders = 200;
const dayMs = 86_400_000;
/** Days after its first at which each card was asked; a tenth of the cards are due again. */
const history = [0, 2, 13];
const firstReviews = { earliest: 64, days: 50 };

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '11' }, requests: { type: 'string', default: '400' } },
});

const requests = Number(options.requests);

setUp(ensureServer);
const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-')); // TMPDIR chooses the disk
const decks = join(folder, 'decks');
const trials: { cards: number; megabytes: number; trial: QueueTrial }[] = [];
try {
  writeQuestions(decks, cardsOfLearner);
  const cookieName = await seedOne();
  for (const cards of sizes) trials.push(await grow(cards, cookieName));
  const sync = measureDiskSync(folder);
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} processors; disk sync in ${tmpdir()}: median ${sync.toFixed(2)} ms\n`,
  );
  for (const { trial } of trials) {
    await trial.round(requests); // until compiled
    trial.forget();
  }
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const { trial } of round % 2 === 0 ? trials : trials.toReversed()) await trial.round(requests);
  }
  print();
} finally {
  for (const { trial } of trials) await trial.server.stop();
  rmSync(folder, { recursive: true });
}

/** One learner with every card, made over HTTP as learners make them; answers the name of the session cookie. */
async function seedOne(): Promise<string> {
  mkdirSync(folderOf('seed'));
  const server = await startOurs(folderOf('seed'), [], { DECKS_DIR: decks });
  const api = await signIn(server.port);
  const began = Date.now() - firstReviews.earliest * dayMs;
  const given = (await enrolEverywhere(api)).flatMap((cardId, index) =>
    history.map((day) => ({ cardId, at: began + ((index % firstReviews.days) + day) * dayMs })),
  );
  await review(
    api,
    given.filter(({ at }) => at < Date.now()),
  );
  await server.stop();
  return api.cookie.split('=', 1)[0] ?? '';
}

/** A server on a database with so many cards: the seed's learner copied, with their session, settings and decks. */
async function grow(cards: number, cookieName: string): Promise<(typeof trials)[number]> {
  const name = String(cards);
  mkdirSync(folderOf(name));
  const file = databaseFile(folderOf(name));
  copyFileSync(databaseFile(folderOf('seed')), file);
  const learners = copyLearner(file, cards / cardsOfLearner);
  const step = Math.max(1, Math.floor(learners.length / mostReaders));
  const readers = learners
    .filter((_, index) => index % step === 0)
    .map(({ id, token }) => ({ userId: id, cookie: `${cookieName}=${token}` }));
  const server = await startOurs(folderOf(name), [], { DECKS_DIR: decks });
  return { cards, megabytes: statSync(file).size / 1e6, trial: new QueueTrial(server, readers) };
}

function folderOf(name: string): string {
  return join(folder, name);
}

function print() {
  const first = trials[0]?.trial;
  const ratio = (trial: QueueTrial, q: number) => (trial.latency(q) / (first?.latency(q) ?? NaN)).toFixed(2);
  const rows = trials.map(({ cards, megabytes, trial }) => [
    cards.toLocaleString('en'),
    String(trial.readers.length),
    megabytes.toFixed(0),
    ...[0.5, 0.95, 0.99].map((q) => trial.latency(q).toFixed(2)),
    ratio(trial, 0.5),
    ratio(trial, 0.95),
    trial.cpu().toFixed(2),
    (trial.cpu() / (first?.cpu() ?? NaN)).toFixed(2),
  ]);
  console.log(
    table([
      ['cards', 'readers', 'file MB', 'p50 ms', 'p95 ms', 'p99 ms', 'p50 ratio', 'p95 ratio', 'cpu ms', 'cpu ratio'],
      ...rows,
    ]),
  );
  console.log(
    `\nMedians of ${options.rounds} rounds of ${requests} requests, one at a time; ratios to the smallest. Processor time hardly suffers from other load. Goal for the p95 of the largest: ${goal}.`,
  );
}
