import type { RubricPoint } from '../../../api/grading/grader.ts';
import { readText } from '../../../api/grading/offline/words.ts';

/** Paragraphs, lines and items of a list. */
const parts = /\n+|\s-(?=\w)|\s(?=\d\.\s)/;

/** A rubric made of a reference answer alone: each of its parts is a point. */
export function pointsOfReference(reference: string): RubricPoint[] {
  const found = reference
    .split(parts)
    .map((part) => part.trim())
    .filter((part) => readText(part).words.length > 1);
  return (found.length > 0 ? found : [reference]).map((say, index) => ({
    id: `part-${index + 1}`,
    say,
    role: 'ordinary',
    evidence: [],
    wrong: [],
  }));
}
