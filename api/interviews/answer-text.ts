import type { AnswerPart } from './interview.ts';

/** Between the parts of an answer. */
const gap = '\n\n';

/** The text of an answer with its follow-ups, and where each part is in it (UTF-16 code units); a part without words is empty. */
export function joinParts(parts: readonly Pick<AnswerPart, 'answer'>[]): {
  text: string;
  spans: { start: number; end: number }[];
} {
  let text = '';
  const spans = parts.map(({ answer }) => {
    const words = answer.trim();
    if (words !== '' && text !== '') text += gap;
    const start = text.length;
    text += words;
    return { start, end: text.length };
  });
  return { text, spans };
}
