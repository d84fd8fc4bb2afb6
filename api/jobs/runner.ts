import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { deleteLeasedJob, leaseJob, listDueJobs, updateLeasedJob } from '../../db/jobs.ts';
import type { JobRow } from '../../db/schema.ts';
import type { Deps } from '../deps.ts';

/** How one kind of work outside requests is done. */
export interface JobKind {
  /**
   * Does it; done again after a failure or a crash, so its effects must bear that. Throws when the signal says so.
   * Answers when it is to run again, if it is.
   */
  run: (payload: unknown, signal: AbortSignal) => Promise<Date | undefined>;
  /** Told when it failed too often and is not tried again. Without it, it is tried for ever. */
  gaveUp?: (payload: unknown) => Promise<void>;
}

export interface JobRunner {
  /** Looks for work now and from time to time. */
  start: () => void;
  /** Looks for work now: some was just added. */
  wake: () => void;
  /** Does all that is due, and all that becomes due by it. */
  runDue: () => Promise<void>;
  /** Gives back what it works on, for another process to take at once. */
  stop: () => Promise<void>;
}

/** A process that dies loses its job after so long, ms. */
export const leaseMs = 10_000;
/** How often others' work is looked for, ms. */
const pollMs = 5000;
const mostAttempts = 5;
const mostBackoffMs = 60 * 60_000;

/** Does the work of the jobs table, one job at a time; any number of processes may. */
export function createJobRunner({ db, clock, logger }: Deps, kinds: Record<string, JobKind>): JobRunner {
  const stopping = new AbortController();
  let poll: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let again = false;

  const wake = () =>
    void runDue().catch((error: unknown) => logger.error({ err: error }, 'jobs could not be looked for'));

  /** One round at a time; a call during a round makes another one follow. */
  function runDue(): Promise<void> {
    again = true;
    round ??= rounds().finally(() => {
      round = undefined;
    });
    return round;
  }

  async function rounds() {
    while (again && !stopping.signal.aborted) {
      again = false;
      for (let job = await next(); job; job = await next()) await perform(job);
    }
  }

  /** Leases the job that waits longest; undefined if there is none. */
  async function next(): Promise<JobRow | undefined> {
    if (stopping.signal.aborted) return undefined;
    for (const job of await listDueJobs(db.read, Object.keys(kinds), clock(), 10)) {
      const now = clock();
      const lease = { owner: randomUUID(), until: new Date(now.getTime() + leaseMs) };
      const leased = await db.transaction((tx) => leaseJob(tx, job, lease, now));
      if (leased) return leased;
    }
    return undefined;
  }

  async function perform(job: JobRow): Promise<void> {
    const kind = kinds[job.kind];
    if (!kind) return;
    const lost = new AbortController();
    const keep = setInterval(
      () => void keepLease(db, job, clock()).then((kept) => kept || lost.abort(new LeaseLost()), noop),
      leaseMs / 4,
    );
    try {
      stopping.signal.throwIfAborted();
      if (kind.gaveUp && job.attempts > mostAttempts) throw new Error('the process stopped at every attempt');
      const runAt = await kind.run(job.payload, AbortSignal.any([stopping.signal, lost.signal]));
      await (runAt ? letGo(job, { runAt, attempts: 0, lastError: null }) : remove(job));
    } catch (error) {
      if (lost.signal.aborted) return;
      if (stopping.signal.aborted) await letGo(job, { runAt: job.runAt, attempts: job.attempts - 1 });
      else await failed(job, kind, error);
    } finally {
      clearInterval(keep);
    }
  }

  async function failed(job: JobRow, kind: JobKind, error: unknown) {
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
    runDue,
    start: () => {
      poll = setInterval(wake, pollMs);
      wake();
    },
    stop: async () => {
      clearInterval(poll);
      stopping.abort(new Error('the server stops'));
      await round?.catch(noop); // said in the log already
    },
  };
}

const noop = () => {};

class LeaseLost extends Error {}

/** False if another process has it, or somebody took it back. */
function keepLease(db: Database, job: JobRow, now: Date): Promise<boolean> {
  return db.transaction((tx) => updateLeasedJob(tx, job, { leaseUntil: new Date(now.getTime() + leaseMs) }));
}
