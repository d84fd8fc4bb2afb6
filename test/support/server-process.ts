import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { root, serverFile } from '../../scripts/setup.mjs';

/** The real process, as `npm start` runs it. */
export interface ServerProcess {
  url: string;
  /** All that it wrote so far, log and messages. */
  output: () => string;
  kill: (signal: NodeJS.Signals) => void;
  /** Exit code; null if a signal ended it. */
  exited: Promise<number | null>;
}

/** A start that failed. */
export interface FailedStart {
  code: number | null;
  output: string;
}

/** Starts the server on a free port and waits until it says that it is ready. Limits are off unless `env` sets them. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const { child, output, exited } = launch(env);
  const url = await Promise.race([readyUrl(child, output), exited.then(() => undefined)]);
  if (url === undefined) throw new Error(`the server did not start:\n${output()}`);
  return { url, output, exited, kill: (signal) => void child.kill(signal) };
}

/** Starts the server with settings that it must refuse; answers how it ended. */
export async function failToStart(env: Record<string, string>): Promise<FailedStart> {
  const { child, output, exited } = launch(env);
  const ready = readyUrl(child, output).then((url) => {
    child.kill('SIGKILL');
    throw new Error(`the server started at ${url}, but should have refused to`);
  });
  return { code: await Promise.race([exited, ready]), output: output() };
}

/** Ends every server that a test left running. */
export async function killServers(): Promise<void> {
  const ended = [...running].map((child) => once(child, 'close'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ended);
}

const running = new Set<ChildProcess>();

function launch(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--enable-source-maps', fileURLToPath(serverFile)], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      REQUESTS_PER_MINUTE: '1000000',
      SIGN_INS_PER_MINUTE: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      written += text;
    });
  const exited = once(child, 'close').then(() => child.exitCode);
  running.add(child);
  void exited.then(() => running.delete(child));
  return { child, output: () => written, exited };
}

/** The address in the line that says it is ready; never, if it does not say so. */
function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on('data', () => {
      const [, url] = /^Rehearse is ready: (\S+)$/m.exec(output()) ?? [];
      if (url !== undefined) resolve(url.replace('localhost', '127.0.0.1'));
    });
  });
}
