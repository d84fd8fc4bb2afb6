import { constants, setPriority } from 'node:os';
import { trainParameters } from '../scheduling/train-parameters.ts';
import { fit } from './fit.ts';
import type { FromTraining, ToTraining, TrainingEntry, TrainingSetup } from './training.ts';

/** The training process: takes a learner's log, answers once, and ends. Whoever answers requests goes first. */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit());

const log: TrainingEntry[] = [];
let setup: TrainingSetup | undefined;

process.on('message', (message: ToTraining) => {
  if (message.kind === 'setup') setup = message.setup;
  else if (message.kind === 'entries') for (const entry of message.entries) log.push(entry);
  else void answer();
});

async function answer() {
  try {
    if (!setup) throw new Error('told to train before it was told on what');
    const training = await fit(log, setup, (items) =>
      trainParameters(items, (share) => say({ kind: 'progress', share })),
    );
    say({ kind: 'done', training });
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
}

const say = (message: FromTraining) => void process.send?.(message);
