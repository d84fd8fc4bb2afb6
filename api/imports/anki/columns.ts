import { damaged } from './refused-package.ts';

/** SQLite keeps any type in any column. Numbers may be written as reals (Anki did, once). */
export function integer(value: unknown, column: string): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(Math.trunc(number))) throw damaged(`${column} is no number`);
  return Math.trunc(number);
}

/** Text that both databases can keep; a number is written out, as SQLite turns some texts into numbers. */
export function text(value: unknown, column: string): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') throw damaged(`${column} is no text`);
  return value.replaceAll('\0', '').toWellFormed();
}
