import { execFileSync } from 'node:child_process';
import { ensureSpeechTools } from '../../../scripts/setup.mjs';
import { asSaid } from './spelling.ts';

/** Where Debian keeps pocketsphinx’s English. */
export const modelFolder = '/usr/share/pocketsphinx/model/en-us';

/** Runs one of Debian’s speech programs; answers what it printed. Throws a message that says what to install. */
export function run(program: 'flite' | 'pocketsphinx_continuous', args: readonly string[]): string {
  ensureSpeechTools();
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] });
}

const voice = ['-voice', 'slt'];

/** Speaks a text into a WAV file, 16 kHz, one channel. */
export const speak = (text: string, file: string): void =>
  void run('flite', [...voice, '-t', asSaid(text), '-o', file]);

/** The phones in which the voice says each word, in the letters of pocketsphinx’s dictionary. */
export function phonesOf(words: readonly string[]): string[] {
  const printed = words.map((word) => run('flite', [...voice, '-ps', '-t', asSaid(word), '-o', 'none']));
  return printed.map((phones) =>
    phones
      .trim()
      .split(/\s+/)
      .filter((phone) => phone !== 'pau')
      .map((phone) => (phone === 'ax' ? 'AH' : phone.toUpperCase()))
      .join(' '),
  );
}
