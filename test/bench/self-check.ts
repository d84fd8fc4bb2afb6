/**
 * `npm run bench:self-check`: what handing in, judging one's own points and recording the review take while 32 answers
 * are with an LLM that hangs, fails or answers, beside the same without any, on a server as `npm start` runs it, with SQLite.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureServer, setUp } from '../../scripts/setup.mjs';
import { startModelServer, type Behaviour } from '../support/model-server.ts';
import { measureDiskSync } from './disk-sync.ts';
import { bodyOf, Connection } from './load.ts';
import { signIn } from './seed.ts';
import { startOurs } from './servers.ts';
import { quantile } from './statistics.ts';
import { table } from './table.ts';
import { request } from './workload.ts';

const questionId = 'docker-run-trace';
const learners = 4;
const inFlight = 32;
const goalMs = 100;
const kinds = ['hand in', 'verdicts', 'review'] as const;
type Latencies = Record<(typeof kinds)[number], number[]>;

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } });
const seconds = Number(options.seconds);

setUp(ensureServer);
const ways: [string, Behaviour][] = [
  ['hangs', 'hang'],
  ['fails (500)', { status: 500 }],
  ['answers', 'honest'],
];
const sync = measureDiskSync(tmpdir()).toFixed(2);
console.log(`Node ${process.versions.node}, ${availableParallelism()} processors; disk sync: median ${sync} ms\n`);
const rows: string[][] = [];
for (const [way, behaviour] of ways) rows.push(...(await compare(way, behaviour)));
const heads = kinds.flatMap((kind) => [`${kind} p50`, 'p99 ms', 'ratio']);
console.log(table([['', 'answers', 'cpu %', ...heads], ...rows]));
console.log(
  `\n${learners} learners without a pause for ${seconds} s, ${inFlight} with a grading under way all the time. Goal: every p99 below ${goalMs} ms.`,
);

/** A server with a model that behaves so: first without gradings, then with. */
async function compare(way: string, behaviour: Behaviour): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-')); // TMPDIR chooses the disk
  const model = await startModelServer({ pace: 300 });
  model.behave(behaviour);
  const env = { GRADER_MODEL: 'scripted', OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'key' };
  const { port, cpuMs, stop } = await startOurs(folder, [], env);
  try {
    const guests = await Promise.all(Array.from({ length: learners + inFlight }, () => signIn(port)));
    const [selfCheckers, graded] = [guests.slice(0, learners), guests.slice(learners)];
    await measure(port, selfCheckers, 3); // until compiled
    const cpu = [cpuMs()];
    const alone = await measure(port, selfCheckers, seconds);
    cpu.push(cpuMs());
    const leaving = new AbortController();
    const gradings = Promise.all(graded.map((guest) => keepGrading(port, guest, leaving.signal)));
    await wait(2000);
    cpu.push(cpuMs());
    const beside = await measure(port, selfCheckers, seconds);
    cpu.push(cpuMs());
    leaving.abort();
    const started = (await gradings).reduce((sum, count) => sum + count, 0);
    const name = `the model ${way}: ${started} gradings, ${model.requests.length} calls`;
    const busy = (from: number, to: number) => ((cpu[to] ?? NaN) - (cpu[from] ?? NaN)) / seconds / 10;
    return [row('no gradings', busy(0, 1), alone, alone), row(name, busy(2, 3), beside, alone)];
  } finally {
    await stop();
    await model.close();
    rmSync(folder, { recursive: true });
  }
}

type Guest = Awaited<ReturnType<typeof signIn>>;

function newAnswer() {
  return {
    id: randomUUID(),
    questionId,
    answer: `The client asks the daemon, containerd supervises, and runc makes the container ${randomUUID()}.`,
    inputMode: 'typed',
    startedAt: new Date(Date.now() - 60_000).toISOString(),
    durationMs: 60_000,
  };
}

/** Learners who answer, judge and rate one question after the other, each without a pause; ms of each request, ascending. */
async function measure(port: number, guests: Guest[], forSeconds: number): Promise<Latencies> {
  const latencies: Latencies = { 'hand in': [], verdicts: [], review: [] };
  const end = performance.now() + forSeconds * 1000;
  await Promise.all(
    guests.map(async ({ cookie }) => {
      const connection = await Connection.open(port);
      const post = async (kind: keyof Latencies, path: string, body: unknown) => {
        const sent = performance.now();
        const answer = await connection.send(request('POST', `/api/v1${path}`, { cookie, userId: '' }, body));
        latencies[kind].push(performance.now() - sent);
        return bodyOf(answer);
      };
      while (performance.now() < end) {
        const attempt = (await post('hand in', '/attempts', newAnswer())) as Attempt;
        const verdicts = attempt.points.map(({ id }) => ({ pointId: id, verdict: 'covered' }));
        await post('verdicts', `/attempts/${attempt.id}/verdicts`, { verdicts });
        const reviewedAt = new Date().toISOString();
        const review = { id: randomUUID(), cardId: attempt.cardId, attemptId: attempt.id, rating: 'good', reviewedAt };
        await post('review', '/reviews', review);
      }
      connection.close();
    }),
  );
  for (const kind of kinds) latencies[kind].sort((a, b) => a - b);
  return latencies;
}
interface Attempt {
  id: string;
  cardId: string;
  points: { id: string }[];
}

/** Has one answer after the other graded and follows each, as the page does; answers how many. */
async function keepGrading(port: number, { cookie, json }: Guest, signal: AbortSignal): Promise<number> {
  let started = 0;
  while (!signal.aborted) {
    const { id } = await json<Attempt>('POST', '/attempts', newAnswer());
    await json('POST', `/attempts/${id}/grading`);
    started += 1;
    const events = `http://127.0.0.1:${port}/api/v1/attempts/${id}/events`;
    await fetch(events, { headers: { cookie }, signal })
      .then((response) => response.text())
      .catch(() => '');
    await wait(2000);
  }
  return started;
}

/** @param busy share of one processor that the server used, % */
function row(name: string, busy: number, latencies: Latencies, alone: Latencies): string[] {
  const cells = kinds.flatMap((kind) => {
    const [p50, p99] = [quantile(latencies[kind], 0.5), quantile(latencies[kind], 0.99)];
    return [p50.toFixed(1), p99.toFixed(1), (p99 / quantile(alone[kind], 0.99)).toFixed(2)];
  });
  return [name, String(latencies.review.length), busy.toFixed(0), ...cells];
}
