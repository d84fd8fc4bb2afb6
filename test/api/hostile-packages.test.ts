import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../api/imports/anki/limits.ts';
import { readUploadedPackage } from '../../api/imports/anki/read-uploaded-package.ts';
import { packageFile, packageWith, zstdBomb } from '../support/anki-archives.ts';
import { zipOf } from '../support/zip.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { checked, type Client } from '../support/client.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { runs } from '../support/long.ts';
import { expectProblem } from '../support/problems.ts';

describe.each(engines)('a package that is no good, on %s,', (_name, open) => {
  let app: TestApp;
  let guest: Client;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
    guest = await app.guest();
    await guest.call('getMe');
  });
  afterAll(() => app.close());

  const post = (content: Uint8Array, type = 'application/octet-stream') =>
    guest.raw('/api/v1/imports/anki', {
      method: 'POST',
      body: new Uint8Array(content),
      headers: { 'content-type': type },
    });
  const send = async (content: Uint8Array) => checked('importAnki', await post(content));
  const mistakes = () => app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);

  it('is refused with the reason, and leaves nothing behind', async () => {
    const before = await dump(app.db);
    const bad: [string, Buffer][] = [
      ['no Anki package', Buffer.from('not a zip')],
      ['more than 100 times its size', await zipOf({ 'collection.anki21b': zstdBomb(80) })],
      ['no plain table', await packageWith('alter table notes rename to n; create view notes as select * from n')],
      ['cannot be read', await packageWith("update col set decks = '['")],
    ];
    for (const [reason, content] of bad) {
      const { body } = await send(content);
      expectProblem(body as never, 400, 'The package is not imported. ');
      expect(JSON.stringify(body)).toContain(reason);
    }
    expectProblem((await (await post(Buffer.from('x'), 'text/html')).json()) as never, 415, 'Content-Type');
    expect(await dump(app.db)).toEqual(before);
    expect(mistakes()).toEqual([]);
  });

  it('is imported whole or not at all, whatever its bytes', async () => {
    const fixture = packageFile('legacy2.apkg');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const copy = Buffer.from(fixture);
          for (const { at, to } of changes) copy[at % copy.length] = to;
          const before = await dump(app.db);
          const { status } = await send(copy);
          expect(status).toBeLessThan(500);
          if (status >= 400) expect(await dump(app.db)).toEqual(before);
        },
      ),
      { numRuns: runs(5, 500), seed: 20_261_122 },
    );
    expect(mistakes()).toEqual([]);
  });

  it('is refused where it is larger than 200 MB, before it is sent', async () => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': `${limits.fileBytes + 1}` };
    const problem = await announced(app.url, guest.token ?? '', headers);
    expect(problem).toMatch(/^HTTP\/1\.1 413 /);
    expect(problem).toContain('at most 200 MB');
  });
});

describe('the process that reads a package', () => {
  const upload = () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'upload'));
    const path = join(folder, 'upload', 'file');
    writeFileSync(path, packageFile('legacy1.apkg'));
    return { path, type: 'application/octet-stream', bytes: 1 };
  };
  const now = new Date('2026-11-22T12:00:00.000Z');
  const program = (name: string) => new URL(`../support/${name}`, import.meta.url);

  it('is ended where it takes too long', async () => {
    const reading = readUploadedPackage(upload(), now, {
      timeLimit: 600,
      memory: 64,
      program: program('endless-process.ts'),
    });
    await expect(reading).rejects.toThrow('It took longer than 0.6 seconds to read');
  });
  it('may die of what it reads, and the next one is read all the same', async () => {
    const options = { timeLimit: 60_000, memory: 64, program: program('greedy-process.ts') };
    await expect(readUploadedPackage(upload(), now, options)).rejects.toThrow('Reading it broke off');
    expect((await readUploadedPackage(upload(), now)).decks).toHaveLength(2);
  });
});

/** Sends the head of a request alone, and answers what comes back. */
async function announced(url: string, token: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port } = new URL(url);
  const lines = Object.entries({ host: `${hostname}:${port}`, authorization: `Bearer ${token}`, ...headers });
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/v1/imports/anki HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`,
  );
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.includes('requestId')) {
        socket.destroy();
        resolve(text);
      }
    });
    socket.on('error', reject);
  });
}
