import { readFileSync } from 'node:fs';
import { modelFolder, phonesOf } from './tools.ts';

/** How pocketsphinx shall hear words: as its own dictionary says, else as our voice says them. */
export function pronunciations(words: ReadonlySet<string>): string {
  const entries = readFileSync(`${modelFolder}/cmudict-en-us.dict`, 'utf8').split('\n');
  const known = entries.filter((line) => words.has(wordOf(line)));
  const found = new Set(known.map(wordOf));
  const missing = [...words].filter((word) => !found.has(word));
  const spoken = phonesOf(missing);
  return [...known, ...missing.map((word, index) => `${word} ${spoken[index]}`), ''].join('\n');
}

/** Without the number of a second pronunciation: `read(2)`. */
const wordOf = (line: string) => /^[^\s(]*/.exec(line)?.[0] ?? '';
