import type { Quote } from '../grading/grader.ts';
import type { AnswerPart } from './interview.ts';

/**
 * The parts of an answer as one text, trimmed and parted by blank lines, and where each stands in it: a passed part nowhere, with an
 * empty span. Offsets in UTF-16 code units. Pure.
 */
export function joinParts(parts: readonly Pick<AnswerPart, 'answer'>[]): { text: string; spans: Quote[] } {
  let text = '';
  const spans: Quote[] = [];
  for (const { answer } of parts) {
    const words = answer.trim();
    if (words !== '' && text !== '') text += '\n\n';
    spans.push({ start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text, spans };
}

/** Handed in without words. */
export const isPassed = ({ answer }: Pick<AnswerPart, 'answer'>): boolean => answer.trim() === '';
