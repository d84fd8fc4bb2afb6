import type { Quote } from '../grading/grader.ts';
import type { AnswerPart } from './interview.ts';

/**
 * The parts of an answer as one text, parted by blank lines, and where each stands in it: a passed part nowhere, with an
 * empty span. Offsets in UTF-16 code units. Pure.
 */
export function joinParts(parts: readonly Pick<AnswerPart, 'answer'>[]): { text: string; spans: Quote[] } {
  let text = '';
  const spans: Quote[] = [];
  for (const { answer } of parts) {
    if (isPassed({ answer })) {
      spans.push({ start: text.length, end: text.length });
      continue;
    }
    if (text !== '') text += '\n\n';
    spans.push({ start: text.length, end: text.length + answer.length });
    text += answer;
  }
  return { text, spans };
}

/** Handed in without words. */
export const isPassed = ({ answer }: Pick<AnswerPart, 'answer'>): boolean => answer.trim() === '';
