import { runLoad } from './load.ts';
import type { ServerUnderTest } from './servers.ts';
import { median, quantile } from './statistics.ts';
import { readQueue } from './workload.ts';

type Reader = Parameters<typeof readQueue>[1];

/** `GET /queue` of one server, measured round by round, one request at a time. */
export class QueueTrial {
  readonly server: ServerUnderTest;
  readonly readers: readonly Reader[];
  sent = 0;
  /** Latencies of each round in ms, ascending. */
  rounds: number[][] = [];
  #cpuMs = 0;

  constructor(server: ServerUnderTest, readers: readonly Reader[]) {
    this.server = server;
    this.readers = readers;
  }

  async round(requests: number) {
    const before = this.server.cpuMs();
    const { latencies } = await runLoad({
      port: this.server.port,
      nextRequest: () => readQueue('/api/v1', this.readers[this.sent++ % this.readers.length]!),
      inFlight: 1,
      atMost: { requests, seconds: 60 },
    });
    const after = this.server.cpuMs();
    this.rounds.push(latencies);
    this.#cpuMs += before === undefined || after === undefined ? NaN : after - before;
  }

  forget() {
    this.rounds = [];
    this.#cpuMs = 0;
  }

  latency(q: number) {
    return median(this.rounds.map((latencies) => quantile(latencies, q)));
  }

  /** Processor time per request, ms. */
  cpu() {
    return this.#cpuMs / this.rounds.reduce((requests, latencies) => requests + latencies.length, 0);
  }
}
