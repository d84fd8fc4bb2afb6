import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPassPriors, scoreMeans } from '../../api/scheduling/priors.ts';

describe('the chance of passing at first sight', () => {
  it('is one in four while nothing is known of the learner', () => {
    expect(firstPassPriors([])(2)).toBe(0.25);
  });
  it('moves with the first answers, but not to certainty', () => {
    const prior = firstPassPriors([{ level: 1, answered: 1, passed: 1 }]);
    expect(prior(1)).toBeGreaterThan(0.4);
    expect(prior(1)).toBeLessThan(0.6);
  });
  it('becomes the learner’s own share at that level', () => {
    const prior = firstPassPriors([
      { level: 1, answered: 200, passed: 180 },
      { level: 3, answered: 200, passed: 20 },
    ]);
    expect(prior(1)).toBeCloseTo(0.9, 1);
    expect(prior(3)).toBeCloseTo(0.1, 1);
  });
  it('of a level not met yet is drawn towards that of the others', () => {
    expect(firstPassPriors([{ level: 1, answered: 40, passed: 36 }])(3)).toBeGreaterThan(0.7);
  });
  it('is always a chance', () => {
    const record = fc
      .record({
        level: fc.integer({ min: 1, max: 3 }),
        answered: fc.nat(1000),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ level, answered, share }) => ({ level, answered, passed: Math.round(answered * share) }));
    fc.assert(
      fc.property(fc.array(record), fc.integer({ min: 1, max: 3 }), (records, level) => {
        const chance = firstPassPriors(records)(level);
        expect(chance > 0 && chance < 1).toBe(true);
      }),
    );
  });
});

describe('mean scores', () => {
  it('are the usual ones before any answer and the learner’s own in time', () => {
    const none = { answers: 0, total: 0 };
    expect(scoreMeans({ pass: none, fail: none })).toEqual({ pass: 0.85, fail: 0.35 });
    const many = scoreMeans({ pass: { answers: 500, total: 475 }, fail: none });
    expect(many.pass).toBeCloseTo(0.95, 2);
    expect(many.fail).toBe(0.35);
  });
});
