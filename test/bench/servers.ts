import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A server under test, a process of its own. */
export interface ServerUnderTest {
  port: number;
  /** From the start of the process to its first answer, ms. */
  startMs: number;
  /** Processor time that the process has used, ms; undefined where the system does not tell. */
  cpuMs: () => number | undefined;
  stop: () => Promise<void>;
}

export const databaseFile = (folder: string): string => join(folder, 'rehearse.db');

const bareServer = fileURLToPath(new URL('bare-server.ts', import.meta.url));
/** What `npm start` runs; scripts/setup.mjs builds it. */
const builtServer = join(root, 'dist/server/main.js');

/** Our server as `npm start` runs it, its log written and thrown away. `nodeOptions`: --cpu-prof, say; `env`: settings. */
export function startOurs(
  folder: string,
  nodeOptions: string[] = [],
  env: Record<string, string> = {},
): Promise<ServerUnderTest> {
  return start('/healthz', (port) => [
    [...nodeOptions, '--enable-source-maps', builtServer],
    {
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'info',
      REQUESTS_PER_MINUTE: '1000000000',
      SIGN_INS_PER_MINUTE: '1000000000',
      ...env,
    },
  ]);
}

/** The bare server, on a database that ours has made and seeded. */
export function startBare(folder: string, nodeOptions: string[] = []): Promise<ServerUnderTest> {
  return start('/queue?limit=1', (port) => [
    [...nodeOptions, '--import', 'tsx', bareServer, databaseFile(folder), String(port)],
    {},
  ]);
}

async function start(
  path: string,
  command: (port: number) => [args: string[], env: Record<string, string>],
): Promise<ServerUnderTest> {
  const port = await freePort();
  const [args, env] = command(port);
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  await firstAnswer(child, `http://127.0.0.1:${port}${path}`);
  return {
    port,
    startMs: performance.now() - started,
    cpuMs: () => cpuMs(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function firstAnswer(child: ChildProcess, url: string) {
  for (const end = performance.now() + 30_000; performance.now() < end; await wait(10)) {
    if (child.exitCode !== null) throw new Error(`the server stopped at once, with code ${child.exitCode}`);
    const answered = await fetch(url, { headers: { connection: 'close' } }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
  }
  throw new Error(`no answer from ${url} within 30 s`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

/** User and system time of a process and its threads (Linux counts them in hundredths of a second). */
function cpuMs(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') '); // the name before may hold spaces
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10;
}
