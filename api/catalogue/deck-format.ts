import { z } from 'zod';
import { levels, pointKinds, questionKinds } from '../grading/question.ts';

/** How decks look as files: one zod schema per kind of file. `decks/schema.json` is made from these. */

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, such as docker-run-trace')
  .max(80)
  .describe('Never changes: learners’ history follows it.');
const line = z.string().trim().min(1, 'write at least one word');
const prose = z.string().trim().min(1, 'write at least one sentence');
const date = z.iso.date('write a date as "2026-11-22"');
const source = z.url({ protocol: /^https$/, error: 'give the full address, starting with https://' });

const level = z.literal(levels, 'use 1 (junior), 2 (mid) or 3 (senior)');
const asOf = z
  .object({ checked: date, review_by: date })
  .catchall(z.string('quote the version, such as "29.7"').min(1))
  .describe('Versions the content was checked against, the day it was checked, and the day to check it again.');

export const PointFile = z.strictObject({
  id,
  say: prose.max(320, 'one claim that a reader can decide in five seconds: use at most 320 characters'),
  weight: z.int().min(1).max(3).default(1),
  must: z.literal(true).optional().describe('A good answer cannot do without it.'),
  bonus: z.literal(true).optional().describe('Beyond the time target; adds, never subtracts.'),
  group: id.optional().describe('One of the question’s groups.'),
  kind: z.enum(pointKinds),
  evidence: z.array(line.max(120)).min(2, 'give at least two phrases that count as saying this'),
  wrong: z
    .array(z.strictObject({ if: line.max(160), why: line.max(320) }))
    .optional()
    .describe('Misconceptions: what earns “wrong” rather than “missed”.'),
  cue: line.max(200).describe('Asks for this point alone; must make sense without the question.'),
  probe: line.max(240).optional().describe('Follow-up, asked when the point was missed; needed from weight 2 on.'),
  src: z.union([source, z.array(source).min(1)]),
});

export const QuestionFile = z.strictObject({
  id,
  rev: z.int().min(1),
  changes: z
    .record(z.string().regex(/^\d+$/, 'name the revision, such as 2'), line)
    .optional()
    .describe('What changed, by revision; needed from revision 2 on.'),
  kind: z.enum(questionKinds),
  level,
  time: z
    .strictObject({ think: z.int().min(0).max(600), answer: z.int().min(15).max(1800) })
    .describe('Seconds to think and to answer.'),
  tags: z.array(id).min(1, 'name at least one subject or tool').max(8, 'use at most 8'),
  as_of: asOf,
  prompt: prose.max(1200),
  groups: z
    .record(id, z.int().min(1, 'ask for at least 1 of its points'))
    .optional()
    .describe('k-of-n, “name four of …”: how many of the points of each group are asked for; the best ones count.'),
  points: z.array(PointFile).min(1),
  model: prose.max(4000),
});

export const DeckFile = z.strictObject({
  id,
  title: line.max(80),
  summary: line.max(240),
  licence: line.max(40),
  as_of: asOf,
  order: z.array(id).optional().describe('Question ids to meet first; the others follow by level and id.'),
});

export const SkillFile = z.strictObject({
  id,
  title: line.max(80),
  summary: line.max(240),
  guide: prose.max(12_000).describe('Markdown shown on the skill’s page.'),
});

export const CareerFile = z.strictObject({
  id,
  title: line.max(80),
  summary: line.max(280),
  skills: z.array(id).min(1),
});

export const SourceHostsFile = z.strictObject({ hosts: z.array(z.string().min(3)).min(1) });

export type QuestionFile = z.output<typeof QuestionFile>;
export type PointFile = z.output<typeof PointFile>;
export type DeckFile = z.output<typeof DeckFile>;
export type SkillFile = z.output<typeof SkillFile>;
export type CareerFile = z.output<typeof CareerFile>;

/** The published JSON Schema; the root describes a question, `$defs` the other files. */
export function deckJsonSchema(): Record<string, unknown> {
  const { $schema, ...question } = z.toJSONSchema(QuestionFile, { io: 'input' });
  const part = (schema: z.ZodType) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return rest;
  };
  return {
    $schema,
    $id: 'rehearse-decks',
    title: 'Rehearse question file',
    ...question,
    $defs: { deck: part(DeckFile), skill: part(SkillFile), career: part(CareerFile) },
  };
}
