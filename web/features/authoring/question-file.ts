import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, visit, YAMLMap } from 'yaml';

/** The text of a question's file as the form shows it and changes it: comments and order stay as they were written. */

type Path = readonly (string | number)[];

/** A point as it stands in a file, whatever is wrong with it. */
export interface FilePoint {
  id: string;
  say: string;
  weight: string;
  role: '' | 'must' | 'bonus';
  kind: string;
  group: string;
  evidence: string[];
  wrong: string[];
  cue: string;
  probe: string;
  sources: string[];
}
/** Points of which some are asked for: “name four of …”. */
export interface FileGroup {
  id: string;
  need: string;
}
/** A question as it stands in a file, whatever is wrong with it. */
export interface FileQuestion {
  kind: string;
  level: string;
  think: string;
  answer: string;
  tags: string[];
  prompt: string;
  groups: FileGroup[];
  points: FilePoint[];
  model: string;
  checked: string;
  reviewBy: string;
}

/** What a text says; undefined where it is not YAML that a form could show. */
export function readFile(text: string): FileQuestion | undefined {
  const document = parse(text);
  if (!document) return undefined;
  const raw = record(document.toJS({ maxAliasCount: 0 }));
  const [time, asOf] = [record(raw.time), record(raw.as_of)];
  return {
    kind: string(raw.kind),
    level: string(raw.level),
    think: string(time.think),
    answer: string(time.answer),
    tags: list(raw.tags).map(string),
    prompt: prose(raw.prompt),
    groups: Object.entries(record(raw.groups)).map(([id, need]) => ({ id, need: string(need) })),
    points: list(raw.points).map(record).map(readPoint),
    model: prose(raw.model),
    checked: string(asOf.checked),
    reviewBy: string(asOf.review_by),
  };
}

/** The text with one field set; undefined or an empty text or list removes it where `optional`. */
export function setField(text: string, path: Path, value: unknown, optional = false): string {
  const document = parse(text);
  if (!document) return text;
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty && optional) document.deleteIn(path);
  else {
    const known = document.getIn(path, true);
    if (isScalar(known) && isPlain(value)) known.value = value;
    else document.setIn(path, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** The same for text of more than one line, which is written as a block. */
export function setProse(text: string, path: Path, value: string): string {
  const scalar = new Scalar(value === '' ? '' : `${value}\n`);
  if (value !== '') scalar.type = Scalar.BLOCK_LITERAL;
  const document = parse(text);
  if (!document) return text;
  document.setIn(path, scalar);
  return document.toString({ lineWidth: 0 });
}

/** The text with one more point, which has an id that no other has. */
export function addPoint(text: string): string {
  const known = readFile(text)?.points ?? [];
  let number = known.length + 1;
  while (known.some(({ id }) => id === `point-${number}`)) number += 1;
  const point = { id: `point-${number}`, say: '', weight: 1, kind: 'fact', evidence: [], cue: '', src: 'https://' };
  const document = parse(text);
  if (!document) return text;
  if (known.length === 0) document.setIn(['points'], document.createNode([point]));
  else document.addIn(['points'], document.createNode(point));
  return document.toString({ lineWidth: 0 });
}

/** The text without a point. */
export function removePoint(text: string, index: number): string {
  const document = parse(text);
  document?.deleteIn(['points', index]);
  return document?.toString({ lineWidth: 0 }) ?? text;
}

/** The text with a point at another place, with the comments that stand above it. */
export function movePoint(text: string, from: number, to: number): string {
  const document = parse(text);
  const points = document?.get('points');
  if (!document || !isSeq(points) || to < 0 || to >= points.items.length) return text;
  // What stands above the first one is read as a comment on the whole list.
  const [first] = points.items;
  if (isMap(first) && points.commentBefore) {
    first.commentBefore = points.commentBefore;
    points.commentBefore = null;
  }
  points.items.splice(to, 0, ...points.items.splice(from, 1));
  return document.toString({ lineWidth: 0 });
}

/** The text with one more group, above the points, which has an id that no other has. */
export function addGroup(text: string): string {
  const document = parse(text);
  if (!document || !isMap(document.contents)) return text;
  const known = readFile(text)?.groups ?? [];
  let number = known.length + 1;
  while (known.some(({ id }) => id === `group-${number}`)) number += 1;
  if (!isMap(document.get('groups'))) {
    document.delete('groups');
    const { items } = document.contents;
    const place = items.findIndex(({ key }) => keyOf(key) === 'points');
    items.splice(place < 0 ? items.length : place, 0, document.createPair('groups', new YAMLMap()));
  }
  document.setIn(['groups', `group-${number}`], 1);
  return document.toString({ lineWidth: 0 });
}

/** The text with a group called otherwise, in its points too; undefined removes it. */
export function changeGroup(text: string, id: string, name: string | undefined): string {
  const document = parse(text);
  const groups = document?.get('groups');
  if (!document || !isMap(groups)) return text;
  const pair = groups.items.find(({ key }) => keyOf(key) === id);
  if (pair && name !== undefined) pair.key = document.createNode(name);
  else if (pair) groups.items.splice(groups.items.indexOf(pair), 1);
  if (groups.items.length === 0) document.delete('groups');
  for (const [index, point] of (readFile(text)?.points ?? []).entries())
    if (point.group === id) {
      if (name === undefined) document.deleteIn(['points', index, 'group']);
      else document.setIn(['points', index, 'group'], name);
    }
  return document.toString({ lineWidth: 0 });
}

/** The text of a new question's file. `today` as YYYY-MM-DD. */
export function newFile(id: string, prompt: string, today: string): string {
  const later = new Date(`${today}T00:00:00Z`);
  later.setUTCMonth(later.getUTCMonth() + 6);
  const document = new Document({
    id,
    rev: 1,
    kind: 'concept',
    level: 1,
    time: { think: 15, answer: 90 },
    tags: [],
    as_of: { checked: today, review_by: later.toISOString().slice(0, 10) },
    prompt: '',
    points: [],
    model: '',
  });
  return addPoint(
    setProse(`# yaml-language-server: $schema=../../schema.json\n${String(document)}`, ['prompt'], prompt),
  );
}

/** An id out of the first words of a prompt, unlike those that are taken. */
export function idOf(prompt: string, taken: ReadonlySet<string>): string {
  const start = asId(prompt) || 'question';
  let id = start;
  for (let count = 2; taken.has(id) || id === 'deck'; count += 1) id = `${start}-${count}`;
  return id;
}

/** The first words of a text as an id; empty where it has none. */
export const asId = (text: string): string =>
  (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
    .slice(0, 7)
    .join('-')
    .slice(0, 60)
    .replace(/-+$/, '');

/** A number where it is one; the checker says what is wrong with anything else. */
export const asNumber = (text: string): number | string => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text);

/** `what is said => why it is wrong`, one a line, as the file has it. */
export const asWrong = (lines: readonly string[]): { if: string; why: string }[] =>
  lines.map((line) => {
    const [claim = '', ...why] = line.split('=>');
    return { if: claim.trim(), why: why.join('=>').trim() };
  });

/** Far deeper than any question; composing one goes as deep as its text does. */
const mostOpen = 200;

function parse(text: string): Document | undefined {
  const opened = text.split(/[[{]/).length + text.split(/(?:^|\s)[-?] (?=[-?] )/).length;
  if (opened > mostOpen) return undefined;
  const document: Document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  // The checker refuses aliases, which no form could show: `model: *so* it is` is one.
  let hasAlias = false;
  visit(document, {
    Alias: () => {
      hasAlias = true;
      return visit.BREAK;
    },
  });
  return hasAlias ? undefined : document;
}

function readPoint(raw: Record<string, unknown>): FilePoint {
  const src = raw.src;
  return {
    id: string(raw.id),
    say: prose(raw.say),
    weight: string(raw.weight ?? 1),
    role: raw.must === true ? 'must' : raw.bonus === true ? 'bonus' : '',
    kind: string(raw.kind),
    group: string(raw.group),
    evidence: list(raw.evidence).map(string),
    wrong: list(raw.wrong)
      .map(record)
      .map((wrong) => `${string(wrong.if)} => ${string(wrong.why)}`),
    cue: string(raw.cue),
    probe: string(raw.probe),
    sources: Array.isArray(src) ? src.map(string) : string(src) === '' ? [] : [string(src)],
  };
}

const keyOf = (key: unknown): string => string(isScalar(key) ? key.value : key);
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const string = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
/** A block ends with a line break that nobody typed. */
const prose = (value: unknown): string => string(value).replace(/\n$/, '');
