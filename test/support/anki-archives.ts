import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openArchive } from '../../api/imports/anki/open-archive.ts';
import { readPackage, type Package } from '../../api/imports/anki/read-package.ts';
import { freshFolder } from './databases.ts';
import { packages } from './sample-requests.ts';
import { zipOf } from './zip.ts';

export const packageFile = (name: string): Buffer => readFileSync(join(packages, name));

/** Reads a package as the server's reading process does. */
export function readBytes(bytes: Uint8Array, now = Date.UTC(2026, 10, 22)): Promise<Package> {
  const folder = freshFolder();
  writeFileSync(join(folder, 'file'), bytes);
  return readPackage(join(folder, 'file'), folder, now);
}

/** The collection of `legacy1.apkg` with some SQL run on it, as a package. */
export async function packageWith(
  sql: string,
  change: (client: BetterSqlite3.Database) => void = () => {},
): Promise<Buffer> {
  const folder = freshFolder();
  const path = await openArchive(join(packages, 'legacy1.apkg'), folder);
  const client = new BetterSqlite3(path);
  client.unsafeMode(true);
  client.exec(sql);
  change(client);
  client.close();
  return zipOf({ 'collection.anki2': readFileSync(path) });
}

/** A zstd frame of stored blocks (RFC 8878). `windowLog`: the window that it asks for is 2 to that power. */
export function zstdFrame(content: Buffer, windowLog = 20): Buffer {
  const blocks: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (windowLog - 10) << 3])];
  const most = 100_000;
  for (let start = 0; start === 0 || start < content.length; start += most) {
    const block = content.subarray(start, start + most);
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (start + most >= content.length ? 1 : 0), 0, 3);
    blocks.push(header, block);
  }
  return Buffer.concat(blocks);
}

/** A zstd frame that unpacks to a byte repeated: 128 kB for every four bytes. */
export function zstdBomb(blocks: number): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 10 << 3]);
  const all = Array.from({ length: blocks }, (_, index) => {
    const block = Buffer.alloc(4);
    block.writeUIntLE((131_072 << 3) | 2 | (index === blocks - 1 ? 1 : 0), 0, 3);
    return block;
  });
  return Buffer.concat([header, ...all]);
}
