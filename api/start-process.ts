import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Starts a program of ours, `…-process.ts`, as a process of its own: what it takes of memory and time, or how it ends,
 * is no harm to the server. Sources run through tsx, the bundle as it is. Settings and secrets stay with the server.
 * @param memory of JavaScript objects, MB
 */
export function startProcess(program: URL, args: readonly string[], memory: number): ChildProcess {
  const loader = program.pathname.endsWith('.ts')
    ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
    : [];
  return fork(fileURLToPath(program), [...args], {
    execArgv: [`--max-old-space-size=${memory}`, ...loader],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}
