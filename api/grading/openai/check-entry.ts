import type { AnswerText } from '../answer-text.ts';
import type { GradingResult, Quote } from '../grader.ts';
import { findPassage } from '../quotes.ts';
import type { StatementCheck } from '../stated.ts';
import { wordsOf } from '../words.ts';
import type { Entry } from './formats.ts';

const mostQuotes = 3;
/** In words. A passage is quoted, not the answer: the model is asked for 40 at most. */
const longestQuote = 60;
const longestReason = 400;

/**
 * What an entry of a model is worth: quotes that do not stand in the answer are dropped, and without one that counts,
 * a covered, partial or wrong point is unjudged.
 */
export function checkEntry(entry: Entry, answer: AnswerText, canState: StatementCheck): GradingResult {
  const { id: pointId, verdict, confidence } = entry;
  const reason = oneSentence(entry.reason);
  if (verdict === 'missed') return { pointId, verdict, quotes: [], reason, confidence, check: false };
  const quotes = distinct(entry.quotes.slice(0, mostQuotes).flatMap((quoted) => find(answer, quoted)));
  if (quotes.length === 0)
    return unjudged(pointId, 'The model quoted nothing of the answer that bears its verdict out.');
  // Crediting takes a passage that can be about this point, or a model that obeys the answer would credit all.
  if (verdict !== 'wrong' && !quotes.some((quote) => canState(pointId, wordsAt(answer, quote))))
    return unjudged(pointId, 'The passages that the model quoted do not show that the point was made.');
  return { pointId, verdict, quotes, reason, confidence, check: false };
}

/** A point of which nothing usable was said: a person decides. */
export const unjudged = (pointId: string, reason: string): GradingResult => ({
  pointId,
  verdict: 'unjudged',
  quotes: [],
  reason,
  confidence: 0,
  check: true,
});

/** Models shorten passages by an ellipsis: then each part must be there. */
function find(answer: AnswerText, quoted: string): Quote[] {
  if (wordsOf(quoted).length > longestQuote) return [];
  const whole = findPassage(answer, quoted);
  if (whole) return [whole];
  return quoted
    .split(/\.{3}|…/)
    .slice(0, mostQuotes)
    .flatMap((part) => findPassage(answer, part) ?? []);
}

const wordsAt = ({ words }: AnswerText, { start, end }: Quote) =>
  words.filter((word) => word.start >= start && word.end <= end).map(({ folded }) => folded);

const distinct = (quotes: readonly Quote[]) =>
  quotes
    .filter(({ start, end }, at) => quotes.findIndex((other) => other.start <= start && other.end >= end) === at)
    .toSorted((a, b) => a.start - b.start);

/** A reason is the model's, so only its form is ours: one line, not endless. */
const oneSentence = (reason: string) => {
  const line = reason.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestReason ? `${line.slice(0, longestReason - 1)}…` : line;
};
