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

  constructor(server: ServerUnderTest, readers: readonly Reader[]) {
    this.server = server;
    this.readers = readers;
  }

  async round(requests: number) {
    const { latencies } = await runLoad({
      port: this.server.port,
      nextRequest: () => readQueue('/api/v1', this.readers[this.sent++ % this.readers.length]!),
      inFlight: 1,
      atMost: { requests, seconds: 60 },
    });
    this.rounds.push(latencies);
  }

  forget() {
    this.rounds = [];
  }

  latency(q: number) {
    return median(this.rounds.map((latencies) => quantile(latencies, q)));
  }
}
