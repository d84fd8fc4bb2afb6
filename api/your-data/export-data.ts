import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getTableName } from 'drizzle-orm';
import { ZipFile } from 'yazl';
import * as reading from '../../db/data-for-reading.ts';
import type { Database } from '../../db/database.ts';
import { ownDeckRows, pagesOf, rowsOf, type Row, type Rows } from '../../db/personal-rows.ts';
import { findRecording } from '../../db/recordings.ts';
import { findUser } from '../../db/users.ts';
import { getSettings } from '../accounts/settings.ts';
import { audioTypes, type AudioType } from '../transcription/audio-type.ts';
import { carriedRow, contentHash, sha256 } from './canonical.ts';
import { exportFormat, exportVersion, type Manifest } from './manifest.ts';
import { carriedTables, treatments, type CarriedTable } from './personal-tables.ts';
import { readMe } from './read-me.ts';

/** Rows read at once. */
const atOnce = 500;

/**
 * Everything that a person owns, as a zip file in pieces: what an import brings back in `carried`, what is for reading
 * alone in `reading`, recordings as files, and a manifest with the SHA-256 of each. Neither passwords nor tokens.
 */
export async function* exportData(db: Database, userId: string, now: Date): AsyncIterable<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearse-export-'));
  try {
    const { files } = await writeFiles(db, userId, folder, now);
    const zip = new ZipFile();
    for (const path of files) zip.addFile(join(folder, path), path, { mtime: now });
    zip.end();
    yield* zip.outputStream as AsyncIterable<unknown> as AsyncIterable<Uint8Array>; // which it is; its type is of older streams
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the files of an export into a folder; the manifest is the last. */
async function writeFiles(db: Database, userId: string, folder: string, now: Date): Promise<{ files: string[] }> {
  await getSettings(db, userId); // those that everybody starts with are stored
  for (const name of ['carried', 'reading', 'recordings']) await mkdir(join(folder, name));
  const hash = contentHash();
  const files: Manifest['files'] = {};
  const counts: Manifest['counts'] = {};

  const writeText = async (path: string, text: string) => {
    await writeFile(join(folder, path), text, { mode: 0o600 });
    files[path] = sha256(text);
  };
  const writeRows = async (path: string, rows: AsyncIterable<Row[]> | Iterable<Row[]>) => {
    const digest = createHash('sha256');
    let count = 0;
    await pipeline(
      Readable.from(
        (async function* () {
          for await (const page of rows) {
            const text = page.map((row) => `${JSON.stringify(row)}\n`).join('');
            digest.update(text);
            count += page.length;
            yield text;
          }
        })(),
      ),
      createWriteStream(join(folder, path), { mode: 0o600 }),
    );
    files[path] = digest.digest('hex');
    counts[path] = count;
  };
  const pages = async function* (rows: Rows, without: readonly string[], table?: CarriedTable) {
    for await (const page of pagesOf(db.read, rows, { without, limit: atOnce })) {
      if (table) for (const row of page) hash.add(table, carriedRow(table, row));
      yield page.map(withoutOwner);
    }
  };

  const user = await findUser(db.read, userId);
  await writeText('README.txt', readMe);
  await writeText('account.json', `${JSON.stringify(accountOf(user), null, 2)}\n`);
  const ownDecks = ownDeckRows(db.read, userId);
  for (const [name, rows] of Object.entries(ownDecks))
    await writeRows(`carried/${getTableName(rows.table)}.jsonl`, pages(rows, [], carriedName(name)));
  for (const [name, treatment] of personalEntries()) {
    if (treatment.as === 'secret') continue;
    const rows = rowsOf(db.read.tables, name, userId, treatment.key);
    const place = treatment.as === 'carried' ? 'carried' : 'reading';
    const table = treatment.as === 'carried' ? carriedName(name) : undefined;
    await writeRows(`${place}/${getTableName(rows.table)}.jsonl`, pages(rows, treatment.without ?? [], table));
  }
  const more: Record<string, Iterable<PromiseLike<Row[]>>> = {
    questions_met: reading.listQuestionsMet(db.read, userId),
    decks_studied: [reading.listDecksStudied(db.read, userId)],
    cohorts: [reading.listCohortsOf(db.read, userId)],
    assignments_made: [reading.listAssignmentsMade(db.read, userId)],
    invitations_made: [reading.listInvitationsMade(db.read, userId)],
    webhooks_made: [reading.listWebhooksMade(db.read, userId)],
    verdicts_given: [reading.listVerdictsGiven(db.read, userId)],
    comments_written: [reading.listCommentsWritten(db.read, userId)],
    reports_received: [reading.listReportsReceived(db.read, userId)],
    spendings: [reading.listSpendingsOf(db.read, userId)],
  };
  for (const [name, queries] of Object.entries(more)) {
    const rows = new Map((await Promise.all(queries)).flat().map((row) => [JSON.stringify(row), row]));
    await writeRows(`reading/${name}.jsonl`, [[...rows.values()].map(withoutOwner)]);
  }
  const kept = rowsOf(db.read.tables, 'recordings', userId, ['attemptId', 'part']);
  for await (const page of pagesOf(db.read, kept, { without: ['content'], limit: atOnce }))
    for (const { attemptId, part } of page) {
      const [recording] = await findRecording(db.read, { userId, attemptId: String(attemptId), part: Number(part) });
      if (!recording) continue;
      const path = recordingPath(recording);
      await writeFile(join(folder, path), recording.content, { mode: 0o600 });
      const digest = sha256(recording.content);
      files[path] = digest;
      hash.addFile(path, digest);
    }
  const manifest: Manifest = {
    format: exportFormat,
    version: exportVersion,
    exportedAt: now.toISOString(),
    contentHash: hash.digest(),
    counts,
    files: { ...files },
  };
  await writeText('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  return { files: Object.keys(files) };
}

/** Where a recording lies in an export: named for its answer, and for its part where that is a follow-up. */
export function recordingPath({ attemptId, part, type }: Row): string {
  const name = part === 0 ? String(attemptId) : `${String(attemptId)}-${String(part)}`;
  const extension = typeof type === 'string' && isAudioType(type) ? audioTypes[type].extension : 'bin';
  return `recordings/${name}.${extension}`;
}

const isAudioType = (type: string): type is AudioType => Object.hasOwn(audioTypes, type);

const carriedName = (name: string): CarriedTable => {
  const found = carriedTables.find((table) => table === name);
  if (!found) throw new Error(`say in personal-tables.ts when ${name} is imported`);
  return found;
};

// The cast: Object.entries of a constant.
const personalEntries = () =>
  Object.entries(treatments) as [keyof typeof treatments, (typeof treatments)[keyof typeof treatments]][];

const accountOf = (user: Awaited<ReturnType<typeof findUser>>) =>
  user && { name: user.name, email: user.isAnonymous ? null : user.email, guest: user.isAnonymous };

/** Whose a row is goes without saying. */
const withoutOwner = ({ userId: _, ownerId: __, scope: ___, ...row }: Row): Row => row;
