import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { RubricPoint } from '../../../api/grading/grader.ts';
import { credit, type Verdict } from '../../../api/grading/rubric.ts';
import { validate } from '../../../api/validation.ts';
import { pointsOfReference } from './reference-rubric.ts';

/** An answer that people marked. */
export interface LabelledAnswer {
  /** Answers to one question have the same. */
  qid: string;
  question: string;
  points: readonly RubricPoint[];
  answer: string;
  /** 0..1; of verdicts, their mean credit. */
  score: number;
  /** By id of the point; null where people gave a score alone. */
  verdicts: Readonly<Record<string, Verdict>> | null;
}

/** The file cannot be used; the message names the line, its fault and the remedy. */
export class LabelledFileError extends Error {}

const common = { question: z.string().min(1), answer: z.string(), qid: z.string().optional() };
const Scored = z.object({ ...common, reference: z.string().min(1), score01: z.number().min(0).max(1) });
const Judged = z.object({
  ...common,
  points: z
    .array(
      z.object({
        id: z.string().min(1),
        say: z.string().min(1),
        evidence: z.array(z.string()).default([]),
        wrong: z.array(z.object({ if: z.string(), why: z.string().default('') })).default([]),
      }),
    )
    .min(1),
  verdicts: z.record(z.string(), z.enum(['covered', 'partial', 'missed', 'wrong', 'unjudged'])),
});

/** Reads labelled answers, one JSON object a line, packed with gzip or not. Throws LabelledFileError. */
export function readLabelled(path: string): LabelledAnswer[] {
  const rubrics = new Map<string, RubricPoint[]>();
  const answers = textOf(path)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, `${path}, line ${index + 1}`, rubrics)]));
  if (answers.length === 0) throw new LabelledFileError(`${path}: holds no answers: write one JSON object a line`);
  return answers;
}

function textOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new LabelledFileError(`${path}: cannot be read (${why}): name a JSONL file, packed with gzip or not`);
  }
}

function readLine(line: string, place: string, rubrics: Map<string, RubricPoint[]>): LabelledAnswer {
  const value = parse(line, place);
  if (typeof value === 'object' && value !== null && 'points' in value) {
    const { question, answer, qid = question, points, verdicts } = check(Judged, value, place);
    const stray = Object.keys(verdicts).find((id) => points.every((point) => point.id !== id));
    if (stray !== undefined)
      throw new LabelledFileError(`${place}: verdicts.${stray}: there is no point "${stray}": correct the id`);
    const given = points.map(({ id }) => credit[verdicts[id] ?? 'unjudged']);
    const score = given.reduce((sum: number, each) => sum + each, 0) / given.length;
    return { qid, question, answer, score, verdicts, points: points.map((point) => ({ ...point, role: 'ordinary' })) };
  }
  const { question, answer, reference, score01, qid = question } = check(Scored, value, place);
  const points = rubrics.get(reference) ?? pointsOfReference(reference);
  rubrics.set(reference, points);
  return { qid, question, answer, score: score01, verdicts: null, points };
}

function parse(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new LabelledFileError(`${place}: is not JSON: write one object a line, with its line breaks as \\n`);
  }
}

function check<S extends z.ZodType>(schema: S, value: unknown, place: string): z.output<S> {
  const result = validate(schema, value);
  if ('data' in result) return result.data;
  const [fault] = result.faults;
  throw new LabelledFileError(
    `${place}: ${fault?.path.join('.') || 'the line'}: ${fault?.message}. test/data/grading/README.md shows the format`,
  );
}
