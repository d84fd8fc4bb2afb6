import { readFileSync } from 'node:fs';
import type { Rating } from '../../api/scheduling/memory.ts';
import { ratings } from '../../api/scheduling/memory.ts';

/** An entry of vectors-public.json; what else is in it depends on its kind. */
export interface Vector {
  id: string;
  kind: string;
  source: string[];
  [field: string]: unknown;
}

/** One comparison of a vector. */
export interface Check {
  what: string;
  expected: string;
  ours: string;
  same: boolean;
  /** Why we differ on purpose. */
  because?: string;
}

/** How the checks of a vector come about. */
export interface Examination {
  by: 'HTTP' | 'directly';
  /** The operations or functions that gave our values. */
  through: string;
  checks: Check[];
}

export const vectors: readonly Vector[] = (
  JSON.parse(readFileSync(new URL('vectors-public.json', import.meta.url), 'utf8')) as { vectors: Vector[] }
).vectors;

/** Grades 1..4 as ratings. */
export const ratingsOf = (grades: readonly number[]): Rating[] => grades.map((grade) => ratings[grade - 1]!);

/** Equal as text. */
export function equal(what: string, expected: unknown, ours: unknown, because?: string): Check {
  const [theirs, own] = [shown(expected), shown(ours)];
  return { what, expected: theirs, ours: own, same: theirs === own, ...(because === undefined ? {} : { because }) };
}

/** Numbers no further apart than the tolerance. */
export function close(what: string, expected: readonly number[], ours: readonly number[], tolerance: number): Check {
  const same =
    expected.length === ours.length && expected.every((value, index) => Math.abs(value - ours[index]!) <= tolerance);
  const digits = Math.max(0, Math.ceil(-Math.log10(tolerance)));
  const own = ours.map((value) => Number(value.toFixed(digits)));
  return { what: `${what} (± ${tolerance})`, expected: shown(expected), ours: shown(own), same };
}

const shown = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map((item) => (Array.isArray(item) ? `(${item.map(shown).join(', ')})` : shown(item))).join(', ')
      : value === null || value === undefined
        ? '–'
        : JSON.stringify(value);
