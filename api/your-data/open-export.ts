import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { validate } from '../validation.ts';
import { limits } from './limits.ts';
import { exportVersion, Manifest } from './manifest.ts';
import { damaged, RefusedExport } from './refused-export.ts';

/** An export taken apart: its manifest, and a folder with those of its files that an import reads. */
export interface OpenedExport {
  folder: string;
  manifest: Manifest;
  /** Of the files in `folder`, as they are called in the archive. */
  paths: string[];
}

/** The only names that are taken out: none can lead out of the folder. */
const isImported = (name: string) =>
  /^(carried\/[a-z_]{1,40}\.jsonl|recordings\/[0-9a-f-]{36}(-\d{1,2})?\.[a-z0-9]{3,4})$/.test(name);
const isKnown = (name: string) =>
  isImported(name) ||
  /^(README\.txt|account\.json|manifest\.json|(carried|reading|recordings)\/|reading\/[a-z_]{1,40}\.jsonl)$/.test(name);

/**
 * Takes an export out of its zip file into a folder, each file as large and with the SHA-256 that its manifest says, and
 * within limits whatever the archive says of itself. Throws RefusedExport.
 */
export async function openExport(path: string, folder: string): Promise<OpenedExport> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
    const entries = await readEntries(zip);
    await mkdir(join(folder, 'carried'), { recursive: true });
    await mkdir(join(folder, 'recordings'));
    const manifest = await readManifest(zip, entries.get('manifest.json'), folder);
    const imported = [...entries].filter(([name]) => isImported(name));
    for (const name of Object.keys(manifest.files)) if (!entries.has(name)) throw damaged(`${shown(name)} is missing`);
    let rowBytes = 0;
    for (const [name, entry] of imported) {
      const expected = manifest.files[name];
      if (expected === undefined) throw damaged(`${shown(name)} is not in its manifest`);
      const isRecording = name.startsWith('recordings/');
      const most = isRecording ? limits.recordingBytes : limits.rowBytes - rowBytes;
      const { bytes, digest } = await unpack(zip, entry, join(folder, name), most);
      if (digest !== expected) throw damaged(`${shown(name)} was changed`);
      if (!isRecording) rowBytes += bytes;
    }
    return { folder, manifest, paths: imported.map(([name]) => name) };
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip?.close();
  }
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw new RefusedExport(
      `It holds ${zip.entryCount.toLocaleString('en')} files, at most ${limits.entries.toLocaleString('en')} are read.`,
    );
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (!isKnown(name)) throw new RefusedExport(`It holds ${shown(name)}, which no export does: choose another file.`);
    if (entries.has(name)) throw damaged(`two files in it have the name ${shown(name)}`);
    if (entry.isEncrypted()) throw new RefusedExport('It is encrypted: export it again.');
    entries.set(name, entry);
  }
  return entries;
}

async function readManifest(zip: ZipFile, entry: Entry | undefined, folder: string): Promise<Manifest> {
  if (!entry)
    throw new RefusedExport('It is no export of Rehearse: choose the zip file that Settings, Your data gave you.');
  const target = join(folder, 'manifest.json');
  await unpack(zip, entry, target, limits.manifestBytes);
  const said = parseJson(await readFile(target, 'utf8'));
  if (typeof said === 'object' && said !== null && 'version' in said && Number(said.version) > exportVersion)
    throw new RefusedExport('It was made by a newer Rehearse than this server runs: ask whoever runs it to update.');
  const parsed = validate(Manifest, said);
  if ('data' in parsed) return parsed.data;
  throw damaged('its manifest is not readable');
}

/** Writes one file of the archive to `target`; no more of it than is allowed, whatever it says of its size. */
async function unpack(zip: ZipFile, entry: Entry, target: string, most: number) {
  const refuseBomb = (bytes: number) => {
    if (bytes > most) throw new RefusedExport(`Its ${shown(entry.fileName)} is too large unpacked: it is not read.`);
    if (bytes > limits.ratioFrom && bytes > entry.compressedSize * limits.ratio)
      throw new RefusedExport(
        `Its ${shown(entry.fileName)} unpacks to more than ${limits.ratio} times its size, as nobody’s work does: it is not read.`,
      );
  };
  refuseBomb(entry.uncompressedSize);
  const digest = createHash('sha256');
  let bytes = 0;
  await pipeline(
    await zip.openReadStreamPromise(entry),
    async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        bytes += piece.length;
        refuseBomb(bytes);
        digest.update(piece);
        yield piece;
      }
    },
    createWriteStream(target, { mode: 0o600 }),
  );
  return { bytes, digest: digest.digest('hex') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('its manifest is no JSON');
  }
}

/** What yauzl and zlib throw, in our own words. */
function asRefusal(error: unknown): unknown {
  if (error instanceof RefusedExport || !(error instanceof Error)) return error;
  const { message } = error;
  if (/end of central directory|signature not found/i.test(message))
    return new RefusedExport('It is no zip file: choose the one that Settings, Your data gave you.', { cause: error });
  if (/relative path|absolute path|invalid characters in fileName/i.test(message))
    return new RefusedExport('It holds a file that would lie outside its folder, so it is not read.', { cause: error });
  if ('code' in error && /^(ENOSPC|EACCES|EMFILE|EIO)$/.test(String(error.code))) return error;
  return new RefusedExport('It is damaged: export it again.', { cause: error });
}

const shown = (name: string) => JSON.stringify(name.slice(0, 80).toWellFormed());
