import BetterSqlite3 from 'better-sqlite3';
import { integer, text } from './columns.ts';
import { limits } from './limits.ts';
import { readDeckNames, readNoteTypes, type NoteType } from './read-note-types.ts';
import { damaged, RefusedPackage } from './refused-package.ts';
import type { RevlogEntry } from './select-reviews.ts';

export interface AnkiNote {
  id: number;
  guid: string;
  noteTypeId: number;
  tags: string[];
  fields: string[];
}

export interface AnkiCard {
  id: number;
  noteId: number;
  deckId: number;
  /** Which template, or which cloze less one. */
  ord: number;
  queue: 'suspended' | 'buried' | 'active';
  /** New cards have been answered no time since they were made or reset. */
  isNew: boolean;
  flag: number;
}

/** A collection as far as it is imported. */
export interface AnkiCollection {
  notes: Map<number, AnkiNote>;
  cards: AnkiCard[];
  /** By card, in order of time. */
  revlog: Map<number, RevlogEntry[]>;
  noteTypes: Map<number, NoteType>;
  /** Names with `::` between a deck and its subdecks. */
  deckNames: Map<number, string>;
}

/**
 * Reads a collection of schema 11 (note types and decks as JSON in `col`) or 14 to 18 (in tables of their own). The file
 * may have been made by anybody: it is opened for reading alone, nothing in its schema is trusted, and only plain tables
 * are read. Throws RefusedPackage.
 */
export function readCollection(path: string): AnkiCollection {
  useKnownCollation(path);
  const client = open(path);
  try {
    refuseUnplainTables(client);
    refuseDamage(client);
    const modern = hasTable(client, 'notetypes');
    return {
      noteTypes: readNoteTypes(client, modern),
      deckNames: readDeckNames(client, modern),
      notes: readNotes(client),
      cards: readCards(client),
      revlog: readRevlog(client),
    };
  } catch (error) {
    throw asRefusal(error);
  } finally {
    client.close();
  }
}

/**
 * From schema 14 on, names are collated by `unicase`, which only Anki has, and without it SQLite reads no row of some
 * tables. In what is only read, in no order, any other collation does as well.
 */
function useKnownCollation(path: string) {
  const client = open(path, false);
  try {
    client.unsafeMode(true); // or the schema cannot be written
    client.pragma('writable_schema = ON');
    client
      .prepare(
        "update sqlite_schema set sql = replace(sql, 'unicase', 'nocase') where type = 'table' and sql like '%unicase%'",
      )
      .run();
  } catch (error) {
    throw asRefusal(error);
  } finally {
    client.close();
  }
}

function asRefusal(error: unknown): unknown {
  const isFault =
    error instanceof BetterSqlite3.SqliteError || error instanceof RangeError || error instanceof SyntaxError;
  return isFault ? damaged('its collection cannot be read') : error;
}

function open(path: string, readonly = true): BetterSqlite3.Database {
  try {
    const client = new BetterSqlite3(path, { readonly, fileMustExist: true });
    for (const pragma of [
      'trusted_schema = OFF',
      'cell_size_check = ON',
      ...(readonly ? ['query_only = ON'] : []),
      'mmap_size = 0',
      `hard_heap_limit = ${limits.sqliteHeapBytes}`,
    ])
      client.pragma(pragma);
    client.pragma('schema_version'); // reads the file's first page
    return client;
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) throw damaged('its collection is no database');
    throw error;
  }
}

const tables = new Set(['col', 'notes', 'cards', 'revlog', 'notetypes', 'fields', 'templates', 'decks']);

/** A view, a virtual table or computed columns by the name of a table would run what somebody else wrote. */
function refuseUnplainTables(client: BetterSqlite3.Database) {
  const rows = client
    .prepare<[], { type: unknown; name: unknown; sql: unknown }>('select type, name, sql from sqlite_schema')
    .all();
  for (const { type, name, sql } of rows) {
    if (typeof name !== 'string' || !tables.has(name.toLowerCase()) || type === 'index') continue;
    if (type !== 'table' || typeof sql !== 'string' || /^\s*create\s+virtual\b|\bgenerated\b|\bas\s*\(/i.test(sql))
      throw new RefusedPackage(`Its ${name} is no plain table, as it is in every export of Anki: it is not read.`);
  }
  for (const name of ['col', 'notes', 'cards', 'revlog'])
    if (!hasTable(client, name)) throw damaged(`its collection has no ${name}`);
}

const hasTable = (client: BetterSqlite3.Database, name: string) =>
  client.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined;

function refuseDamage(client: BetterSqlite3.Database) {
  for (const name of ['col', 'notes', 'cards', 'revlog']) {
    const [row] = client.prepare<[], { quick_check: unknown }>(`pragma quick_check('${name}')`).all();
    if (row?.quick_check !== 'ok') throw damaged(`its ${name} do not pass SQLite’s check`);
  }
}

function readNotes(client: BetterSqlite3.Database): Map<number, AnkiNote> {
  const notes = new Map<number, AnkiNote>();
  const rows = client
    .prepare<[], unknown[]>('select id, guid, mid, tags, flds, length(flds) from notes order by id')
    .raw()
    .iterate();
  for (const [id, guid, noteTypeId, tags, fields, length] of rows) {
    if (notes.size >= limits.notes) throw tooMany('notes', limits.notes);
    if (Number(length) > limits.noteLength)
      throw new RefusedPackage(
        `One of its notes is longer than ${limits.noteLength.toLocaleString('en')} characters: shorten it in Anki.`,
      );
    const noteId = integer(id, 'notes.id');
    notes.set(noteId, {
      id: noteId,
      guid: text(guid, 'notes.guid'),
      noteTypeId: integer(noteTypeId, 'notes.mid'),
      tags: text(tags, 'notes.tags').split(/\s+/).filter(Boolean),
      fields: text(fields, 'notes.flds').split('\u001f'),
    });
  }
  return notes;
}

function readCards(client: BetterSqlite3.Database): AnkiCard[] {
  const cards: AnkiCard[] = [];
  const rows = client
    .prepare<[], unknown[]>('select id, nid, did, odid, ord, type, queue, flags from cards order by id')
    .raw()
    .iterate();
  for (const [id, noteId, deckId, homeDeckId, ord, type, queue, flags] of rows) {
    if (cards.length >= limits.cards) throw tooMany('cards', limits.cards);
    const home = integer(homeDeckId, 'cards.odid');
    const state = integer(queue, 'cards.queue');
    cards.push({
      id: integer(id, 'cards.id'),
      noteId: integer(noteId, 'cards.nid'),
      deckId: home === 0 ? integer(deckId, 'cards.did') : home, // lent to a filtered deck
      ord: integer(ord, 'cards.ord'),
      queue: state === -1 ? 'suspended' : state < -1 ? 'buried' : 'active',
      isNew: integer(type, 'cards.type') === 0,
      flag: integer(flags, 'cards.flags') % 8,
    });
  }
  return cards;
}

function readRevlog(client: BetterSqlite3.Database): Map<number, RevlogEntry[]> {
  const byCard = new Map<number, RevlogEntry[]>();
  let count = 0;
  const rows = client.prepare<[], unknown[]>('select id, cid, ease, factor, time, type from revlog order by id').raw();
  for (const [id, cardId, ease, factor, time, type] of rows.iterate()) {
    if ((count += 1) > limits.reviews) throw tooMany('reviews', limits.reviews);
    const entry = {
      at: integer(id, 'revlog.id'),
      ease: integer(ease, 'revlog.ease'),
      factor: integer(factor, 'revlog.factor'),
      durationMs: integer(time, 'revlog.time'),
      kind: integer(type, 'revlog.type'),
    };
    const cid = integer(cardId, 'revlog.cid');
    const known = byCard.get(cid);
    if (known) known.push(entry);
    else byCard.set(cid, [entry]);
  }
  return byCard;
}

const tooMany = (what: string, most: number) =>
  new RefusedPackage(`It holds more than ${most.toLocaleString('en')} ${what}: export one deck at a time.`);
