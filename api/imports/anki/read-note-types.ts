import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { integer, text } from './columns.ts';
import { readFields } from './protobuf.ts';
import { damaged } from './refused-package.ts';

/** How the cards of a kind of note look. */
export interface NoteType {
  name: string;
  isCloze: boolean;
  /** Names of the fields, in their order. */
  fields: string[];
  /** By their order; a cloze type has one for all its cards. */
  templates: CardTemplate[];
}
export interface CardTemplate {
  name: string;
  front: string;
  back: string;
}

/** Note types by id: out of tables of their own, or out of the JSON of schema 11. */
export function readNoteTypes(client: BetterSqlite3.Database, modern: boolean): Map<number, NoteType> {
  return modern ? noteTypesOfTables(client) : noteTypesOfJson(jsonOf(client, 'models'));
}

/** Names of decks by id, `::` between a deck and its subdecks. */
export function readDeckNames(client: BetterSqlite3.Database, modern: boolean): Map<number, string> {
  if (!modern)
    return new Map(parse(Decks, jsonOf(client, 'decks'), 'decks').map(([id, { name }]) => [id, clean(name)]));
  const rows = client.prepare<[], unknown[]>('select id, name from decks').raw().all();
  return new Map(
    rows.map(([id, name]) => [integer(id, 'decks.id'), text(name, 'decks.name').replaceAll('\u001f', '::')]),
  );
}

function jsonOf(client: BetterSqlite3.Database, column: 'models' | 'decks'): unknown {
  const [json] = client.prepare<[]>(`select ${column} from col`).pluck().all();
  return JSON.parse(text(json, `col.${column}`));
}

/** Objects keyed by id. */
const byId = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string().regex(/^-?\d+$/), value)
    .transform((all) => Object.entries(all).map(([id, each]): [number, z.output<T>] => [Number(id), each]));
const Decks = byId(z.object({ name: z.string() }));
const Models = byId(
  z.object({
    name: z.string(),
    type: z.number().default(0),
    flds: z.array(z.object({ name: z.string(), ord: z.number() })),
    tmpls: z.array(z.object({ name: z.string(), ord: z.number(), qfmt: z.string(), afmt: z.string() })),
  }),
);

function parse<T extends z.ZodType>(schema: T, value: unknown, column: string): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw damaged(`its ${column} cannot be read`);
  return result.data;
}

const noteTypesOfJson = (models: unknown): Map<number, NoteType> =>
  new Map(
    parse(Models, models, 'note types').map(([id, { name, type, flds, tmpls }]) => [
      id,
      {
        name: clean(name),
        isCloze: type === 1,
        fields: flds.toSorted((a, b) => a.ord - b.ord).map((field) => clean(field.name)),
        templates: tmpls
          .toSorted((a, b) => a.ord - b.ord)
          .map((template) => ({ name: clean(template.name), front: clean(template.qfmt), back: clean(template.afmt) })),
      },
    ]),
  );

function noteTypesOfTables(client: BetterSqlite3.Database): Map<number, NoteType> {
  // Sorted here: names are collated by rules of Anki's own, which a plain SQLite does not know.
  const all = (query: string) =>
    client
      .prepare<[], unknown[]>(query)
      .raw()
      .all()
      .map(([id, ord, name, config]) => ({
        id: integer(id, 'ntid'),
        ord: integer(ord, 'ord'),
        name: text(name, 'name'),
        config: config instanceof Uint8Array ? config : new Uint8Array(),
      }))
      .toSorted((a, b) => a.ord - b.ord);
  const fields = all('select ntid, ord, name, config from fields');
  const templates = all('select ntid, ord, name, config from templates');
  return new Map(
    all('select id, 0, name, config from notetypes').map(({ id, name, config }) => [
      id,
      {
        name,
        isCloze: readFields(config).number(1) === 1,
        fields: fields.filter((field) => field.id === id).map((field) => field.name),
        templates: templates
          .filter((template) => template.id === id)
          .map((template) => {
            const formats = readFields(template.config);
            return { name: template.name, front: clean(formats.text(1) ?? ''), back: clean(formats.text(2) ?? '') };
          }),
      },
    ]),
  );
}

const clean = (value: string) => text(value, 'text');
