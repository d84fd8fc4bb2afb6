import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../web/features/practice/segments.ts';
import { runs } from '../support/long.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const anyRange = fc.record({ start: fc.integer({ min: -5, max: 70 }), end: fc.integer({ min: -5, max: 70 }) });
const cases = [text, fc.array(anyRange, { maxLength: 8 })] as const;
const numRuns = runs(500, 50_000);

describe('the pieces of a text', () => {
  it('together are the text', () => {
    fc.assert(
      fc.property(...cases, (whole, ranges) => {
        expect(
          segmentsOf(whole, ranges)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(whole);
      }),
      { numRuns },
    );
  });
  it('lie in exactly the ranges that hold their letters', () => {
    fc.assert(
      fc.property(...cases, (whole, ranges) => {
        for (const piece of segmentsOf(whole, ranges))
          for (let at = piece.start; at < piece.start + piece.text.length; at++)
            expect(piece.ranges).toEqual(ranges.filter(({ start, end }) => start <= at && at < end));
      }),
      { numRuns },
    );
  });
  it('cover every range, each beginning where its range does', () => {
    fc.assert(
      fc.property(...cases, (whole, ranges) => {
        const pieces = segmentsOf(whole, ranges);
        for (const range of ranges) {
          const own = pieces.filter((piece) => piece.ranges.includes(range));
          expect(own.map((piece) => piece.text).join('')).toBe(
            whole.slice(Math.max(0, range.start), Math.max(0, range.start, range.end)),
          );
        }
      }),
      { numRuns },
    );
  });
  it('are as few as they can be: neighbours differ', () => {
    fc.assert(
      fc.property(...cases, (whole, ranges) => {
        const pieces = segmentsOf(whole, ranges);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        expect(pieces.length).toBeLessThanOrEqual(2 * ranges.length + 1);
      }),
      { numRuns },
    );
  });
  it('of a long answer are found at once', () => {
    const long = 'a word '.repeat(14_286);
    const ranges = Array.from({ length: 24 }, (_, n) => ({ start: n * 4000, end: n * 4000 + 6000 }));
    expect(segmentsOf(long, ranges)).toHaveLength(48);
  });
});
