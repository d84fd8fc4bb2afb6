import { readAnswer, type AnswerText } from './answer-text.ts';
import type { Quote } from './grader.ts';
import { isContent, wordsOf } from './words.ts';

const fewestContentWords = 2;

/**
 * Where a quoted passage stands in an answer, compared word by word: case, spacing, punctuation and Unicode forms do
 * not matter. undefined: it is not there, says too little (fewer than two content words), spans paragraphs, or stands in
 * text that is hidden or speaks to the grader.
 */
export const findQuote = (answer: string, quoted: string): Quote | undefined => findPassage(readAnswer(answer), quoted);

/** `findQuote` in an answer that was read before. */
export function findPassage({ words }: Pick<AnswerText, 'words'>, quoted: string): Quote | undefined {
  const passage = wordsOf(quoted).map(({ folded }) => folded);
  if (new Set(passage.filter(isContent)).size < fewestContentWords) return undefined;
  // Knuth-Morris-Pratt over words: linear whatever an answer repeats.
  const fallback = fallbacks(passage);
  let matched = 0;
  let unquotable = -1;
  for (const [at, { folded, quotable, paragraph, end }] of words.entries()) {
    if (!quotable) unquotable = at;
    while (matched > 0 && folded !== passage[matched]) matched = fallback[matched - 1] ?? 0;
    if (folded === passage[matched]) matched += 1;
    if (matched < passage.length) continue;
    const first = at - passage.length + 1;
    if (unquotable < first && words[first]?.paragraph === paragraph) return { start: words[first]?.start ?? end, end };
    matched = fallback[matched - 1] ?? 0;
  }
  return undefined;
}

/** A text as quotes are compared. */
export const normalised = (text: string): string =>
  readAnswer(text)
    .words.map(({ folded }) => folded)
    .join(' ');

/** How many different content words an answer has of its own. */
export const countContentWords = ({ words }: Pick<AnswerText, 'words'>): number =>
  new Set(words.filter(({ folded, quotable }) => quotable && isContent(folded)).map(({ folded }) => folded)).size;

/** For each prefix of the passage, the length of its longest proper prefix that is also its suffix. */
function fallbacks(passage: readonly string[]): number[] {
  const lengths = passage.map(() => 0);
  let length = 0;
  for (let at = 1; at < passage.length; at += 1) {
    while (length > 0 && passage[at] !== passage[length]) length = lengths[length - 1] ?? 0;
    if (passage[at] === passage[length]) length += 1;
    lengths[at] = length;
  }
  return lengths;
}
