import type { SuggestionNote } from '../grader.ts';
import type { Reading } from './words.ts';

/** From this many words on, the language of an answer shows; and from so many that none of them belongs to the question. */
const enough = 8;
const plenty = 20;

/** Why an answer cannot be compared with English phrases; undefined when it can. */
export function whyUnreadable(reading: Reading, vocabulary: ReadonlySet<string>): SuggestionNote | undefined {
  const { words, length, fillers, otherScript } = reading;
  if (words.length === 0 && fillers > 2) return 'fillers-only';
  if (otherScript > length / 2) return 'other-language';
  if (words.length < 3) return 'too-short';
  return length >= enough && isForeign(reading, vocabulary) ? 'other-language' : undefined;
}

/** Notes and commands have few function words, too; but the question's words, and none of another language. */
function isForeign({ words, length, english, foreign }: Reading, vocabulary: ReadonlySet<string>): boolean {
  if (english / length >= 0.12) return false;
  const known = words.filter(({ stem }) => vocabulary.has(stem)).length / words.length;
  return foreign / length >= 0.1 || (length >= plenty && known < 0.1);
}
