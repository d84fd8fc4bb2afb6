import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startProcess } from '../start-process.ts';
import type { FromTraining, ToTraining, Training, TrainingEntry, TrainingSetup } from './training.ts';

/** A training that came to no result; the message says why in words for the learner, `detail` for the log. */
export class TrainingFailed extends Error {
  readonly detail: string;
  constructor(message: string, detail: string) {
    super(message);
    this.detail = detail;
  }
}

export interface TrainingOptions {
  /** Ends the process at once; the promise then rejects with the signal's reason. */
  signal: AbortSignal;
  /** Told the share done, 0..1. */
  onProgress: (share: number) => void;
  /** The process is ended after so long, ms. */
  timeLimit?: number;
  /** The program to run; the trainer itself unless a test has another. */
  program?: URL;
}

const usualTimeLimit = 5 * 60_000;
/** Of JavaScript objects, MB: 200,000 reviews need about 300. */
const memoryLimit = 768;
const trainer = new URL('train-process.ts', import.meta.url);

/**
 * Trains in a process of its own, whatever happens there: the optimiser can abort its process in a way that cannot be
 * caught, and takes all of a processor while it works. Throws TrainingFailed.
 */
export async function train(
  log: AsyncIterable<TrainingEntry[]>,
  setup: TrainingSetup,
  { signal, onProgress, timeLimit = usualTimeLimit, program = trainer }: TrainingOptions,
): Promise<Training> {
  signal.throwIfAborted();
  const child = startProcess(program, [], memoryLimit);
  const end = () => void child.kill('SIGKILL');
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, timeLimit);
  signal.addEventListener('abort', end);
  try {
    const outcome = outcomeOf(child, onProgress);
    outcome.catch(end); // told again below
    await tell(child, setup, log, signal);
    return await outcome;
  } catch (error) {
    signal.throwIfAborted();
    if (timedOut)
      throw new TrainingFailed(`It was stopped after ${timeLimit / 60_000} minutes, the longest that it may take.`, '');
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    end();
  }
}

async function tell(
  child: ChildProcess,
  setup: TrainingSetup,
  log: AsyncIterable<TrainingEntry[]>,
  signal: AbortSignal,
) {
  const send = promisify((message: ToTraining, sent: (error: Error | null) => void) => child.send(message, sent));
  try {
    await send({ kind: 'setup', setup });
    for await (const entries of log) {
      signal.throwIfAborted();
      await send({ kind: 'entries', entries });
      await setImmediate(); // a page that fits into the pipe is sent at once, and requests would wait for all of them
    }
    await send({ kind: 'train' });
  } catch (error) {
    if (child.connected) throw error;
    // The process is gone: how it ended says more than that nobody listens.
  }
}

/** What the process answers, or how it ended without an answer. */
async function outcomeOf(child: ChildProcess, onProgress: (share: number) => void): Promise<Training> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  let answer: FromTraining | undefined;
  child.on('message', (message: FromTraining) => {
    if (message.kind === 'progress') onProgress(message.share);
    else answer = message;
  });
  await once(child, 'close');
  if (answer?.kind === 'done') return answer.training;
  if (answer?.kind === 'failed')
    throw new TrainingFailed('Something in the reviews could not be learnt from.', answer.message);
  const how = child.signalCode ?? `exit code ${child.exitCode}`;
  throw new TrainingFailed('The process that trains broke down. Nothing else was touched by it.', `${how}: ${said}`);
}
