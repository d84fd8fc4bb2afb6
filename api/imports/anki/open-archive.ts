import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { limits } from './limits.ts';
import { readFields } from './protobuf.ts';
import { damaged, RefusedPackage, refuseBomb } from './refused-package.ts';
import { unpackZstd } from './unpack-zstd.ts';

const names = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;

/**
 * Takes the collection out of an `.apkg` or `.colpkg` into a folder; answers its path. Nothing else is unpacked, and no
 * name in the archive is ever used as a path. Throws RefusedPackage.
 */
export async function openArchive(path: string, folder: string): Promise<string> {
  const zip = await open(path);
  try {
    const entries = await readEntries(zip);
    const found = names.find((name) => entries.has(name));
    const entry = found && entries.get(found);
    if (!entry) throw new RefusedPackage('There is no collection in it: choose an .apkg or .colpkg file from Anki.');
    await refuseNewer(zip, entries.get('meta'), found);
    const packed = join(folder, 'packed');
    await unpack(zip, entry, packed);
    if (found !== 'collection.anki21b') return packed;
    const collection = join(folder, 'collection');
    await unpackZstd(packed, collection);
    return collection;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip.close();
  }
}

async function open(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Every file of the archive by its name. */
async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw new RefusedPackage(
      `It holds ${zip.entryCount.toLocaleString('en')} files, at most ${limits.entries.toLocaleString('en')} are read: export it without media.`,
    );
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw damaged(`two files in it have the name ${shown(entry.fileName)}`);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** Writes one file of the archive to `target`; no more of it than is allowed, whatever it says of its size. */
async function unpack(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  if (entry.isEncrypted()) throw new RefusedPackage('It is encrypted: export it without a password.');
  refuseBomb(entry.uncompressedSize, entry.compressedSize);
  const stream = await zip.openReadStreamPromise(entry);
  let bytes = 0;
  await pipeline(
    stream,
    async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        bytes += piece.length;
        refuseBomb(bytes, entry.compressedSize);
        yield piece;
      }
    },
    createWriteStream(target, { mode: 0o600 }),
  );
}

/** Newer formats than this one may mean something else by the same names. */
async function refuseNewer(zip: ZipFile, meta: Entry | undefined, found: (typeof names)[number]): Promise<void> {
  if (!meta) return;
  if (meta.uncompressedSize > 1000) throw damaged('its meta file is too long');
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(meta)) pieces.push(piece as Buffer);
  const version = readFields(Buffer.concat(pieces)).number(1) ?? 0;
  if (version > newestVersion)
    throw new RefusedPackage(
      'It was written by a newer Anki than this server knows: export it again with “Support older Anki versions” ticked.',
    );
  if (version === newestVersion && found !== 'collection.anki21b') throw damaged('its collection is missing');
}

/** Anki's package versions: 1 collection.anki2, 2 collection.anki21, 3 collection.anki21b. */
const newestVersion = 3;

/** What yauzl and zlib throw, in our own words. */
function asRefusal(error: unknown): unknown {
  if (error instanceof RefusedPackage || !(error instanceof Error)) return error;
  const { message } = error;
  if (/end of central directory|signature not found/i.test(message))
    return new RefusedPackage('It is no Anki package: choose an .apkg or .colpkg file.', { cause: error });
  if (/relative path|absolute path|invalid characters in fileName/i.test(message))
    return new RefusedPackage('It holds a file that would lie outside its folder, so it is not read.', {
      cause: error,
    });
  if (/encrypted/i.test(message)) return new RefusedPackage('It is encrypted: export it without a password.');
  if ('code' in error && /^(ENOSPC|EACCES|EMFILE|EIO)$/.test(String(error.code))) return error;
  return new RefusedPackage('It is damaged: export it again.', { cause: error });
}

const shown = (name: string) => JSON.stringify(name.slice(0, 60));
