import { Document, isMap, isNode, parseDocument, Scalar, type YAMLMap } from 'yaml';

/** Texts of YAML files are written as they were read: comments and order stay, lines are not folded anew. */
const asWritten = { lineWidth: 0 } as const;

/** One point as a table or a list names it; what it leaves out the checker asks for. */
export interface PointDraft {
  say: string;
  weight: string | undefined;
  role: 'must' | 'bonus' | undefined;
  kind: string | undefined;
  evidence: string[];
  wrong: { if: string; why: string }[];
  cue: string | undefined;
  probe: string | undefined;
  sources: string[];
}
/** A question as a table or a list names it. */
export interface QuestionDraft {
  prompt: string;
  kind: string | undefined;
  level: string | undefined;
  think: string | undefined;
  answer: string | undefined;
  tags: string[];
  points: PointDraft[];
  model: string | undefined;
}

/** The text of a new question's file. `today` as YYYY-MM-DD. */
export function questionText(id: string, draft: QuestionDraft, today: string): string {
  const { prompt, kind = 'concept', level = '1', think = '15', answer = '90', tags, points, model } = draft;
  const pointIds = distinct(points.map(({ say }) => slug(say, 4, 'point')));
  const document = new Document({
    id,
    rev: 1,
    kind,
    level: number(level),
    time: { think: number(think), answer: number(answer) },
    tags,
    as_of: { checked: today, review_by: halfYearAfter(today) },
    prompt: prose(prompt),
    points: points.map((point, index) => ({
      id: pointIds[index],
      say: point.say,
      weight: number(point.weight ?? '1'),
      ...(point.role && { [point.role]: true }),
      kind: point.kind ?? 'fact',
      ...(point.evidence.length > 0 && { evidence: point.evidence }),
      ...(point.wrong.length > 0 && { wrong: point.wrong }),
      ...(point.cue !== undefined && { cue: point.cue }),
      ...(point.probe !== undefined && { probe: point.probe }),
      ...(point.sources.length > 0 && { src: point.sources.length === 1 ? point.sources[0] : point.sources }),
    })),
    ...(model !== undefined && { model: prose(model) }),
  });
  return firstLine('question') + document.toString(asWritten);
}

/** The text of a deck's own file. */
export function deckText({ title, summary }: { title: string; summary: string }, today: string): string {
  return (
    firstLine('deck') +
    new Document({
      id: slug(title, 8, 'deck'),
      title,
      summary,
      licence: 'private',
      as_of: { checked: today, review_by: halfYearAfter(today) },
    }).toString(asWritten)
  );
}

/** The text with some fields of its top level set, everything else as it was; undefined where it cannot be read. */
export function withFields(yaml: string, fields: Record<string, unknown>): string | undefined {
  const document = parseDocument(yaml, { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  for (const [key, value] of Object.entries(fields)) document.set(key, value);
  return document.toString(asWritten);
}

/** A question’s text at its next revision, with a note on what changed, and not a character else. The text must be one that was checked. */
export function withRevision(yaml: string, rev: number, note: string): string {
  const { contents } = parseDocument(yaml, { prettyErrors: false });
  const known = isMap(contents) ? contents.get('rev', true) : undefined;
  const [start, end] = known?.range ?? [];
  if (!isMap(contents) || start === undefined || end === undefined) return yaml;
  const entry = `${rev}: ${JSON.stringify(note)}`;
  const changes = contents.get('changes', true);
  const edits: Edit[] = [{ start, end, text: String(rev) }];
  if (!isMap(changes)) {
    const place = contents.flow ? end : endOfLine(yaml, end);
    edits.push({
      start: place,
      end: place,
      text: `${contents.flow ? ',' : '\n'} changes: { ${entry} }`.replace('\n ', '\n'),
    });
  } else edits.push(inFront(yaml, changes, entry));
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), yaml);
}

/** What takes the place of a part of a text. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Adds an entry to a map as its first. */
function inFront(yaml: string, map: YAMLMap, entry: string): Edit {
  const [first] = map.items;
  const key = first && isNode(first.key) ? first.key.range?.[0] : undefined;
  const [start = 0] = map.range ?? [];
  if (map.flow) return { start: start + 1, end: start + 1, text: ` ${entry}${first ? ',' : ' '}` };
  const place = key ?? start;
  return { start: place, end: place, text: `${entry}\n${' '.repeat(place - yaml.lastIndexOf('\n', place - 1) - 1)}` };
}

const endOfLine = (text: string, from: number) => {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
};

/** An id out of the first words of a text. */
export function slug(text: string, words: number, otherwise: string): string {
  const found = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return found?.slice(0, words).join('-').slice(0, 60).replace(/-+$/, '') || otherwise;
}

/** Ids that are not among others, nor twice among themselves. */
export function distinct(ids: readonly string[], taken: Iterable<string> = []): string[] {
  const known = new Set(taken);
  const nextOf = new Map<string, number>();
  return ids.map((id) => {
    let free = id;
    let next = nextOf.get(id) ?? 2;
    for (; known.has(free); next += 1) free = `${id}-${next}`;
    nextOf.set(id, next);
    known.add(free);
    return free;
  });
}

const firstLine = (kind: 'question' | 'deck') =>
  `# yaml-language-server: $schema=../../schema.json${kind === 'deck' ? '#/$defs/deck' : ''}\n`;

/** A number where it is one; the checker says what is wrong with anything else. */
const number = (text: string): number | string => (/^\d{1,6}$/.test(text) ? Number(text) : text);

function prose(text: string): Scalar<string> {
  const scalar = new Scalar(`${text.trim()}\n`);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}

function halfYearAfter(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}
