/**
 * `npm run simulate`: learners with hidden memory before an interview, the plan against other ways to spend the same
 * minutes. At most three minutes; `-- --long` takes sixty learners in place of nine, and half an hour.
 * `-- --learners 8 --seed 1 --minutes 10` chooses them and how long it may take.
 */
import { parseArgs } from 'node:util';
import { noises, trialsOf } from './campaign.ts';
import { report } from './report.ts';
import { runTrials } from './workers.ts';

const { values: options } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    learners: { type: 'string' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
  },
});
const learners = Number(options.learners ?? (options.long ? 60 : 9));
const seed = Number(options.seed);
const limitMinutes = Number(options.minutes ?? (options.long ? 30 : 3));

const start = performance.now();
const trials = trialsOf(learners, seed);
const results = await runTrials(trials, start + limitMinutes * 60_000);
console.log(report(results));
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(
  `\n${results.length} of ${trials.length} trials in ${seconds} s (at most ${limitMinutes} minutes): ` +
    `learners of seeds ${seed} to ${seed + learners - 1}, verdict noise ${noises.join(', ')}. ` +
    'Differences are between the same learners.',
);
