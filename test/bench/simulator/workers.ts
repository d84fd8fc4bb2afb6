import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Outcome, Trial } from './campaign.ts';

/** Runs trials on all processors, until `until` (performance.now(), ms); answers with those that were finished. */
export async function runTrials(
  trials: readonly Trial[],
  until: number,
): Promise<{ trial: Trial; outcomes: Outcome[] }[]> {
  const waiting = [...trials];
  const done: { trial: Trial; outcomes: Outcome[] }[] = [];
  await Promise.all(Array.from({ length: availableParallelism() }, () => work()));
  return done;

  async function work(): Promise<void> {
    const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)));
    try {
      for (let trial = waiting.shift(); trial && performance.now() < until; trial = waiting.shift()) {
        done.push({ trial, outcomes: await ask(worker, trial) });
      }
    } finally {
      worker.kill();
    }
  }
}

const ask = (worker: ChildProcess, trial: Trial): Promise<Outcome[]> =>
  new Promise((resolve, reject) => {
    const failed = () => reject(new Error('a worker ended before its trial did'));
    worker.once('exit', failed);
    worker.once('message', (outcomes) => {
      worker.off('exit', failed);
      resolve(outcomes as Outcome[]);
    });
    worker.send(trial);
  });
