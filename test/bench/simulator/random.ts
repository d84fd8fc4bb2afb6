/** Random numbers that depend on what they are for, not on the order of asking: every policy meets the same luck. */
export interface Luck {
  /** 0 ≤ x < 1 for one purpose; the same keys give the same number. */
  uniform: (...keys: number[]) => number;
  /** Standard normal. */
  normal: (...keys: number[]) => number;
  /** Between two bounds. */
  between: (low: number, high: number, ...keys: number[]) => number;
  /** Lognormal around a median; `spread` is the standard deviation of the logarithm. */
  around: (middle: number, spread: number, ...keys: number[]) => number;
}

export function luckOf(seed: number): Luck {
  const uniform = (...keys: number[]) => {
    let hash = mix(seed ^ 0x9e3779b9);
    for (const key of keys) hash = mix(hash ^ mix(key + 0x7f4a7c15));
    return (hash >>> 0) / 2 ** 32;
  };
  const normal = (...keys: number[]) =>
    Math.sqrt(-2 * Math.log(1 - uniform(...keys, 1))) * Math.cos(2 * Math.PI * uniform(...keys, 2));
  return {
    uniform,
    normal,
    between: (low, high, ...keys) => low + (high - low) * uniform(...keys),
    around: (middle, spread, ...keys) => middle * Math.exp(spread * normal(...keys)),
  };
}

/** MurmurHash3's finaliser. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
