import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { deleteLeasedJob, leaseJob, listDueJobs, updateLeasedJob } from '../../db/jobs.ts';
import type { JobRow } from '../../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { JobKind } from './runner.ts';

/** The jobs of one kind in one process. */
export interface Lane {
  /** Looks for work now. */
  wake: () => void;
  /** Resolves when it works on nothing. */
  idle: () => Promise<void>;
  /** Jobs that it took so far. */
  taken: () => number;
}

/** A process that dies loses its job after so long, ms. */
export const leaseMs = 10_000;
const mostAttempts = 5;
const mostBackoffMs = 60 * 60_000;

/** Does the jobs of one kind, as many at once as it says, the longest waiting first. */
export function createLane({ db, clock, logger }: Deps, name: string, kind: JobKind, stopping: AbortSignal): Lane {
  const { atOnce = 1 } = kind;
  const working = new Set<Promise<void>>();
  let workers = 0;
  let taken = 0;
  let again = false;

  function wake() {
    again = true;
    callWorker();
  }

  function callWorker() {
    if (workers === atOnce || stopping.aborted) return;
    workers += 1;
    const done = work()
      .catch((error: unknown) => logger.error({ err: error }, 'jobs could not be looked for'))
      .finally(() => working.delete(done));
    working.add(done);
  }

  /** A worker does one job after another; as soon as it has one, it calls the next worker. */
  async function work() {
    try {
      do {
        again = false;
        for (let job = await next(); job; job = await next()) {
          taken += 1;
          callWorker();
          await perform(job);
        }
      } while (again && !stopping.aborted);
    } finally {
      workers -= 1;
    }
  }

  /** Leases the job that waits longest; undefined if there is none. */
  async function next(): Promise<JobRow | undefined> {
    if (stopping.aborted) return undefined;
    for (const job of await listDueJobs(db.read, [name], clock(), 10)) {
      const now = clock();
      const lease = { owner: randomUUID(), until: new Date(now.getTime() + leaseMs) };
      const leased = await db.transaction((tx) => leaseJob(tx, job, lease, now));
      if (leased) return leased;
    }
    return undefined;
  }

  async function perform(job: JobRow): Promise<void> {
    const lost = new AbortController();
    const keep = setInterval(
      () => void keepLease(db, job, clock()).then((kept) => kept || lost.abort(new LeaseLost()), noop),
      leaseMs / 4,
    );
    try {
      stopping.throwIfAborted();
      if (kind.gaveUp && job.attempts > mostAttempts) throw new Error('the process stopped at every attempt');
      const runAt = await kind.run(job.payload, AbortSignal.any([stopping, lost.signal]));
      await (runAt ? letGo(job, { runAt, attempts: 0, lastError: null }) : remove(job));
      if (!runAt) kind.done?.(job.payload);
    } catch (error) {
      if (lost.signal.aborted) return;
      if (stopping.aborted) await letGo(job, { runAt: job.runAt, attempts: job.attempts - 1 });
      else await failed(job, error);
    } finally {
      clearInterval(keep);
    }
  }

  async function failed(job: JobRow, error: unknown) {
    const givenUp = kind.gaveUp && job.attempts >= mostAttempts;
    logger.error(
      { err: error, job: job.kind, attempts: job.attempts },
      givenUp ? 'a job was given up' : 'a job failed',
    );
    if (givenUp) {
      await kind.gaveUp?.(job.payload);
      await remove(job);
      return;
    }
    const wait = Math.min(mostBackoffMs, 30_000 * 4 ** (job.attempts - 1));
    const lastError = error instanceof Error ? error.message : String(error);
    await letGo(job, { runAt: new Date(clock().getTime() + wait), lastError });
  }

  const remove = (job: JobRow) => db.transaction((tx) => deleteLeasedJob(tx, job));
  const letGo = (job: JobRow, values: Partial<Pick<JobRow, 'runAt' | 'attempts' | 'lastError'>>) =>
    db.transaction((tx) => updateLeasedJob(tx, job, { ...values, leaseOwner: null, leaseUntil: null }));

  return {
    wake,
    idle: async () => {
      while (working.size > 0) await Promise.all(working);
    },
    taken: () => taken,
  };
}

const noop = () => {};

class LeaseLost extends Error {}

/** False if another process has it, or somebody took it back. */
function keepLease(db: Database, job: JobRow, now: Date): Promise<boolean> {
  return db.transaction((tx) => updateLeasedJob(tx, job, { leaseUntil: new Date(now.getTime() + leaseMs) }));
}
