import { CsvError, type Info } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { limits } from './limits.ts';
import { csvRemedy } from '../imports/csv-rows.ts';
import { readPoint, readTags, readWrong } from './read-point.ts';
import type { PointDraft } from './question-text.ts';
import type { ReadQuestion, RowFault } from './read-questions.ts';

const plain = ['id', 'prompt', 'kind', 'level', 'think', 'answer', 'tags', 'model'];
const ofPoint = ['kind', 'evidence', 'wrong', 'cue', 'probe', 'src'] as const;
const pointColumn = /^point[ _]?(\d{1,2})(?:[ _.](kind|evidence|wrong|cue|probe|src))?$/;

/**
 * Reads questions out of CSV: columns id, prompt, kind, level, think, answer, tags, model, and for each point `point 1`,
 * `point 2` and so on, with `point 1 evidence` and the like beside it; several phrases of one field are parted by `|`.
 */
export function readQuestionsCsv(text: string): { questions: ReadQuestion[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const questions: ReadQuestion[] = [];
  let rows: { record: string[]; info: Info }[];
  try {
    // The types of csv-parse do not follow its option `info`.
    rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: limits.importRows + 2, // the first line, and one row too many: it is refused, the rest need not be read
    }) as unknown as typeof rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { questions, faults: [{ line, message: csvRemedy(error) }] };
  }
  const [head, ...rest] = rows;
  const names = head?.record.map((name) => name.toLowerCase()) ?? [];
  const problem = headFault(names);
  if (problem !== undefined) return { questions, faults: [{ line: 1, message: problem }] };
  let before = head?.info.lines ?? 1;
  for (const { record, info } of rest) {
    const line = before + 1;
    before = info.lines;
    if (record.length !== names.length) {
      faults.push({
        line,
        message: `has ${record.length} fields where the first line has ${names.length}: add or remove commas`,
      });
      continue;
    }
    const field = (name: string) => record[names.indexOf(name)] || undefined;
    const prompt = field('prompt');
    if (prompt === undefined) {
      faults.push({ line, message: 'has no prompt: write what is asked' });
      continue;
    }
    questions.push({
      line,
      id: field('id'),
      draft: {
        prompt,
        kind: field('kind'),
        level: field('level'),
        think: field('think'),
        answer: field('answer'),
        tags: readTags(field('tags') ?? ''),
        points: readPoints(names, record),
        model: field('model'),
      },
    });
  }
  return { questions, faults };
}

function headFault(names: string[]): string | undefined {
  if (!names.includes('prompt'))
    return `is missing a column: the first line must name the columns, prompt among them${names.length === 1 && /[;\t]/.test(names[0] ?? '') ? '; part them by commas' : ''}`;
  const odd = names.find((name) => !plain.includes(name) && !pointColumn.test(name));
  if (odd !== undefined)
    return `has the unknown column "${shown(odd)}": use ${plain.join(', ')}, "point 1", "point 1 evidence" and the like`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `has the column "${shown(twice)}" twice: keep one`;
  return undefined;
}

function readPoints(names: string[], record: string[]): PointDraft[] {
  const points = new Map<number, PointDraft>();
  for (const [index, name] of names.entries()) {
    const [, number, part] = pointColumn.exec(name) ?? [];
    if (number !== undefined && part === undefined && record[index])
      points.set(Number(number), readPoint(record[index]));
  }
  for (const [index, name] of names.entries()) {
    const [, number, part] = pointColumn.exec(name) ?? [];
    const point = points.get(Number(number));
    const value = record[index];
    if (point && value)
      setPart(
        point,
        ofPoint.find((known) => known === part),
        value,
      );
  }
  return [...points].toSorted(([a], [b]) => a - b).map(([, point]) => point);
}

function setPart(point: PointDraft, part: (typeof ofPoint)[number] | undefined, value: string) {
  const phrases = value
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
  if (part === 'evidence') point.evidence = phrases;
  else if (part === 'src') point.sources = phrases;
  else if (part === 'wrong') point.wrong = phrases.map(readWrong);
  else if (part !== undefined) point[part] = value;
}

const shown = (text: string) => text.slice(0, 40).toWellFormed();
