import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { Invalid } from '../errors.ts';
import { limits } from './limits.ts';

/** A YAML file of an archive; its text, or why it is not read. */
export interface ArchiveFile {
  /** Its whole name in the archive: only ever shown, never used as a path. */
  name: string;
  text: string | undefined;
  fault: string | undefined;
}

/** Reads the YAML files of a zip archive, in memory and no more of any than is allowed. Throws Invalid. */
export async function readArchive(path: string): Promise<ArchiveFile[]> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
    if (zip.entryCount > limits.archiveFiles)
      throw refused(
        `It holds ${zip.entryCount.toLocaleString('en')} files: send at most ${limits.archiveFiles.toLocaleString('en')}.`,
      );
    const files = new Map<string, ArchiveFile>();
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (!isYaml(name)) continue;
      if (files.has(name))
        throw refused(`Two files in it have the name ${JSON.stringify(name.slice(0, 60))}: remove one.`);
      files.set(name, await readFile(zip, entry));
    }
    return [...files.values()];
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip?.close();
  }
}

/** Hidden files, and those that macOS puts beside others, are nobody's. */
const isYaml = (name: string) => /\.ya?ml$/i.test(name) && !/(^|\/)(?:\.|__MACOSX\/)/.test(name);

async function readFile(zip: ZipFile, entry: Entry): Promise<ArchiveFile> {
  const name = entry.fileName;
  const unread = (fault: string): ArchiveFile => ({ name, text: undefined, fault });
  const tooLarge = unread(`is larger than ${limits.textLength / 1024} kB: split it`);
  if (entry.isEncrypted()) throw refused('It is encrypted: send it without a password.');
  if (entry.uncompressedSize > limits.textLength) return tooLarge;
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    pieces.push(piece as Buffer);
    bytes += (piece as Buffer).length;
    if (bytes > limits.textLength) return tooLarge;
  }
  const text = decoded(Buffer.concat(pieces));
  return text === undefined ? unread(notText) : { name, text, fault: undefined };
}

export const notText = 'is not text in UTF-8: save it as UTF-8, without NUL characters';

/** The text that bytes are; undefined if they are none that can be stored. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof Invalid || !(error instanceof Error)) return error;
  if ('code' in error && /^(ENOSPC|EACCES|EMFILE|EIO)$/.test(String(error.code))) return error;
  if (/end of central directory|signature not found/i.test(error.message))
    return refused('It is no zip archive: send one.', error);
  if (/relative path|absolute path|invalid characters in fileName/i.test(error.message))
    return refused('It holds a file that would lie outside its folder: remove it.', error);
  return refused('It is damaged: make it again and send that.', error);
}

const refused = (reason: string, cause?: Error) =>
  new Invalid(`Nothing was taken from the archive. ${reason}`, {
    cause,
    errors: [{ pointer: '/body', message: reason }],
  });
