// Where node_modules was there already, or the registry lacks them, npm leaves a package's builds for other platforms
// out of the lock file (npm/cli#4828). `npm ci` then refuses it (npm 11), or on those platforms installs nothing that
// runs (npm 10). `npm run lock:complete` writes the missing entries; `--check` fails when there are any.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Lock entries, by path, of the optional packages that a locked package names and the lock file lacks.
 * A range such as ^1.0.0 means the version of a sibling that is locked: builds of one package are published together.
 * They have no integrity: npm adds it at the next install that can see the package.
 */
export function missingEntries(packages) {
  const missing = {};
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    const siblings = Object.entries(optionalDependencies);
    for (const [name, range] of siblings) {
      if (lockedEntry(packages, parent, name)) continue;
      const sibling = siblings.find(([other, theirs]) => theirs === range && lockedEntry(packages, parent, other));
      const version = isVersion(range) ? range : sibling && lockedEntry(packages, parent, sibling[0]).version;
      if (!version) throw new Error(`${name}@${range} is not one version: lock it with npm install`);
      const { cpu, libc, os } = platformOf(name);
      missing[`node_modules/${name}`] = { version, cpu, dev, libc, optional: true, os }; // in npm's order
    }
  }
  return missing;
}

const isVersion = (range) => /^\d+\.\d+\.\d/.test(range);

/** `cpu`, `libc` and `os` as a lock file has them, read off a name such as `@oxlint/binding-linux-x64-musl`. */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  if (words.includes('wasm32')) return { cpu: ['wasm32'] };
  const os = words.find((word) => systems.has(word));
  const cpu = words.find((word) => processors.has(word));
  if (!os || !cpu)
    throw new Error(`Cannot tell the platform of ${name}: write its entry in package-lock.json by hand.`);
  const libc = /-(gnu|musl)/.exec(name)?.[1].replace('gnu', 'glibc');
  return { cpu: [cpu], libc: libc && [libc], os: [os] };
}

const systems = new Set([
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]);
const processors = new Set(['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']);

/** The entry of a package, looked for in every folder that Node would, from the package that asks up to the top. */
function lockedEntry(packages, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    const entry = packages[`${folder}/node_modules/${name}`.replace(/^\//, '')];
    if (entry || folder === '') return entry;
  }
}

function main(check) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock.packages);
  const names = Object.keys(missing).map((path) => path.replace('node_modules/', ''));
  if (names.length === 0) return;
  if (check) {
    console.log(
      `package-lock.json lacks ${names.length} packages of other platforms: npm run lock:complete\n${names.join('\n')}`,
    );
    process.exitCode = 1;
    return;
  }
  const entries = Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  console.log(`package-lock.json: ${names.length} packages of other platforms added.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.includes('--check'));
