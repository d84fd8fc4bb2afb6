import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../api/imports/anki/open-archive.ts';
import { RefusedPackage } from '../../api/imports/anki/refused-package.ts';
import { packageFile, packageWith, readBytes, zstdBomb, zstdFrame } from '../support/anki-archives.ts';
import { zipOf } from '../support/zip.ts';
import { freshFolder } from '../support/databases.ts';
import { runs } from '../support/long.ts';
import { packages } from '../support/sample-requests.ts';

const legacy = packageFile('legacy1.apkg');
const latest = packageFile('latest.colpkg');

/** Puts bytes in the place of others of the same length, wherever they are. */
function patched(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replaceAll(from, to), 'latin1');
}
const refusal = async (bytes: Promise<Buffer> | Buffer): Promise<string> =>
  readBytes(await bytes).then(
    () => 'it was read',
    (error: unknown) => (error instanceof RefusedPackage ? error.message : String(error)),
  );

describe('an archive that is refused, with the reason:', () => {
  const files = { 'collection.anki2': 'x'.repeat(100), 'aa/b': 'x' };
  it.each<[string, RegExp, () => Promise<Buffer> | Buffer]>([
    ['no archive', /no Anki package/, () => Buffer.from('card_id,review_time\n')],
    ['half an archive', /no Anki package|damaged/, () => legacy.subarray(0, legacy.length / 2)],
    ['no collection in it', /no collection in it/, () => zipOf({ 'readme.txt': 'hello' })],
    ['a way out of its folder', /outside its folder/, async () => patched(await zipOf(files), 'aa/b', '../b')],
    ['an absolute path', /outside its folder/, async () => patched(await zipOf(files), 'aa/b', '/a/b')],
    ['a path of another system', /outside its folder/, async () => patched(await zipOf(files), 'aa/b', '..\\b')],
    [
      'two collections',
      /two files in it/,
      async () =>
        patched(await zipOf({ 'collection.anki2': 'a', 'kollection.anki2': 'b' }), 'kollection', 'collection'),
    ],
    [
      'a password',
      /encrypted/,
      async () =>
        patched(await zipOf(files), 'PK\x01\x02\x3f\x03\x14\x00\x00\x08', 'PK\x01\x02\x3f\x03\x14\x00\x01\x08'),
    ],
    ['a bomb', /more than 100 times its size/, () => zipOf({ 'collection.anki2': Buffer.alloc(20 * 2 ** 20) })],
    ['a newer format', /newer Anki/, () => zipOf({ ...files, meta: Buffer.from([8, 9]) })],
    [
      'a meta file without its collection',
      /collection is missing/,
      () => zipOf({ ...files, meta: Buffer.from([8, 3]) }),
    ],
    ['a meta file of nonsense', /damaged/, () => zipOf({ ...files, meta: Buffer.from([0xff, 0xff]) })],
    ['no database', /no database|cannot be read/, () => zipOf(files)],
    ['more files than it may have', /at most 100,000/, () => manyFiles(100_001)],
  ])('%s', async (_name, reason, make) => {
    expect(await refusal(make())).toMatch(reason);
  });

  it('one that says less of its size than is true', async () => {
    const zip = await zipOf({ 'collection.anki2': Buffer.alloc(9_000_000, 'abcdefgh0123') });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(9_000_000);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(1000);
    expect(await refusal(patched(zip, size.toString('latin1'), lie.toString('latin1')))).toMatch(/damaged/);
  });

  const zstd = (collection: Buffer) => zipOf({ 'collection.anki21b': collection });
  it.each<[string, RegExp, () => Promise<Buffer>]>([
    ['no zstd', /is not zstd/, () => zstd(Buffer.from('SQLite format 3\0'))],
    ['a window of a gigabyte', /too much memory/, () => zstd(zstdFrame(Buffer.from('x'), 30))],
    ['one segment of a gigabyte', /too much memory/, () => zstd(Buffer.from('28b52ffda000000040010000', 'hex'))],
    ['a bomb', /more than 100 times its size/, () => zstd(zstdBomb(80))],
    [
      'a bomb in many frames',
      /more than 100 times its size/,
      () => zstd(Buffer.concat(Array.from({ length: 80 }, () => zstdBomb(1)))),
    ],
    ['half a frame', /cut short/, () => zstd(zstdFrame(Buffer.alloc(1000)).subarray(0, 500))],
    ['no frame at all', /has no col/, () => zstd(Buffer.alloc(0))],
  ])('zstd with %s', async (_name, reason, make) => {
    expect(await refusal(make())).toMatch(reason);
  });

  it('not one whose collection is stored, in several frames', async () => {
    const collection = readFileSync(await openArchive(join(packages, 'legacy1.apkg'), freshFolder()));
    const [first, second] = [collection.subarray(0, 5000), collection.subarray(5000)];
    const { decks } = await readBytes(await zstd(Buffer.concat([zstdFrame(first), zstdFrame(second)])));
    expect(decks).toHaveLength(2);
  });
});

/** The end of an archive in the zip64 format that says how many files are in it. */
function manyFiles(count: number): Buffer {
  const end = Buffer.alloc(98);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeUInt32LE(44, 4);
  end.writeUInt32LE(count, 24);
  end.writeUInt32LE(count, 32);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.fill(0xff, 84, 96);
  return end;
}

describe('a collection that is refused, with the reason:', () => {
  it.each<[string, RegExp, string]>([
    [
      'a view in the place of a table',
      /notes is no plain table/,
      'alter table notes rename to n; create view notes as select * from n',
    ],
    [
      'a view without an end',
      /revlog is no plain table/,
      'drop table revlog; create view revlog as with recursive r(id) as (select 1 union all select id + 1 from r) select id, 1 cid, 1 ease, 1 factor, 1 time, 1 type from r',
    ],
    [
      'a virtual table',
      /notes is no plain table/,
      'drop table notes; create virtual table notes using fts5(id, guid, mid, tags, flds)',
    ],
    [
      'a computed column',
      /revlog is no plain table/,
      'drop table revlog; create table revlog (id integer primary key, cid, ease, factor, time, type as (hex(zeroblob(1000000000))))',
    ],
    ['a missing table', /has no cards/, 'drop table cards'],
    ['a missing column', /cannot be read/, 'alter table cards drop column flags'],
    ['note types of nonsense', /cannot be read/, "update col set models = '{'"],
    ['note types of another shape', /note types cannot be read/, `update col set models = '{"1": {"name": 5}}'`],
    ['a number that is text', /cards\.ord is no number/, "update cards set ord = 'first' where id = 1001"],
    ['a text that is bytes', /notes\.flds is no text/, "update notes set flds = x'00ff' where id = 101"],
    [
      'a very long note',
      /longer than 200,000 characters/,
      "update notes set flds = printf('%.*c', 300000, 'x') where id = 101",
    ],
    ['a number beyond every date', /no number|cannot be read/, 'update revlog set cid = 9223372036854775807'],
    ['no card with text', /no card in it that could be read/, "update notes set flds = '<img src=x.png>'"],
    [
      'too many notes',
      /more than 20,000 notes/,
      "insert into notes with recursive n(i) as (select 1000 union all select i + 1 from n where i < 21000) select i, 'g' || i, 1, 0, 0, '', 'x', 'x', 0, 0, '' from n",
    ],
    [
      'too many reviews',
      /more than 500,000 reviews/,
      'insert into revlog with recursive n(i) as (select 1000 union all select i + 1 from n where i < 501000) select i, 1001, 0, 3, 1, 1, 1, 1, 1 from n',
    ],
  ])('%s', async (_name, reason, sql) => {
    expect(await refusal(packageWith(sql))).toMatch(reason);
  });

  it('pages of garbage', async () => {
    const bytes = await packageWith('', (client) => {
      client.pragma('writable_schema = ON');
      client.exec("update sqlite_schema set rootpage = 2 where name = 'cards'");
    });
    expect(await refusal(bytes)).toMatch(/damaged/);
  });
});

describe('what is odd but harmless', () => {
  const prompts = async (sql: string) =>
    (await readBytes(await packageWith(sql))).decks.flatMap((deck) =>
      deck.questions.map((question) => question.prompt),
    );

  it('is read: scripts and styles are dropped, markup of any depth ends somewhere', async () => {
    const deep = `${'<div>'.repeat(20_000)}deep`;
    const shown = await prompts(
      `update notes set flds = '<script>alert(1)</script><style>*{}</style>Safe?' || char(31) || 'Yes' where id = 101;
       update notes set flds = '${deep}' || char(31) || 'Shallow' where id = 108`,
    );
    expect(shown).toContain('Safe?');
    expect(shown.join()).not.toMatch(/alert|<div|\*\{/);
  });

  it('is read: braces that are never closed, in time', async () => {
    const braces = '{{c1::'.repeat(20_000);
    expect(await prompts(`update notes set flds = '${braces}' || char(31) || '' where id = 103`)).toHaveLength(7);
  });

  it('is left out: reviews of the future, and of before 1970', async () => {
    const { remarks } = await readBytes(
      await packageWith('update revlog set id = 9000000000000 + id where id < 1790000000003'),
    );
    expect(remarks.join()).toMatch(/3 reviews were left out: they lie in the future/);
  });
});

const outcomeOf = (bytes: Buffer): Promise<string> =>
  readBytes(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof RefusedPackage ? 'refused' : String(error)),
  );

describe('bytes that are nearly a package', () => {
  it.each([
    ['legacy1.apkg', legacy],
    ['latest.colpkg', latest],
  ])('%s are read or refused, never anything else', async (_name, bytes) => {
    const mutation = fc.record({
      changes: fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { maxLength: 5 }),
      cut: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat() }),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ changes, cut }) => {
        const copy = Buffer.from(bytes);
        for (const { at, to } of changes) copy[at % copy.length] = to;
        const sent = cut === undefined ? copy : copy.subarray(0, cut % copy.length);
        expect(await outcomeOf(sent)).toMatch(/^(read|refused)$/);
      }),
      { numRuns: runs(100, 5000), seed: 20_261_122 },
    );
  });

  it('inside a collection are read or refused too', async () => {
    const collection = readFileSync(await openArchive(join(packages, 'legacy1.apkg'), freshFolder()));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { minLength: 1, maxLength: 20 }),
        async (changes) => {
          const copy = Buffer.from(collection);
          for (const { at, to } of changes) copy[at % copy.length] = to;
          const sent = await zipOf({ 'collection.anki21b': zstdFrame(copy) });
          expect(await outcomeOf(sent)).toMatch(/^(read|refused)$/);
        },
      ),
      { numRuns: runs(100, 5000), seed: 20_261_122 },
    );
  });
});
