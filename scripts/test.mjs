// `npm test`: sets up what is missing, then every check, each to its end. `--long`: the full forms of the suites.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildPage, buildServer, ensurePackages, ensureSpeechTools, ensureTestBrowser, root, setUp } from './setup.mjs';
import { closingLine, countTests } from './test-counts.mjs';

const [, browser] = setUp(ensurePackages, ensureTestBrowser, ensureSpeechTools);
const env = { ...process.env, CHROMIUM_PATH: browser, ...(process.argv.includes('--long') && { REHEARSE_LONG: '1' }) };

const checks = [
  ['lock file names every platform', 'scripts/complete-lock.mjs', '--check'],
  ['format', 'node_modules/oxfmt/bin/oxfmt', '--check'],
  ['lint', 'node_modules/oxlint/bin/oxlint'],
  ['types of api, db and their tests', 'node_modules/typescript/bin/tsc', '-p', '.'],
  ['types of web', 'node_modules/typescript/bin/tsc', '-p', 'web'],
  ['types of the tests in web and e2e', 'node_modules/typescript/bin/tsc', '-p', 'test'],
  ['unused code', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['decks', '--import', 'tsx', 'api/cli.ts', 'decks:check'],
];

const outcomes = await inPairs(checks, ([name, ...args]) => check(name, () => node(args)));
outcomes.push(
  await check('build of the page', () => build(buildPage)),
  await check('build of the server', () => build(buildServer)),
);
const tests = await runTests();

const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name);
if (failed.length > 0) console.log(`\nFailed checks, output above: ${failed.join(', ')}`);
const total = {
  passed: tests.passed + outcomes.length - failed.length,
  failed: tests.failed + failed.length,
  skipped: tests.skipped,
};
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(closingLine(total));

/** Does something with each, two at a time; answers in their order. */
async function inPairs(items, work) {
  const results = [];
  const waiting = items.entries();
  const workOff = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all([workOff(), workOff()]);
  return results;
}

/** Prints name and time; what the check printed only when it failed. */
async function check(name, step) {
  const start = performance.now();
  const { passed, output } = await step();
  console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  if (!passed) console.log(`${output.trim()}\n`);
  return { name, passed };
}

async function node(args) {
  const program = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [status]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit'),
  ]);
  return { passed: status === 0, output: `${output}${errors}` };
}

function build(step) {
  try {
    return { passed: true, output: step() };
  } catch (error) {
    return { passed: false, output: error.message };
  }
}

/** Streams what vitest prints; counts from its JSON report. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-tests-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...reporters];
  const run = spawn(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' });
  process.on('SIGTERM', () => run.kill());
  const [status] = await once(run, 'exit');
  const counts = countTests(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, status);
  rmSync(folder, { recursive: true });
  return counts;
}
