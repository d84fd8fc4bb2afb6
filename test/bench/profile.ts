import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runLoad } from './load.ts';
import type { Learners } from './seed.ts';
import { startBare, startOurs, type ServerUnderTest } from './servers.ts';
import { table } from './table.ts';
import { createWorkload, operations, type Operation } from './workload.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const warmUp = { requests: 4000, seconds: 3 };
const profiled = { requests: 8000, seconds: 6 };
const intervalMicros = 200;
const longestMicros = 5 * intervalMicros;
const shown = 25;
const sqlite = 'better-sqlite3 and the disk';
const bareServer = 'the bare server, with SQLite';

/** Profiles both servers under each load and prints where ours spends its time, the bare one's beside it. */
export async function printProfiles(folders: Record<'ours' | 'bare', string>, learners: Learners): Promise<void> {
  for (const operation of operations) {
    const ours = await profileOf(operation, startOurs, folders.ours, '/api/v1', learners);
    const bare = await profileOf(operation, startBare, folders.bare, '', learners);
    printProfile(operation, ours, bare);
  }
}

/** Microseconds per request. */
interface Profile {
  byGroup: Map<string, number>;
  bySelf: Map<string, number>;
  /** With everything called from there; of our own functions. */
  byOwn: Map<string, number>;
}

async function profileOf(
  operation: Operation,
  start: (folder: string, nodeOptions: string[]) => Promise<ServerUnderTest>,
  folder: string,
  prefix: string,
  learners: Learners,
): Promise<Profile> {
  const results = join(folder, `profile-${operation}`);
  mkdirSync(results);
  const server = await start(folder, [
    '--cpu-prof',
    `--cpu-prof-dir=${results}`,
    `--cpu-prof-interval=${intervalMicros}`,
  ]);
  const workload = createWorkload(prefix, learners);
  const load = { port: server.port, nextRequest: workload[operation], inFlight: 8 };
  await runLoad({ ...load, atMost: warmUp });
  const from = micros();
  const { requests } = await runLoad({ ...load, atMost: profiled });
  const to = micros();
  await server.stop();
  const [file] = readdirSync(results);
  return summarise(JSON.parse(readFileSync(join(results, file!), 'utf8')) as CpuProfile, { from, to, requests });
}

/** V8 stamps its samples with the same clock. */
const micros = () => Number(process.hrtime.bigint() / 1000n);

/** https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
interface CpuProfile {
  nodes: ProfileNode[];
  startTime: number;
  samples: number[];
  timeDeltas: number[];
}
interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  children?: number[];
}

/** The time between two instants, without what the process spent idle. */
function summarise(
  profile: CpuProfile,
  { from, to, requests }: { from: number; to: number; requests: number },
): Profile {
  const frames = framesOf(profile);
  const result: Profile = { byGroup: new Map(), bySelf: new Map(), byOwn: new Map() };
  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    at += profile.timeDeltas[index] ?? 0;
    const frame = frames.get(id);
    if (!frame || at < from || at > to || frame.name === '(idle)') continue;
    const lasted = profile.timeDeltas[index + 1] ?? 0;
    // Outside SQLite nothing blocks: a longer sample is one in which another process had the processor.
    const time = (frame.group === sqlite ? lasted : Math.min(lasted, longestMicros)) / requests;
    add(result.byGroup, frame.group, time);
    add(result.bySelf, `${frame.name}  ${frame.place}`, time);
    for (const own of frame.own) add(result.byOwn, own, time);
  }
  return result;
}

const add = (sums: Map<string, number>, key: string, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);

interface Frame {
  name: string;
  /** File and line, or the group of its caller for what is built into V8 and Node. */
  place: string;
  /** Package, or our folder. */
  group: string;
  /** It and its callers as far as they are ours. */
  own: Set<string>;
}

function framesOf({ nodes }: CpuProfile): Map<number, Frame> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const frames = new Map<number, Frame>();
  const visit = (node: ProfileNode, caller: Frame | undefined) => {
    const frame = frameOf(node.callFrame, caller);
    frames.set(node.id, frame);
    for (const child of node.children ?? []) visit(byId.get(child)!, frame);
  };
  visit(nodes[0]!, undefined);
  return frames;
}

function frameOf(
  { functionName, url, lineNumber, columnNumber }: ProfileNode['callFrame'],
  caller: Frame | undefined,
): Frame {
  const name = functionName || '(anonymous)';
  const callers = caller?.own ?? new Set<string>();
  if (name === '(garbage collector)') return { name, place: '', group: 'garbage collection', own: callers };
  if (name === '(program)') return { name, place: '', group: 'system calls and the like', own: callers };
  if (url === '') {
    return {
      name,
      place: `built in, called by ${caller?.name} ${caller?.place}`,
      group: caller?.group ?? 'node',
      own: callers,
    };
  }
  const place = originalPlace(url, lineNumber, columnNumber);
  const group = callsSqlite(name, place) ? sqlite : groupOf(place);
  const own = isOurs(place) ? new Set([...callers, `${name}  ${place}`]) : callers;
  return { name, place, group, own };
}

/** V8 counts better-sqlite3's native functions with those that call them: drizzle's session, and the group commits. */
const callsSqlite = (name: string, place: string) =>
  place.includes('drizzle-orm/better-sqlite3/session.js') ||
  (name === 'flush' && /^(db\/sqlite|test\/bench\/bare-server)\.ts/.test(place));

const isOurs = (place: string) => /^(api|db)\//.test(place);

function groupOf(place: string): string {
  if (place.startsWith('node:')) return 'node';
  const [, package_] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(place) ?? [];
  if (package_) return package_;
  if (place.startsWith('test/bench/')) return bareServer;
  const [, folder] = /^(api\/[^/.]+|db)\b/.exec(place) ?? [];
  return folder ? `our ${folder}` : place.startsWith('api/') ? 'our api' : 'bundle';
}

const maps = new Map<string, SourceMap | undefined>();

/** Where the bundle's code comes from: path from the root and line. */
function originalPlace(url: string, line: number, column: number): string {
  if (!url.startsWith('file:')) return url;
  const path = fileURLToPath(url);
  if (!maps.has(path)) {
    const hasMap = path.startsWith(join(root, 'dist')) && existsSync(`${path}.map`);
    maps.set(path, hasMap ? new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8'))) : undefined);
  }
  const entry = maps.get(path)?.findEntry(line, column);
  if (!entry || !('originalSource' in entry)) return `${relative(root, path)}:${line + 1}`;
  return `${relative(root, join(path, '..', entry.originalSource))}:${entry.originalLine + 1}`;
}

function printProfile(operation: Operation, ours: Profile, bare: Profile) {
  const total = (profile: Profile) => [...profile.byGroup.values()].reduce((sum, time) => sum + time, 0);
  const largest = (times: Map<string, number>) => [...times].toSorted(([, a], [, b]) => b - a);
  const figure = (time: number | undefined) => (time === undefined ? '–' : time.toFixed(1));
  const groups = largest(new Map([...[...bare.byGroup.keys()].map((group) => [group, 0] as const), ...ours.byGroup]));
  console.log(`${operation}: microseconds per request\n`);
  console.log(
    table([
      ['where', 'ours', 'bare'],
      ['all', figure(total(ours)), figure(total(bare))],
      ...groups
        .filter(([group, time]) => time >= 0.5 || (bare.byGroup.get(group) ?? 0) >= 0.5)
        .map(([group, time]) => [group, figure(time), figure(bare.byGroup.get(group))]),
    ]),
  );
  const list = (times: Map<string, number>) =>
    largest(times)
      .slice(0, shown)
      .map(([name, time]) => [name, figure(time)]);
  console.log(`\n${table([['function of ours, with all it calls', 'µs'], ...list(ours.byOwn)])}`);
  console.log(`\n${table([['function, by itself', 'µs'], ...list(ours.bySelf)])}`);
  console.log(`\n${table([['function of the bare process, by itself', 'µs'], ...list(bare.bySelf).slice(0, 10)])}\n`);
}
