import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Invalid, Unavailable } from '../../errors.ts';
import type { Upload } from '../../http/route.ts';
import { startProcess } from '../../start-process.ts';
import { limits } from './limits.ts';
import type { Package, PackageQuestion } from './read-package.ts';
import type { FromReading } from './read-package-process.ts';

/** What the process gets: ms, MB of JavaScript objects, and its program, which a test may replace. */
export interface ReadingOptions {
  timeLimit: number;
  memory: number;
  program: URL;
}
const usual: ReadingOptions = {
  timeLimit: limits.time,
  memory: limits.heapMegabytes,
  program: new URL('read-package-process.ts', import.meta.url),
};

/**
 * Reads a package in a process of its own, one at a time: whatever is in the archive, it costs no more than its limits,
 * and nobody else waits. Throws Invalid with the reason if the package is refused, Unavailable if too many wait.
 */
export async function readUploadedPackage({ path }: Upload, now: Date, options = usual): Promise<Package> {
  if (waiting >= mostWaiting)
    throw new Unavailable('Several packages are being read at the moment: try again in a few minutes.');
  waiting += 1;
  const turn = lastTurn;
  const reading = (async () => {
    await turn;
    const folder = join(dirname(path), 'unpacked'); // removed with the upload
    await mkdir(folder);
    return read([path, folder, String(now.getTime())], options);
  })();
  lastTurn = reading.catch(() => {});
  try {
    return await reading;
  } finally {
    waiting -= 1;
  }
}

const mostWaiting = 8;
let waiting = 0;
let lastTurn: Promise<unknown> = Promise.resolve();

async function read(args: readonly string[], { timeLimit, memory, program }: ReadingOptions): Promise<Package> {
  const child = startProcess(program, args, memory);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, timeLimit);
  const decks = new Map<string, PackageQuestion[]>();
  let end: FromReading | undefined;
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  child.on('message', (message: FromReading) => {
    if (message.kind === 'questions')
      decks.set(message.deck, [...(decks.get(message.deck) ?? []), ...message.questions]);
    else end = message;
  });
  try {
    await once(child, 'close');
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
  if (timedOut) throw refused(`It took longer than ${timeLimit / 1000} seconds to read: export one deck at a time.`);
  if (end?.kind === 'refused') throw refused(end.reason);
  if (end?.kind === 'done')
    return { decks: [...decks].map(([name, questions]) => ({ name, questions })), remarks: end.remarks };
  throw new Invalid(
    `${nothing} Reading it broke off: it takes more memory than is allowed, or is damaged in an odd way.`,
    {
      cause: new Error(`${child.signalCode ?? `exit code ${child.exitCode}`}: ${said}`),
      errors: [{ pointer: '/body', message: 'cannot be read: export one deck at a time, or export it again' }],
    },
  );
}

const nothing = 'The package is not imported.';
const refused = (reason: string) =>
  new Invalid(`${nothing} ${reason}`, { errors: [{ pointer: '/body', message: reason }] });
