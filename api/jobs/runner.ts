import type { Deps } from '../deps.ts';
import { createLane } from './lane.ts';

/** How one kind of work outside requests is done. */
export interface JobKind {
  /**
   * Does it; done again after a failure or a crash, so its effects must bear that. Throws when the signal says so.
   * Answers when it is to run again, if it is.
   */
  run: (payload: unknown, signal: AbortSignal) => Promise<Date | undefined>;
  /** Told when it failed too often and is not tried again. Without it, it is tried for ever. */
  gaveUp?: (payload: unknown) => Promise<void>;
  /** Told once it is done and gone. */
  done?: (payload: unknown) => void;
  /** Jobs of this kind that one process does at the same time; one unless said. */
  atOnce?: number;
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

/** How often others' work is looked for, ms. */
const pollMs = 5000;

/** Does the work of the jobs table, each kind in a lane of its own, so that none waits for another; any number of processes may. */
export function createJobRunner(deps: Deps, kinds: Record<string, JobKind>): JobRunner {
  const stopping = new AbortController();
  const lanes = Object.entries(kinds).map(([name, kind]) => createLane(deps, name, kind, stopping.signal));
  let poll: NodeJS.Timeout | undefined;
  const wake = () => {
    for (const lane of lanes) lane.wake();
  };
  const idle = async () => void (await Promise.all(lanes.map((lane) => lane.idle())));
  const jobsTaken = () => lanes.reduce((sum, lane) => sum + lane.taken(), 0);
  return {
    wake,
    runDue: async () => {
      for (let before = -1; before < jobsTaken() && !stopping.signal.aborted;) {
        before = jobsTaken();
        wake();
        await idle();
      }
    },
    start: () => {
      poll = setInterval(wake, pollMs);
      wake();
    },
    stop: async () => {
      clearInterval(poll);
      stopping.abort(new Error('the server stops'));
      await idle();
    },
  };
}
