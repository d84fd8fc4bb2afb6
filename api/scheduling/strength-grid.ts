import type { Strength } from './forgetting.ts';

/**
 * Strengths, and chances of recall at the next answer, on which a whole collection is followed at once, so that the
 * work does not grow with its cards. What lies between is shared out so that means stay what they were: intervals and
 * answers go by these means, and are neither stretched nor shortened.
 */

/** Days: 0.1 to about 900, in steps of 1.4. What is stronger does not come back within a season at any retention. */
export const stabilities = Array.from({ length: 28 }, (_, index) => 0.1 * 1.4 ** index);
const difficulties = [1, 2.5, 4, 5.5, 7, 8.5, 10];
export const chances = [0.4, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98, 0.999];

/** Every strength of the grid; the index is its place. */
export const places: readonly Strength[] = stabilities.flatMap((stability) =>
  difficulties.map((difficulty) => ({ stability, difficulty })),
);

/** Shares of one strength add up to 1; a row is the index of a stability. */
export interface PlaceShare {
  place: number;
  share: number;
}
export interface RowShare {
  row: number;
  share: number;
}

/** The places around a strength, each the closer the more, and their rows. */
export function placesAround({ stability, difficulty }: Strength): { around: PlaceShare[]; rows: RowShare[] } {
  const columns = between(difficulty, difficulties);
  const rows = between(stability, stabilities).map(({ at, share }) => ({ row: at, share }));
  const around = rows.flatMap(({ row, share }) =>
    columns.map((column) => ({ place: row * difficulties.length + column.at, share: share * column.share })),
  );
  return { around, rows };
}

/** The two steps around a value, each the closer the more; the outermost alone for what lies beyond. */
export function between(value: number, steps: readonly number[]): { at: number; share: number }[] {
  const above = steps.findIndex((step) => step > value);
  if (above <= 0) return [{ at: above === 0 ? 0 : steps.length - 1, share: 1 }];
  const [low = 0, high = 1] = steps.slice(above - 1, above + 1);
  const share = (value - low) / (high - low);
  return [
    { at: above - 1, share: 1 - share },
    { at: above, share },
  ];
}
