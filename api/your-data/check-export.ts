import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getTableName } from 'drizzle-orm';
import type { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { listKnownDecks, listKnownRevisions } from '../../db/known-catalogue.ts';
import type { Row } from '../../db/personal-rows.ts';
import type { Schema } from '../../db/schema.ts';
import { validate } from '../validation.ts';
import { carriedRow, contentHash } from './canonical.ts';
import { recordingPath } from './export-data.ts';
import { limits } from './limits.ts';
import type { OpenedExport } from './open-export.ts';
import { carriedTables, keyOf, type CarriedTable } from './personal-tables.ts';
import { readLines } from './read-lines.ts';
import { damaged, RefusedExport } from './refused-export.ts';
import { rowSchemas } from './row-schemas.ts';

/** An export whose every row was looked at. */
export interface CheckedExport extends OpenedExport {
  rowsOf: (table: CarriedTable) => Iterable<Row>;
  /** What this server lacks of what the rows speak of. */
  lacks: Lacks;
}
export interface Lacks {
  deckIds: Set<string>;
  questionIds: Set<string>;
  /** Answers to revisions of questions that are not here, those to come in interviews that are left out too. */
  attemptIds: Set<string>;
  /** Interviews in which such questions were asked. */
  interviewIds: Set<string>;
  /** Cards of such questions. */
  cardIds: Set<string>;
}

/**
 * Looks at every row of an export before anything is written: its form, that nothing in it lies ahead, that no two have
 * one key, that what they refer to is there, and that all together they are what the manifest says. Throws RefusedExport.
 */
export async function checkExport(db: Reader, userId: string, opened: OpenedExport, now: Date): Promise<CheckedExport> {
  const schemas = rowSchemas(db.tables, now);
  const rowsOf = (table: CarriedTable) => parsedRows(db.tables, opened, table, schemas[table]);
  await checkContent(db.tables, opened, schemas);

  const sets = new Map<string, Set<string>>();
  const collect = async (table: CarriedTable, column: string) => {
    const found = new Set<string>();
    for (const { [column]: value } of rowsOf(table))
      if (typeof value === 'string' || typeof value === 'number') found.add(`${value}`);
    await nextTurn();
    sets.set(`${table}.${column}`, found);
    return found;
  };
  const cardIds = await collect('cards', 'id');
  const attemptIds = await collect('attempts', 'id');
  const interviewIds = await collect('interviews', 'id');
  const versions = await collect('settings', 'version');
  const refers = async (table: CarriedTable, column: string, to: Set<string>, what: string) => {
    for (const id of await collect(table, column))
      if (!to.has(id)) throw damaged(`a row of ${fileOf(db.tables, table)} belongs to a ${what} that is not in it`);
  };
  await refers('reviewLogs', 'cardId', cardIds, 'card');
  await refers('reviewLogs', 'settingsVersion', versions, 'version of the settings');
  await refers('verdicts', 'attemptId', attemptIds, 'answer');
  await refers('gradings', 'attemptId', attemptIds, 'answer');
  const toCome = await collect('interviewQuestions', 'attemptId');
  await refers('recordings', 'attemptId', new Set([...attemptIds, ...toCome]), 'answer');
  await refers('interviewQuestions', 'interviewId', interviewIds, 'mock interview');
  const ownDecks = await collect('decks', 'id');
  await refers('questions', 'deckId', ownDecks, 'deck');
  const ownQuestions = await collect('questions', 'id');
  await refers('questionRevisions', 'questionId', ownQuestions, 'question');
  await refers('points', 'questionId', ownQuestions, 'question');
  const ownRevisions = new Set([...rowsOf('questionRevisions')].map(revisionKey));
  for (const row of rowsOf('points'))
    if (!ownRevisions.has(revisionKey(row))) throw damaged('a point belongs to a revision that is not in it');
  for (const { id, rev } of rowsOf('questions'))
    if (!ownRevisions.has(revisionKey({ questionId: id, rev })))
      throw damaged('a question is asked in a revision that is not in it');

  const files = new Set(opened.paths.filter((path) => path.startsWith('recordings/')));
  for (const row of rowsOf('recordings')) if (!files.has(recordingPath(row))) throw damaged('a recording is missing');
  return { ...opened, rowsOf, lacks: await findLacks(db, userId, rowsOf, { ownDecks, ownRevisions, attemptIds }) };
}

/** Every row as it stands, held against the hash in the manifest. */
async function checkContent(
  tables: Schema,
  { folder, manifest, paths }: OpenedExport,
  schemas: ReturnType<typeof rowSchemas>,
) {
  const hash = contentHash();
  let rows = 0;
  for (const table of carriedTables) {
    const path = fileOf(tables, table);
    if (!paths.includes(path)) throw damaged(`${path} is missing`);
    const keys = new Set<string>();
    for (const { line, row } of readLines(join(folder, path), path)) {
      rows += 1;
      if (rows > limits.rows)
        throw new RefusedExport(`It has more than ${limits.rows.toLocaleString('en')} rows: it is not read.`);
      const parsed = validate(schemas[table], row);
      if (!('data' in parsed)) throw faultOf(path, line, parsed.faults);
      const key = JSON.stringify(keyOf[table].map((name) => parsed.data[name]));
      if (keys.has(key)) throw damaged(`line ${line} of ${path} is there twice`);
      keys.add(key);
      if (isRow(row)) hash.add(table, carriedRow(table, row));
      if (rows % rowsATurn === 0) await nextTurn();
    }
  }
  for (const path of paths) if (path.startsWith('recordings/')) hash.addFile(path, manifest.files[path] ?? '');
  if (hash.digest() !== manifest.contentHash) throw damaged('its rows are not those that its manifest speaks of');
}

/** Others get their turn meanwhile. */
const rowsATurn = 200;

function faultOf(path: string, line: number, faults: readonly { path: string[]; message: string }[]): RefusedExport {
  const [first] = faults;
  const where = (first?.path ?? []).slice(0, 4).join('.').slice(0, 100).toWellFormed();
  return damaged(`line ${line} of ${path}${where ? `, ${where}` : ''}: ${first?.message ?? 'is not valid'}`);
}

function* parsedRows(
  tables: Schema,
  { folder }: OpenedExport,
  table: CarriedTable,
  schema: z.ZodType<Row>,
): Iterable<Row> {
  const path = fileOf(tables, table);
  for (const { row } of readLines(join(folder, path), path)) yield schema.parse(row);
}

/** What the rows speak of and this server does not have. */
async function findLacks(
  db: Reader,
  userId: string,
  rowsOf: CheckedExport['rowsOf'],
  { ownDecks, ownRevisions, attemptIds }: Record<'ownDecks' | 'ownRevisions' | 'attemptIds', ReadonlySet<string>>,
): Promise<Lacks> {
  const asked = new Map<string, { questionId: string; rev: unknown }>();
  for (const table of ['attempts', 'interviewQuestions', 'gradings'] as const)
    for (const row of rowsOf(table)) asked.set(revisionKey(row), { questionId: String(row.questionId), rev: row.rev });
  const questionIds = new Set([...asked.values()].map(({ questionId }) => questionId));
  for (const { questionId } of rowsOf('cards')) questionIds.add(String(questionId));
  const known = new Set(ownRevisions);
  const knownQuestions = new Set([...ownRevisions].map(questionOfKey));
  for (const ids of chunks([...questionIds]))
    for (const row of await listKnownRevisions(db, userId, ids)) {
      known.add(revisionKey(row));
      knownQuestions.add(row.questionId);
    }
  const deckIds = [...rowsOf('enrolments')].map(({ deckId }) => String(deckId)).filter((id) => !ownDecks.has(id));
  const knownDecks = new Set<string>();
  for (const ids of chunks(deckIds)) for (const { id } of await listKnownDecks(db, userId, ids)) knownDecks.add(id);

  const lacking = (row: Row) => !known.has(revisionKey(row));
  const lacks: Lacks = {
    deckIds: new Set(deckIds.filter((id) => !knownDecks.has(id))),
    questionIds: new Set([...questionIds].filter((id) => !knownQuestions.has(id))),
    attemptIds: new Set(),
    interviewIds: new Set(),
    cardIds: new Set(),
  };
  for (const row of rowsOf('attempts')) if (lacking(row)) lacks.attemptIds.add(String(row.id));
  for (const row of rowsOf('interviewQuestions')) if (lacking(row)) lacks.interviewIds.add(String(row.interviewId));
  for (const row of rowsOf('interviewQuestions'))
    if (lacks.interviewIds.has(String(row.interviewId)) && !attemptIds.has(String(row.attemptId)))
      lacks.attemptIds.add(String(row.attemptId));
  for (const row of rowsOf('cards'))
    if (lacks.questionIds.has(String(row.questionId))) lacks.cardIds.add(String(row.id));
  return lacks;
}

const revisionKey = ({ questionId, rev }: Row): string => `${String(questionId)} ${String(rev)}`;
const questionOfKey = (key: string): string => key.slice(0, key.lastIndexOf(' '));
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

function* chunks<T>(all: readonly T[]): Iterable<T[]> {
  for (let start = 0; start < all.length; start += 500) yield all.slice(start, start + 500);
}

/** Where the rows of a table lie in an export. */
export const fileOf = (tables: Schema, table: CarriedTable): string => `carried/${getTableName(tables[table])}.jsonl`;
