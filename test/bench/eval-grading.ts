/**
 * `npm run eval:grading -- [--file answers.jsonl] [--grader offline|llm] [--limit n]`: holds a grader against answers
 * that people marked, n of them if a limit is given; without a file, those of test/data/grading. There the offline
 * grader must keep its floors.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../../api/config.ts';
import { GraderFailure } from '../../api/grading/grader.ts';
import { evaluate, type Evaluation } from './grading/evaluate.ts';
import { belowFloors } from './grading/floors.ts';
import { llmGrader, offlineGrader, type Examinee } from './grading/graders.ts';
import { LabelledFileError, readLabelled } from './grading/read-labelled.ts';

const ownFile = fileURLToPath(new URL('../data/grading/saf2-communication-networks.jsonl.gz', import.meta.url));

try {
  const { values } = parseArgs({
    options: {
      file: { type: 'string', default: ownFile },
      grader: { type: 'string', default: 'offline' },
      limit: { type: 'string' },
    },
  });
  const examinee = examineeOf(values.grader);
  const answers = spread(readLabelled(values.file), limitOf(values.limit));
  const evaluation = await evaluate(answers, examinee);
  const hasFloors = examinee === offlineGrader && values.file === ownFile && values.limit === undefined;
  const below = hasFloors ? belowFloors(evaluation) : [];
  for (const line of below) console.error(`Below the floor: ${line}`);
  for (const line of describe(evaluation, examinee.name)) console.log(line);
  process.exitCode = below.length > 0 ? 1 : 0;
} catch (error) {
  if (!isPlain(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Of what the caller can mend; its message says how. */
function isPlain(error: unknown): error is Error {
  return (
    error instanceof LabelledFileError ||
    error instanceof ConfigError ||
    error instanceof GraderFailure ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))
  );
}

/** So many of the answers, from all over the file. */
function spread<T>(all: readonly T[], limit = Infinity): T[] {
  const count = Math.min(limit, all.length);
  return all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length),
  );
}

function examineeOf(name: string): Examinee {
  if (name === 'offline') return offlineGrader;
  if (name !== 'llm') throw new LabelledFileError(`--grader: "${name}" is none: write offline or llm`);
  const server = readConfig().grader;
  if (!server) throw new LabelledFileError('--grader llm: set GRADER_MODEL and OPENAI_API_KEY or OPENAI_BASE_URL');
  return llmGrader(server);
}

function limitOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(given)) throw new LabelledFileError(`--limit: "${given}" must be a number from 1 on`);
  return Number(given);
}

function describe(evaluation: Evaluation, name: string): string[] {
  const { agreement } = evaluation;
  const figure = (value: number | null) => value?.toFixed(3) ?? 'not defined';
  const interval = (bounds: readonly number[] | null) => (bounds ? ` (95 %: ${bounds.map(figure).join(' to ')})` : '');
  return [
    `${evaluation.answers} answers to ${evaluation.questions} questions, graded by ${name}; compared by ${evaluation.of}`,
    ...Object.entries(agreement.confusion).map(
      ([human, machine]) =>
        `  by people ${human}: ${Object.entries(machine)
          .map(([verdict, count]) => `${verdict} ${count}`)
          .join(', ')}`,
    ),
    `coverage             ${figure(agreement.coverage)}`,
    `Cohen's kappa        ${figure(agreement.kappa)}${interval(agreement.kappaInterval)}`,
    `kappa, credit or not ${figure(agreement.creditKappa)}`,
    `phi, credit or not   ${figure(agreement.phi)}${interval(agreement.phiInterval)}`,
    `balanced accuracy    ${figure(agreement.balancedAccuracy)}`,
    `leniency             ${figure(agreement.leniency)}`,
    `r with answer length ${figure(agreement.lengthCorrelation)}`,
    `ms of processor time ${evaluation.median.toFixed(2)} median, ${evaluation.p99.toFixed(2)} p99`,
    `padding, points      ${evaluation.padding?.toFixed(1) ?? 'not tried'}`,
    `Pearson's r          ${figure(evaluation.pearson)}`,
    `AUC at score >= .75  ${figure(evaluation.auc)}`,
  ];
}
