import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PauseMeter } from '../../web/components/speech/pause-meter.ts';

/** Hears levels every 50 ms: [level, ms] after [level, ms]. */
function heard(...stretches: [level: number, ms: number][]): PauseMeter {
  const meter = new PauseMeter();
  let at = 0;
  for (const [level, ms] of stretches) for (const end = at + ms; at < end; at += 50) meter.hear(at, level);
  return meter;
}

describe('the pauses of a recording', () => {
  it('are silences of two seconds or more between sounds', () => {
    expect(heard([0.2, 1000], [0.001, 2500], [0.2, 1000], [0.001, 1800], [0.2, 500]).pauses).toEqual([
      { start: 950, end: 3500 },
    ]);
  });
  it('are none before the first sound and after the last', () => {
    expect(heard([0.001, 5000], [0.2, 500], [0.001, 5000]).pauses).toEqual([]);
  });
  it('are none where nobody listened, such as in a tab in the background', () => {
    const meter = heard([0.2, 500]);
    meter.hear(20_000, 0.001);
    meter.hear(20_050, 0.2);
    expect(meter.pauses).toEqual([]);
  });
  it('tell whether anything was heard at all', () => {
    expect(heard([0.001, 6000]).heardNothing).toBe(true);
    expect(heard([0.001, 6000], [0.05, 50]).heardNothing).toBe(false);
  });
  it('are in order, apart from each other, and within the recording', () => {
    const stretch = fc.tuple(fc.constantFrom(0, 0.005, 0.02, 0.5), fc.integer({ min: 50, max: 4000 }));
    fc.assert(
      fc.property(fc.array(stretch), (stretches) => {
        const { pauses } = heard(...stretches);
        const length = stretches.reduce((sum, [, ms]) => sum + ms + 50, 0);
        let before = 0;
        for (const { start, end } of pauses) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end - start).toBeGreaterThanOrEqual(2000);
          expect(end).toBeLessThanOrEqual(length);
          before = end;
        }
      }),
    );
  });
});
