import { createHash } from 'node:crypto';
import type { RubricPoint } from './grader.ts';
import type { QuestionKind } from './question.ts';

/** What a grader is told about a question. */
export interface Rubric {
  question: { id: string; prompt: string; kind: QuestionKind };
  points: readonly (RubricPoint & { group?: string | null })[];
}

/** Names a rubric: another hash may mean other verdicts. Points count in their order, with their groups. */
export function rubricHash({ question, points }: Rubric): string {
  const { id, prompt, kind } = question;
  const told = points.map((point) => [
    point.id,
    point.say,
    point.role,
    point.evidence,
    point.wrong.map((w) => [w.if, w.why]),
    point.group ?? null,
  ]);
  return hashOf([id, prompt, kind, told]);
}

/** Names the input of a grading: the same again, by the same model and prompt, need not be asked again. */
export const inputHash = (input: {
  rubricHash: string;
  answer: string;
  spoken: boolean;
  model: string;
  promptVersion: string;
}): string => hashOf([input.rubricHash, input.answer, input.spoken, input.model, input.promptVersion]);

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
