import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { getTableName } from 'drizzle-orm';
import { fromBufferPromise, type Entry } from 'yauzl';
import { ZipFile } from 'yazl';
import { carriedTables } from '../../api/your-data/personal-tables.ts';
import { sqliteDialect } from '../../db/dialect.ts';
import { defineSchema } from '../../db/schema.ts';
import type { Client } from './client.ts';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const tables = defineSchema(sqliteDialect);
export const carriedPath = (table: (typeof carriedTables)[number]) => `carried/${getTableName(tables[table])}.jsonl`;

/** The files of an archive by name. */
export type Files = Record<string, Buffer | string>;

/** A zip file of these files. */
export async function zipOf(files: Files): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

/** What is in a zip file. */
export async function filesOf(zip: Uint8Array): Promise<Record<string, Buffer>> {
  const opened = await fromBufferPromise(Buffer.from(zip), { lazyEntries: true });
  const entries: Entry[] = [];
  for await (const entry of opened.eachEntry()) entries.push(entry);
  const files: Record<string, Buffer> = {};
  for (const entry of entries) files[entry.fileName] = await buffer(await opened.openReadStreamPromise(entry));
  return files;
}

/** Somebody's export, as it is sent. */
export async function downloadExport(client: Client): Promise<Uint8Array<ArrayBuffer>> {
  const response = await client.raw('/api/v1/me/export');
  if (response.status !== 200) throw new Error(`the export answered ${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

export interface ManifestOf {
  format: string;
  version: number;
  exportedAt: string;
  contentHash: string;
  counts: Record<string, number>;
  files: Record<string, string>;
}
export const manifestOf = (files: Record<string, Buffer>): ManifestOf =>
  JSON.parse(String(files['manifest.json'])) as ManifestOf;

/** The same files with a manifest that fits them, whatever they hold. */
export function withManifest(files: Files, contentHash: string, over: Partial<ManifestOf> = {}): Files {
  const others = Object.entries(files).filter(([name]) => name !== 'manifest.json');
  const manifest: ManifestOf = {
    format: 'rehearse-export',
    version: 1,
    exportedAt: '2026-11-22T12:00:00.000Z',
    contentHash,
    counts: {},
    files: Object.fromEntries(others.map(([name, content]) => [name, sha256(content)])),
    ...over,
  };
  return { ...Object.fromEntries(others), 'manifest.json': JSON.stringify(manifest) };
}

/** Of somebody who has nothing. */
export const emptyFiles: Files = withManifest(
  Object.fromEntries(carriedTables.map((table) => [carriedPath(table), ''])),
  sha256(''),
);
export const emptyExport = await zipOf(emptyFiles);
