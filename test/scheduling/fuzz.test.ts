import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorOf, fuzzRange, pickDay } from '../../api/scheduling/fuzz.ts';
import { runs } from '../support/long.ts';

describe('fuzz', () => {
  it('leaves intervals under 2.5 days alone', () => {
    expect(fuzzRange(2.49, 1, 1000)).toEqual({ from: 2, to: 2 });
  });
  it('spreads a longer interval by a day and a share of its days', () => {
    expect(fuzzRange(37, 1, 1000)).toEqual({ from: 33, to: 41 });
  });
  it('leaves a choice of two days where a minimum has pushed the interval up', () => {
    expect(fuzzRange(2, 3, 1000)).toEqual({ from: 3, to: 4 });
  });
  it('never leaves its bounds, and the maximum is the stronger', () => {
    const days = fc.integer({ min: 1, max: 40_000 });
    const factor = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const interval = fc.double({ min: 0, max: 40_000, noNaN: true });
    fc.assert(
      fc.property(interval, days, days, factor, (ideal, minimum, maximum, picked) => {
        const day = pickDay(fuzzRange(ideal, minimum, maximum), picked);
        expect(Number.isInteger(day)).toBe(true);
        expect(day).toBeGreaterThanOrEqual(Math.min(minimum, maximum));
        expect(day).toBeLessThanOrEqual(maximum);
      }),
      { numRuns: runs(500, 50_000) },
    );
  });
  it('picks by the text alone, each tenth of the range about as often', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index++) {
      const factor = factorOf(`card-${index}/3`);
      expect(factor).toBe(factorOf(`card-${index}/3`));
      tenths[Math.floor(factor * 10)]! += 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150); // five standard deviations
  });
});
