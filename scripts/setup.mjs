// What the commands need before any package is there: plain JavaScript on Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Something the person at the keyboard can mend; the message says how. */
export class SetupError extends Error {}

/** Runs the steps; says what to do and exits when one of them cannot. */
export function setUp(...steps) {
  try {
    return steps.map((step) => step());
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Installs what package-lock.json names, unless it is there. Throws SetupError. */
export function ensurePackages() {
  const { engines } = readJson('package.json');
  if (!isNodeAtLeast(process.versions.node, engines.node.replace('>=', ''))) {
    throw new SetupError(
      `Rehearse needs Node.js ${engines.node.replace('>=', '')} or newer; this is ${process.versions.node}. Get it from nodejs.org.`,
    );
  }
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && isInstalled(readJson('package-lock.json'), readJson('node_modules/.package-lock.json')))
    return;
  console.log('Installing packages: a minute or two, this once …');
  run('Installing packages', [...npm(), 'ci', '--include=dev'], {
    remedy:
      'Is the npm registry reachable? Where a package has to be compiled: are python3, make and a C++ compiler installed?',
  });
}

/** Builds the page into dist/web, and what the server draws it with into dist/drawing, unless it was built from these very sources. Throws SetupError. */
export const ensurePage = () => ensureBuilt(page);

/** Builds the server into dist/server, unless it was built from these very sources. Throws SetupError. */
export const ensureServer = () => ensureBuilt(server);

/** Builds the page and answers what the build printed. Throws SetupError. */
export const buildPage = () => build(page);

/** Builds the server and answers what the build printed. Throws SetupError. */
export const buildServer = () => build(server);

const page = {
  name: 'the page',
  sources: ['web', 'api/operations.ts', 'package-lock.json'],
  result: 'dist/web/index.html',
  stamp: 'dist/web.stamp',
  command: [process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts'],
};
const server = {
  name: 'the server',
  sources: ['api', 'db', 'scripts/build-server.mjs', 'package-lock.json'],
  result: 'dist/server/main.js',
  stamp: 'dist/server.stamp',
  command: [process.execPath, 'scripts/build-server.mjs'],
};
/** The built server, as import() wants it. */
export const serverFile = new URL(`../${server.result}`, import.meta.url).href;

function ensureBuilt(target) {
  const isBuilt = existsSync(join(root, target.result)) && existsSync(join(root, target.stamp));
  if (isBuilt && readFileSync(join(root, target.stamp), 'utf8') === sourceStamp(root, target.sources)) return;
  console.log(`Building ${target.name} …`);
  build(target);
}

function build({ name, sources, stamp, command }) {
  const built = sourceStamp(root, sources); // before the build: a file changed meanwhile is built next time
  const output = run(`Building ${name}`, command, { remedy: 'The error above names the file.' });
  writeFileSync(join(root, stamp), built);
  return output;
}

/** Answers the path of a Chromium or Chrome; installs it where it can. Throws SetupError. */
export function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new SetupError(`CHROMIUM_PATH is ${given}, where there is no file.`);
  }
  const found = chromiumPaths.find((path) => existsSync(path));
  if (found) return found;
  if (!mayInstall()) {
    throw new SetupError(
      'The tests need Chromium or Chrome: install it (Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to its program.',
    );
  }
  install('Chromium', ['chromium'], 'Install Chromium yourself, or set CHROMIUM_PATH to its program.');
  return ensureChromium();
}

const chromiumPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Answers the path of a browser for the tests: Debian's Chromium without windows where it can be had, which takes half
 * the processor time of a whole one; else any Chromium or Chrome. Throws SetupError.
 */
export function ensureTestBrowser() {
  if (process.env.CHROMIUM_PATH) return ensureChromium();
  if (existsSync(headlessShell)) return headlessShell;
  if (!mayInstall()) return ensureChromium();
  try {
    install('Chromium', ['chromium-headless-shell'], '');
  } catch {
    return ensureChromium(); // an older release has no such package
  }
  return headlessShell;
}

const headlessShell = '/usr/bin/chromium-headless-shell';

/** Installs the voice and the recogniser of the speech test where it can. Throws SetupError. */
export function ensureSpeechTools() {
  const missing = speechTools.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return;
  const remedy = `Install them yourself (Debian, Ubuntu: sudo apt-get install ${missing.join(' ')}).`;
  if (!mayInstall()) throw new SetupError(`The speech test needs ${missing.join(', ')}. ${remedy}`);
  install(missing.join(', '), missing, remedy);
  const still = speechTools.filter(({ file }) => !existsSync(file)).map(({ file }) => file);
  if (still.length > 0) throw new SetupError(`The speech test found no ${still.join(', ')}. ${remedy}`);
}

const speechTools = [
  { name: 'flite', file: '/usr/bin/flite' },
  { name: 'pocketsphinx', file: '/usr/bin/pocketsphinx_continuous' },
  { name: 'pocketsphinx-en-us', file: '/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict' },
];

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(what, names, remedy) {
  console.log(`Installing ${what} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run(`Installing ${what}`, ['apt-get', 'update'], { remedy, env });
  run(`Installing ${what}`, ['apt-get', 'install', '-y', '--no-install-recommends', ...names], { remedy, env });
}

/** Compares versions such as 20.19 and 20.20.2. */
export function isNodeAtLeast(version, least) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/**
 * True when node_modules holds what the lock file names: `installed` is npm's own record, which it writes last.
 * Optional packages of other platforms may be absent.
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const there = installed.packages[path];
    return there ? there.version === version : optional === true;
  });
}

/** A text that changes with any of the files, named or in the folders: their paths, sizes and times of change. */
export function sourceStamp(base, paths) {
  return paths
    .flatMap((path) => (statSync(join(base, path)).isFile() ? [path] : filesIn(base, path)))
    .map((path) => [path, statSync(join(base, path))])
    .map(([path, { size, mtimeMs }]) => `${path} ${size} ${mtimeMs}\n`)
    .toSorted()
    .join('');
}

const filesIn = (base, folder) =>
  readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)));

/** The npm that runs us; else the one on the PATH, beside Node on Windows, where it is a script that spawn cannot run. */
function npm() {
  if (process.env.npm_execpath?.endsWith('.js')) return [process.execPath, process.env.npm_execpath];
  if (process.platform !== 'win32') return ['npm'];
  return [process.execPath, join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')];
}

/** Quiet unless it fails. */
function run(what, [command, ...args], { remedy, env }) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env,
  });
  const output = `${stdout ?? ''}${stderr ?? ''}`;
  if (status !== 0) throw new SetupError(`${output}\n${what} failed${error ? `: ${error.message}` : ''}. ${remedy}`);
  return output;
}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
