import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freshFolder } from './databases.ts';

/** The service as `npm start` runs it: a process of its own on a free port, with a data folder of its own. */
export interface Server {
  url: string;
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again on the same data and port, unless it runs. */
  restart: () => Promise<void>;
}

/** Starts the service, built if it has to be; kill it when done. Limits are off; `env` adds settings. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const dataDir = freshFolder();
  let { child, url } = await start(dataDir, '0', env);
  const { port } = new URL(url);
  const runs = () => child.exitCode === null && child.signalCode === null;
  return {
    url,
    kill: async () => {
      if (!runs()) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    restart: async () => {
      if (!runs()) ({ child, url } = await start(dataDir, port, env));
    },
  };
}

const root = fileURLToPath(new URL('../..', import.meta.url));

async function start(
  dataDir: string,
  port: string,
  more: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      PORT: port,
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '1000000',
      SIGN_INS_PER_MINUTE: '1000000',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killOnExit = () => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  child.once('exit', () => process.off('exit', killOnExit));
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const address = /^Rehearse is ready: (.+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the server stopped with code ${code}: ${lines.join('\n')}`)));
  });
  return { child, url };
}
