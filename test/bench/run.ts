/**
 * `npm run bench`: our server beside the bare one (bare-server.ts) in one run, in alternating rounds, on copies of one
 * database. Prints throughput, latencies and ratios. `-- --profile` prints where the time goes instead.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureServer, setUp } from '../../scripts/setup.mjs';
import { compareServers } from './compare.ts';
import { measureDiskSync } from './disk-sync.ts';
import { printProfiles } from './profile.ts';
import { seed, type Learners } from './seed.ts';
import { databaseFile, startOurs } from './servers.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1.5' },
    profile: { type: 'boolean', default: false },
  },
});

setUp(ensureServer);
const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-')); // TMPDIR chooses the disk
const folders = { ours: join(folder, 'ours'), bare: join(folder, 'bare') };
try {
  const learners = await seedBoth();
  const sync = measureDiskSync(folder);
  console.log(`Node ${process.versions.node}; disk sync in ${tmpdir()}: median ${sync.toFixed(2)} ms\n`);
  if (options.profile) await printProfiles(folders, learners);
  else await compareServers(folders, learners, { rounds: Number(options.rounds), seconds: Number(options.seconds) });
} finally {
  rmSync(folder, { recursive: true });
}

async function seedBoth(): Promise<Learners> {
  mkdirSync(folders.ours);
  mkdirSync(folders.bare);
  const server = await startOurs(folders.ours);
  const learners = await seed(server.port);
  await server.stop(); // and the database is one whole file
  copyFileSync(databaseFile(folders.ours), databaseFile(folders.bare));
  return learners;
}
