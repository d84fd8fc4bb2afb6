import { numbersSpelled } from './spelling.ts';

/** The words of a text as they are spoken: lower case, no punctuation, numbers spelled out. */
export const wordsOf = (text: string): string[] =>
  numbersSpelled(text)
    .toLowerCase()
    .replaceAll(/https?:\S+/g, ' ')
    .replaceAll(/’/g, "'")

    .replaceAll(/[^a-z' ]+/g, ' ')
    .split(' ')
    .map((word) => word.replaceAll(/^'+|'+$/g, ''))
    .filter((word) => word !== '');

/** Words substituted, left out or added, as a share of the words said: Levenshtein’s distance over words. */
export function wordErrorRate(said: readonly string[], heard: readonly string[]): number {
  let row = Array.from({ length: heard.length + 1 }, (_, index) => index);
  for (const [line, word] of said.entries()) {
    const next = [line + 1];
    for (const [column, other] of heard.entries())
      next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (word === other ? 0 : 1)));
    row = next;
  }
  return row[heard.length]! / said.length;
}
