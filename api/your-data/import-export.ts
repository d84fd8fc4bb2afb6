import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { storeOwnSkill } from '../../db/catalogue.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { insertJob } from '../../db/jobs.ts';
import { listOwnSubmissions } from '../../db/learner-submissions.ts';
import { findSkillId, listUsersAmong } from '../../db/known-catalogue.ts';
import { findRow, insertRows, ownDeckRows, rowsOf, type Row, type Rows } from '../../db/personal-rows.ts';
import { countReviewLogs } from '../../db/review-logs.ts';
import { deleteSettings } from '../../db/settings.ts';
import { interviewIdsOf } from '../assignments/start-take.ts';
import { ownSkill } from '../catalogue/own-deck.ts';
import { Conflict, Invalid, Unavailable } from '../errors.ts';
import type { Upload } from '../http/route.ts';
import { gradeInterviewKey, gradeInterviewKind } from '../interviews/end-interview.ts';
import { takeAndFoldCard } from '../reviews/fold-card.ts';
import { sniffAudioType } from '../transcription/audio-type.ts';
import { brokenOff, canonical, carriedRow } from './canonical.ts';
import { checkExport, fileOf, type CheckedExport, type Lacks } from './check-export.ts';
import { recordingPath } from './export-data.ts';
import { openExport } from './open-export.ts';
import { carriedTables, keyOf, treatments, type CarriedTable, type OwnDeckTable } from './personal-tables.ts';
import { damaged, RefusedExport } from './refused-export.ts';

export interface ImportOutcome {
  exportedAt: string;
  contentHash: string;
  tables: { table: string; added: number; known: number; leftOut: number }[];
  /** Folded again from the log. */
  cards: number;
}

/**
 * Brings an export into an account, all of it or nothing: the union by key, whatever is there already and the same stays.
 * Every card is folded again from the log. Throws Invalid for a file that is no export, Conflict where something is there
 * that differs, or where this server lacks decks and `missing` does not say to leave their rows out.
 */
export async function importExport(
  db: Database,
  userId: string,
  { path }: Upload,
  missing: 'refuse' | 'leave-out',
  now: Date,
): Promise<ImportOutcome> {
  if (waiting >= mostWaiting)
    throw new Unavailable('Several exports are being imported at the moment: try again in a few minutes.');
  waiting += 1;
  const turn = lastTurn;
  const importing = (async () => {
    await turn;
    const folder = join(dirname(path), 'unpacked'); // removed with the upload
    await mkdir(folder);
    const found = await checkExport(db.read, userId, await openExport(path, folder), now);
    await refuseOthersDecks(db, userId, found);
    if (missing === 'refuse') refuseLacks(found.lacks);
    return db.longTransaction((tx) => addAll(tx, userId, found, now));
  })();
  lastTurn = importing.catch(() => {});
  try {
    return await importing;
  } catch (error) {
    if (!(error instanceof RefusedExport)) throw error;
    const message = `Nothing is imported. ${error.message}`;
    throw new Invalid(message, { cause: error.cause, errors: [{ pointer: '/body', message: error.message }] });
  } finally {
    waiting -= 1;
  }
}

/** One at a time: each may take seconds. */
const mostWaiting = 4;
let waiting = 0;
let lastTurn: Promise<unknown> = Promise.resolve();

/** Ids of own decks begin with their first owner's: nobody may take the place of one that somebody here is going to make. */
async function refuseOthersDecks(db: Database, userId: string, { rowsOf: rows }: CheckedExport): Promise<void> {
  const ids = [...rows('decks'), ...rows('questions')].map(({ id }) => String(id).split(':', 1)[0] ?? '');
  const owners = [...new Set(ids)].filter((id) => id !== userId);
  for (let start = 0; start < owners.length; start += 500)
    if ((await listUsersAmong(db.read, owners.slice(start, start + 500))).length > 0)
      throw new Conflict(
        'Nothing is imported: a deck in this export was made by another account of this server. Sign in to that account, or delete it first.',
      );
}

function refuseLacks({ deckIds, questionIds, attemptIds, interviewIds, cardIds }: Lacks): void {
  if (deckIds.size + questionIds.size + attemptIds.size + interviewIds.size === 0) return;
  const what = [
    ...(deckIds.size > 0 ? [`the decks ${[...deckIds].toSorted().slice(0, 20).join(', ')}`] : []),
    ...(questionIds.size > 0
      ? [`${questionIds.size} questions (${[...questionIds].toSorted().slice(0, 5).join(', ')} …)`]
      : []),
    ...(attemptIds.size > 0 ? [`what ${attemptIds.size} answers were given to`] : []),
  ].join(', ');
  const out = `${cardIds.size} cards with their reviews, ${attemptIds.size} answers and ${interviewIds.size} mock interviews stay out; they stay in your file`;
  throw new Conflict(
    `Nothing is imported yet: this server does not have ${what}. Ask whoever runs it to add those decks, or import with missing=leave-out: then ${out}.`,
    {
      errors: [
        {
          pointer: '/query/missing',
          message: `This server does not have ${what}. Ask whoever runs it to add those decks, or leave them out: then ${out}.`,
        },
      ],
    },
  );
}

function* addAll(tx: Writer, userId: string, found: CheckedExport, now: Date): Work<ImportOutcome> {
  // Whoever has reviewed nothing here takes the settings that come: those they have are what the page chose for them.
  if (!(yield* countReviewLogs(tx, userId))) yield* deleteSettings(tx, userId);
  yield* storeOwnSkill(tx, ownSkill);
  const tables: ImportOutcome['tables'] = [];
  const work: KnownWork = { attempts: new Set(), interviews: new Set(), asked: new Set() };
  for (const table of carriedTables) tables.push(yield* addTable(tx, userId, table, { found, work }));
  yield* refuseForeignTakes(tx, userId, work);
  let cards = 0;
  for (const { id } of found.rowsOf('cards'))
    if (!found.lacks.cardIds.has(String(id)) && (yield* takeAndFoldCard(tx, userId, String(id)))) cards += 1;
  for (const { id, status } of found.rowsOf('interviews')) {
    if ((status !== 'finished' && status !== 'expired') || found.lacks.interviewIds.has(String(id))) continue;
    const key = gradeInterviewKey({ userId, id: String(id) });
    const payload = { userId, id: String(id) };
    yield* insertJob(tx, { id: randomUUID(), key, kind: gradeInterviewKind, payload, runAt: now }, now);
  }
  const { exportedAt, contentHash } = found.manifest;
  return { exportedAt, contentHash, tables, cards };
}

/** What was here before an import, which an import adds nothing to, and the interviews that it says something of. */
interface KnownWork {
  attempts: Set<unknown>;
  interviews: Set<unknown>;
  /** Interviews that are new, or that a new answer names. */
  asked: Set<unknown>;
}

function* addTable(
  tx: Writer,
  userId: string,
  table: CarriedTable,
  { found, work }: { found: CheckedExport; work: KnownWork },
): Work<ImportOutcome['tables'][number]> {
  const count = { table: fileOf(tx.tables, table), added: 0, known: 0, leftOut: 0 };
  const rows = placeOf(tx, table, userId);
  const atOnce = table === 'recordings' ? 1 : 100;
  let batch: Row[] = [];
  const flush = function* (): Work<void> {
    if (batch.length === 0) return;
    const added = yield* insertRows(tx, rows, batch);
    count.added += added.length;
    const keys = new Set(added.map((row) => keyText(rows, row)));
    for (const row of batch) {
      if (keys.has(keyText(rows, row))) {
        refuseAddition(table, row, work);
        continue;
      }
      yield* requireSame(tx, table, rows, row);
      if (table === 'attempts' || table === 'interviews') work[table].add(row.id);
      count.known += 1;
    }
    batch = [];
  };
  for (const row of found.rowsOf(table)) {
    if (isLeftOut(table, row, found.lacks)) {
      count.leftOut += 1;
      continue;
    }
    batch.push(yield* prepareRow(tx, userId, table, row, found));
    if (batch.length >= atOnce) yield* flush();
  }
  yield* flush();
  return count;
}

/**
 * Throws Conflict for a verdict on an answer that was here before, or a question in such an interview: what was judged
 * and asked here, by a coach too, is not for a file to change.
 */
function refuseAddition(table: CarriedTable, row: Row, { attempts, interviews, asked }: KnownWork): void {
  if (table === 'attempts' && row.interviewId !== null) asked.add(row.interviewId);
  if (table === 'interviews') asked.add(row.id);
  const isForeign =
    (table === 'verdicts' && attempts.has(row.attemptId)) ||
    (table === 'interviewQuestions' && interviews.has(row.interviewId));
  if (isForeign) throw addsToWork();
}

/** Throws Conflict where an import makes an interview that an assignment here asks for, or answers in one that was here. */
function* refuseForeignTakes(tx: Writer, userId: string, { interviews, asked }: KnownWork): Work<void> {
  if (asked.size === 0) return;
  const own = yield* run(listOwnSubmissions(tx, userId));
  if (
    [...asked].some((id) => interviews.has(id)) ||
    own.some((each) => interviewIdsOf(each).some((id) => asked.has(id)))
  )
    throw addsToWork();
}

const addsToWork = () =>
  new Conflict(
    'Nothing is imported: the file adds to answers or mock interviews that your account has already. Import into an account that was not used yet.',
  );

/** A row as it is stored here. */
function* prepareRow(tx: Writer, userId: string, table: CarriedTable, row: Row, found: CheckedExport): Work<Row> {
  const whole = brokenOff(table, row);
  if (table === 'decks') {
    const skill = yield* run(findSkillId(tx, String(row.skillId)));
    return { ...whole, ownerId: userId, skillId: skill.length > 0 ? row.skillId : ownSkill.id };
  }
  if (isOwnDeckTable(table)) return whole;
  if (table === 'recordings') return { ...whole, userId, content: readRecording(row, found) };
  if (table === 'attempts' && found.lacks.interviewIds.has(String(row.interviewId)))
    return { ...whole, userId, interviewId: null };
  return { ...whole, userId };
}

function readRecording(row: Row, { folder }: CheckedExport): Buffer {
  const content = readFileSync(join(folder, recordingPath(row)));
  if (content.length !== row.bytes || sniffAudioType(content.subarray(0, 12)) !== row.type)
    throw damaged('a recording is not what it says it is');
  return content;
}

/** Throws Conflict unless the row that is there already is the same, or has a life of its own. */
function* requireSame(tx: Writer, table: CarriedTable, rows: Rows, row: Row): Work<void> {
  const [there] = yield* run(findRow(tx, rows, row));
  const name = `${fileOf(tx.tables, table)}: ${rows.key.map((key) => String(row[key])).join(', ')}`;
  if (!there)
    throw new Conflict(
      `Nothing is imported: ${name} is there already, as somebody else’s. Import into the account that has it.`,
    );
  if (!isOwnDeckTable(table)) {
    const treatment = treatments[table];
    if (treatment.as === 'carried' && treatment.ownHolds) return;
  }
  const sameContent =
    !(row.content instanceof Buffer && there.content instanceof Buffer) || row.content.equals(there.content);
  if (!sameContent || canonical(carriedRow(table, there)) !== canonical(carriedRow(table, row)))
    throw new Conflict(
      `Nothing is imported: ${name} is in your account already and differs from the one in the file. Import into an account that was not used yet.`,
    );
}

const keyText = ({ key }: Rows, row: Row) => JSON.stringify(key.map((name) => row[name]));

function isLeftOut(table: CarriedTable, row: Row, lacks: Lacks): boolean {
  const among = (ids: ReadonlySet<string>, column: string) => ids.has(String(row[column]));
  switch (table) {
    case 'enrolments':
      return among(lacks.deckIds, 'deckId');
    case 'cards':
      return among(lacks.cardIds, 'id');
    case 'reviewLogs':
      return among(lacks.cardIds, 'cardId');
    case 'attempts':
      return among(lacks.attemptIds, 'id');
    case 'verdicts':
    case 'gradings':
    case 'recordings':
      return among(lacks.attemptIds, 'attemptId');
    case 'interviews':
      return among(lacks.interviewIds, 'id');
    case 'interviewQuestions':
      return among(lacks.interviewIds, 'interviewId');
    default:
      return false;
  }
}

function placeOf(tx: Writer, table: CarriedTable, userId: string): Rows {
  return isOwnDeckTable(table) ? ownDeckRows(tx, userId)[table] : rowsOf(tx.tables, table, userId, keyOf[table]);
}
const isOwnDeckTable = (table: CarriedTable): table is OwnDeckTable =>
  table === 'decks' || table === 'questions' || table === 'questionRevisions' || table === 'points';
