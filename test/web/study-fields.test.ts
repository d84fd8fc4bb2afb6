import fc from 'fast-check';
import { default_w, forgetting_curve } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { readSteps, showSteps } from '../../web/features/account/read-steps.ts';
import { waitAgainstNinety } from '../../web/features/account/retention-trade.ts';
import { readWhole, wholeNumberError } from '../../web/components/read-whole.ts';

describe('learning steps as typed', () => {
  it.each([
    ['1 10', [1, 10]],
    ['1, 10', [1, 10]],
    ['1;10', [1, 10]],
    ['  10  ', [10]],
    ['1,,10', [1, 10]],
    ['0.5 10', [0.5, 10]],
    ['-1', [-1]],
    ['', []],
  ])('“%s” are %j minutes', (text, steps) => {
    expect(readSteps(text)).toEqual(steps);
  });
  it.each(['10m', '1 ten', '1e3', '.5', '1.', '1 - 10', '0x10', 'Infinity', 'NaN'])('“%s” are none', (text) => {
    expect(readSteps(text)).toBeUndefined();
  });
  it('are read as they are shown', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 1439 }), { maxLength: 6 });
    fc.assert(
      fc.property(minutes, (steps) => {
        expect(readSteps(showSteps(steps))).toEqual(steps);
      }),
    );
  });
});

describe('a whole number as typed', () => {
  it.each([
    ['20', 20],
    [' 20 ', 20],
    ['-3', -3],
    ['0', 0],
  ])('“%s” is %d', (text, n) => {
    expect(readWhole(text)).toBe(n);
  });
  it('is null for an empty field, which means no limit', () => {
    expect(readWhole('  ')).toBeNull();
    expect(wholeNumberError('')).toBeUndefined();
  });
  it.each(['2.5', '1e3', 'ten', '1 000', '1234567890'])('“%s” is none, and the field says so', (text) => {
    expect(readWhole(text)).toBeUndefined();
    expect(wholeNumberError(text)).toBe('Use a whole number.');
  });
});

describe('the price of a retention', () => {
  it('is one at 90 %', () => {
    expect(waitAgainstNinety(0.9)).toBe(1);
  });
  it.each([0.7, 0.8, 0.85, 0.95, 0.97])('is the wait after which FSRS-6 expects %d', (retention) => {
    // Stability is the wait at 90 %, so that a stability of 100 days makes waits percentages.
    expect(forgetting_curve(default_w, 100 * waitAgainstNinety(retention), 100)).toBeCloseTo(retention, 4);
  });
});
