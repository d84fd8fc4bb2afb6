import { stemmer } from 'stemmer';

/** A word of a text at its offsets (UTF-16 code units, `end` exclusive). */
export interface Word {
  /** As words are compared: NFKC, lower case, without what cannot be seen. */
  folded: string;
  start: number;
  end: number;
}

/** Characters that cannot be seen: zero width, joiners, bidi controls, tags, variation selectors, control codes. */
export const unseen = /[\p{DI}\p{Cf}]|(?![\t\n\r])\p{Cc}/gu;

// Scripts without spaces between words: each character counts as a word.
const spaceless = [
  String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`,
  String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`,
].join('');
const word = new RegExp(String.raw`[${spaceless}]|(?:(?![${spaceless}])[\p{L}\p{N}\p{M}\p{DI}\p{Cf}])+`, 'gu');
const notOfWord = /[^\p{L}\p{N}\p{M}]+/gu;

/** The words of a text in order; punctuation and spacing are no words. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(word)) {
    const folded = found.replaceAll(unseen, '').normalize('NFKC').toLowerCase().replaceAll(notOfWord, '');
    if (folded !== '') words.push({ folded, start: index, end: index + found.length });
  }
  return words;
}

/** Whether a word says something by itself: neither a function word nor a filler of speech. */
export const isContent = (folded: string): boolean => !functionWords.has(folded) && !fillers.has(folded);
/** Whether it holds sentences together: "the", "is", "not". */
export const isFunctionWord = (folded: string): boolean => functionWords.has(folded);

/** The stems of the content words of a text. */
export const stemsOf = (text: string): Set<string> =>
  new Set(
    wordsOf(text)
      .filter(({ folded }) => isContent(folded))
      .map(({ folded }) => stemmer(folded)),
  );

const functionWords = new Set(
  `a about above after again all also am an and any are aren as at be because been before being below between both but
  by can cannot could couldn d did didn do does doesn doing don down during each either else even ever few for from
  further get gets getting go goes going got had hadn has hasn have haven having he her here hers him his how however i
  if in into is isn it its itself just let like ll m many may me might more most much must my myself need needs no nor
  not now of off on once one ones only or other our ours out over own re really s same shall she should shouldn so some
  still such t than that the their theirs them then there these they thing things this those though through thus to too
  under until up upon us use used uses using ve very want was wasn we well were weren what when where whether which
  while who whole whom whose why will with within without won would wouldn yes yet you your yours`.split(/\s+/),
);
const fillers = new Set(
  'actually basically er erm hm hmm kind know literally mean okay ok right sort stuff uh uhm um yeah'.split(' '),
);
