interface Range {
  start: number;
  end: number;
}
/** A piece of a text, and which ranges it lies in. */
export interface Segment<R extends Range> {
  start: number;
  text: string;
  /** In the order given. */
  ranges: readonly R[];
}

/**
 * Cuts a text where ranges begin and end; ranges may overlap, and what of them lies outside the text is left out.
 * Offsets are UTF-16 code units, `end` exclusive. The pieces together are the text.
 */
export function segmentsOf<R extends Range>(text: string, ranges: readonly R[]): readonly Segment<R>[] {
  const within = ranges.filter(({ start, end }) => Math.max(0, start) < Math.min(end, text.length));
  const inText = within.flatMap(({ start, end }) => [Math.max(0, start), Math.min(end, text.length)]);
  const cuts = [...new Set([0, ...inText, text.length])].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    return {
      start,
      text: text.slice(start, end),
      ranges: within.filter((range) => range.start <= start && range.end >= end),
    };
  });
}
