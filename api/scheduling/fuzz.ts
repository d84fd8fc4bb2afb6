/** Days an interval may be moved by, both ways: one, and a share of its days in each band. Under 2.5 days: none. */
const bands = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Infinity, share: 0.05 },
];

/** Whole days, both ends included. */
export interface DayRange {
  from: number;
  to: number;
}

/**
 * The whole days, both ends included, in which an interval may fall: Anki's rule
 * (rslib/src/scheduler/states/fuzz.rs, constrained_fuzz_bounds).
 * @param interval days, with their fraction
 * @param minimum days; `maximum` is the stronger
 */
export function fuzzRange(interval: number, minimum: number, maximum: number): DayRange {
  const least = Math.min(minimum, maximum);
  const within = (days: number) => Math.min(Math.max(days, least), maximum);
  const middle = within(interval);
  const spread = spreadOf(middle);
  const from = within(Math.round(middle - spread));
  const to = within(Math.round(middle + spread));
  return { from, to: to === from && to > 2 && to < maximum ? to + 1 : to };
}

/** The day of the range that a factor (0..1, 1 left out) picks; each day is as likely as the others. */
export function pickDay({ from, to }: DayRange, factor: number): number {
  return Math.min(to, from + Math.floor(factor * (1 + to - from)));
}

/** Picks a day of a range by a factor (0..1, 1 left out). */
export type PickDay = (range: DayRange, factor: number) => number;

/** A number in 0..1 (1 left out) that depends on the text alone, evenly spread (FNV-1a with murmur3's last mixing). */
export function factorOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function spreadOf(interval: number): number {
  if (interval < 2.5) return 0;
  return bands.reduce((days, { from, to, share }) => days + share * Math.max(0, Math.min(interval, to) - from), 1);
}
