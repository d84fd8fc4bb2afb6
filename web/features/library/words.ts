import type { Deck, Question } from '../../api-types.ts';

/** The Library’s facts in words. */

export const kindWords: Record<Question['kind'], string> = {
  trace: 'Trace',
  debug: 'Debugging',
  tradeoff: 'Trade-off',
  scenario: 'Scenario',
  concept: 'Concept',
};

/** [1, 2, 3] → “levels 1 to 3”. */
export function levelWords(levels: readonly number[]): string {
  const [first] = levels;
  const last = levels.at(-1);
  if (first === undefined) return '';
  return first === last ? `level ${first}` : `levels ${first} to ${last}`;
}

/** 130 → “2 h 10 min”. */
export function minuteWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** 90 → “90 s”, 240 → “4 min”. */
export const secondWords = (seconds: number) =>
  seconds <= 90 || seconds % 30 !== 0 ? `${seconds} s` : `${String(seconds / 60).replace('.5', '½')} min`;

/** { docker: “29.7” } → [“docker 29.7”]. */
export const versionWords = ({ versions }: Deck['asOf']) =>
  Object.entries(versions).map(([name, version]) => `${name} ${version}`);
