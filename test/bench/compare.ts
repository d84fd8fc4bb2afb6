import { bodyOf, Connection, runLoad, type LoadResult } from './load.ts';
import { shapeDifference } from './same-shape.ts';
import type { Learners } from './seed.ts';
import { startBare, startOurs, type ServerUnderTest } from './servers.ts';
import { median, quantile } from './statistics.ts';
import { table } from './table.ts';
import { createWorkload, operations, type Operation, type Workload } from './workload.ts';

const inFlight = [1, 8, 32];
const mostRequests = 20_000;
const names = ['ours', 'bare'] as const;
type Name = (typeof names)[number];

interface Measured extends LoadResult {
  cpuMs: number | undefined;
}
type Contestants = Record<Name, { server: ServerUnderTest; workload: Workload }>;

/** Measures both servers in turn and prints the table. */
export async function compareServers(
  folders: Record<Name, string>,
  learners: Learners,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<void> {
  const contestants: Contestants = {
    ours: { server: await startOurs(folders.ours), workload: createWorkload('/api/v1', learners) },
    bare: { server: await startBare(folders.bare), workload: createWorkload('', learners) },
  };
  const started = names.map((name) => `${name} ${contestants[name].server.startMs.toFixed(0)} ms`);
  console.log(`from start to first answer, decks loaded: ${started.join(', ')}`);
  try {
    for (const operation of operations) await printAnswers(operation, contestants);
    const trials = operations.flatMap((operation) => inFlight.map((count) => new Trial(operation, count)));
    for (const trial of trials.filter((one) => one.inFlight === 8)) await trial.run(contestants, seconds * 2, true); // until compiled
    for (const trial of trials) trial.forget();
    for (let round = 0; round < rounds; round++) {
      for (const trial of trials) await trial.run(contestants, seconds, round % 2 === 0);
    }
    printTrials(trials);
  } finally {
    for (const name of names) await contestants[name].server.stop();
  }
}

/** One operation at one number of requests in flight, measured round by round. */
class Trial {
  readonly operation: Operation;
  readonly inFlight: number;
  readonly results: Record<Name, Measured[]> = { ours: [], bare: [] };

  constructor(operation: Operation, requestsInFlight: number) {
    this.operation = operation;
    this.inFlight = requestsInFlight;
  }

  /** One round: both servers, one after the other; who is first alternates. */
  async run(contestants: Contestants, seconds: number, oursFirst: boolean) {
    for (const name of oursFirst ? names : names.toReversed()) {
      const { server, workload } = contestants[name];
      const before = server.cpuMs();
      const result = await runLoad({
        port: server.port,
        nextRequest: workload[this.operation],
        inFlight: this.inFlight,
        atMost: { requests: mostRequests, seconds },
      });
      const after = server.cpuMs();
      this.results[name].push({
        ...result,
        cpuMs: before === undefined || after === undefined ? undefined : after - before,
      });
    }
  }

  forget() {
    this.results.ours = [];
    this.results.bare = [];
  }

  perSecond(name: Name) {
    return median(this.results[name].map((result) => result.perSecond));
  }

  latency(name: Name, q: number) {
    return median(this.results[name].map((result) => quantile(result.latencies, q)));
  }

  /** Ours over bare in each round, ascending. */
  ratios() {
    return this.results.ours
      .map((ours, round) => ours.perSecond / (this.results.bare[round]?.perSecond ?? NaN))
      .toSorted((a, b) => a - b);
  }

  cpuRatio() {
    return this.cpuMs('bare') / this.cpuMs('ours');
  }

  /** Processor time per request over all rounds, ms. */
  cpuMs(name: Name) {
    const requests = this.results[name].reduce((sum, result) => sum + result.requests, 0);
    return this.results[name].reduce((sum, result) => sum + (result.cpuMs ?? NaN), 0) / requests;
  }
}

/** Shows that both do the same for the learner, and stops if their answers have other fields. */
async function printAnswers(operation: Operation, contestants: Contestants) {
  const answers = await Promise.all(
    names.map(async (name) => {
      const connection = await Connection.open(contestants[name].server.port);
      const answer = await connection.send(contestants[name].workload[operation]());
      connection.close();
      return bodyOf(answer);
    }),
  );
  const difference = shapeDifference(answers[0], answers[1]);
  if (difference !== undefined)
    throw new Error(`bare-server.ts no longer answers "${operation}" as ours does: ${difference}`);
  const [ours, bare] = answers.map((answer) => `${JSON.stringify(answer).length} bytes`);
  console.log(`${operation}: ours answers ${ours}, bare ${bare}`);
}

function printTrials(trials: readonly Trial[]) {
  const head = [
    '',
    'in flight',
    'ours/s',
    'bare/s',
    'ratio',
    'rounds',
    'p50 ms',
    'bare',
    'p99 ms',
    'bare',
    'cpu ms',
    'bare',
    'ratio',
  ];
  const rows = trials.map((trial) => {
    const ratios = trial.ratios();
    const both = (figure: (name: Name) => number, digits: number) => names.map((name) => figure(name).toFixed(digits));
    return [
      trial.operation,
      String(trial.inFlight),
      ...both((name) => trial.perSecond(name), 0),
      median(ratios).toFixed(2),
      `${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)}`,
      ...both((name) => trial.latency(name, 0.5), 2),
      ...both((name) => trial.latency(name, 0.99), 2),
      ...both((name) => trial.cpuMs(name), 3),
      trial.cpuRatio().toFixed(2),
    ];
  });
  console.log(`\n${table([head, ...rows])}`);
  console.log(
    'Medians of the rounds; ratio: of ours to bare, round by round, and its range.\nCpu: processor time per request; its ratio, of bare to ours, hardly suffers from other load on the machine.\n',
  );
  const ratiosOf = (operation: Operation) =>
    trials
      .filter((trial) => trial.operation === operation)
      .map(
        (trial) =>
          `${median(trial.ratios()).toFixed(2)} with ${trial.inFlight} in flight (cpu ${trial.cpuRatio().toFixed(2)})`,
      )
      .join(', ');
  console.log(
    `Ours/bare, goal 0.60: ${operations.map((operation) => `${operation} ${ratiosOf(operation)}`).join('; ')}.`,
  );
}
