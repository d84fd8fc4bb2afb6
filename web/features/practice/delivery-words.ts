import type { Attempt } from '../../api-types.ts';

/** Figures of a spoken answer with what they mean: [“74 s”, “of 90 s”]. */
export function deliveryFacts({
  spokenMs,
  targetMs,
  wordsPerMinute,
  pauses,
  fillers,
}: NonNullable<Attempt['delivery']>): [figure: string, words: string][] {
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
  const filled = fillers.reduce((sum, { count }) => sum + count, 0);
  return [
    [seconds(spokenMs), targetMs === null ? 'spoken' : `spoken of ${seconds(targetMs)}`],
    ...(wordsPerMinute === null ? [] : [[String(wordsPerMinute), 'words a minute'] satisfies [string, string]]),
    [String(pauses.length), pauses.length === 1 ? 'long pause' : 'long pauses'],
    [filled === 0 ? 'No' : `At least ${filled}`, filled === 1 ? 'filler' : 'fillers'],
  ];
}
