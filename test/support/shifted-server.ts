import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './databases.ts';
import { type Server, startServer } from './server.ts';

/** The service as `npm start` runs it, with a clock that a test puts forward, so that a quarter of an hour takes seconds. */
export interface ShiftedServer extends Server {
  /** Puts its clock forward, milliseconds; it stays so through restarts. */
  advance: (ms: number) => void;
}

/** Starts it at our own time; kill it when done. `env` adds settings. */
export async function startShiftedServer(env: Record<string, string> = {}): Promise<ShiftedServer> {
  const file = join(freshFolder(), 'clock');
  let ahead = 0;
  const advance = (ms: number) => {
    ahead += ms;
    // Put in place at once: the server may be reading.
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  };
  advance(0);
  const clock = new URL('shifted-clock.mjs', import.meta.url).href;
  return { ...(await startServer({ ...env, CLOCK_FILE: file, NODE_OPTIONS: `--import ${clock}` })), advance };
}
