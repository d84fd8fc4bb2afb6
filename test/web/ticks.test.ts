import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticksTo } from '../../web/components/charts/ticks.ts';

describe('the ticks of a scale', () => {
  it.each([
    [31, [0, 10, 20, 30, 40]],
    [40, [0, 10, 20, 30, 40]],
    [7, [0, 2, 4, 6, 8]],
    [0.8, [0, 0.2, 0.4, 0.6, 0.8]],
    [120, [0, 50, 100, 150]],
  ])('to %d are %j', (max, ticks) => {
    expect(ticksTo(max)).toEqual(ticks);
  });
  it('are whole where only whole numbers make sense', () => {
    expect(ticksTo(2, { least: 1 })).toEqual([0, 1, 2]);
  });
  it('are there when there is nothing to show', () => {
    expect(ticksTo(0, { least: 1 })).toEqual([0, 1]);
  });
  it('are few, begin at 0, rise evenly and reach the highest value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.integer({ min: 2, max: 6 }), (max, steps) => {
        const ticks = ticksTo(max, { steps });
        const gaps = ticks.slice(1).map((tick, index) => tick - ticks[index]!);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeLessThanOrEqual(steps + 2);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-6));
        for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 6);
      }),
    );
  });
});
