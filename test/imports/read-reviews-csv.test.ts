import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostFaults, readReviewsCsv } from '../../api/imports/read-reviews-csv.ts';
import { runs } from '../support/long.ts';

const now = Date.UTC(2026, 10, 22, 12);
const header = 'card_id,review_time,review_rating,review_state,review_duration';
const read = (...lines: string[]) => readReviewsCsv([header, ...lines].join('\n'), now);
const good = 'probes,1711744352250,3,2,25060';

describe('the reviews of a CSV', () => {
  it('are read as GET /reviews.csv writes them', async () => {
    expect(await read(good)).toEqual({
      reviews: [
        {
          line: 2,
          cardId: 'probes',
          at: 1_711_744_352_250,
          rating: 'good',
          state: 2,
          durationMs: 25_060,
          counts: true,
        },
      ],
      faults: [],
      faultCount: 0,
    });
  });

  it('may begin with a byte order mark, end their lines with CRLF and be quoted', async () => {
    const plain = await read(good, good);
    const text = `\ufeff${[header, '"probes","1711744352250","3","2","25060"', good].join('\r\n')}\r\n`;
    expect((await readReviewsCsv(text, now)).reviews).toEqual(plain.reviews);
  });

  it('may have their columns in any order, others between them, and not the optional ones', async () => {
    const text = 'note,review_rating,review_time,card_id\n"a, b",4,1711744352250,probes\n';
    expect((await readReviewsCsv(text, now)).reviews).toEqual([
      { line: 2, cardId: 'probes', at: 1_711_744_352_250, rating: 'easy', state: null, durationMs: null, counts: true },
    ]);
  });

  it('keep the order of the file, unsorted and repeated as it may be', async () => {
    const { reviews } = await read('b,1711744352251,3,2,1', 'a,1711744352250,1,2,1', 'b,1711744352251,3,2,1');
    expect(reviews.map(({ cardId }) => cardId)).toEqual(['b', 'a', 'b']);
  });

  it('say which of them are practice', async () => {
    const { reviews } = await readReviewsCsv(`${header},review_counts\n${good},0\n${good},1\n${good},\n`, now);
    expect(reviews.map(({ counts }) => counts)).toEqual([false, true, true]);
  });

  it('are the same whatever the pieces in which the file comes', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${header}\r\n"pröbes",1711744352250,3,2,1\r\n${good}\r\n`);
    const whole = await readReviewsCsv([bytes], now);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 6 }), async (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
        expect(await readReviewsCsv(pieces, now)).toEqual(whole);
      }),
      { numRuns: runs(50, 2000) },
    );
    expect(whole.reviews).toHaveLength(2);
  });

  it('number 200,000 and more', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, index) => `card-${index % 500},${1_711_744_352_250 + index},3,2,9`,
    );
    const { reviews, faultCount } = await readReviewsCsv([header, ...rows].join('\n'), now);
    expect([reviews.length, faultCount]).toEqual([200_000, 0]);
  });
});

describe('a fault of a CSV', () => {
  it.each([
    [',1711744352250,3,2,1', 'card_id', /empty/],
    ['probes,,3,2,1', 'review_time', /is empty: write milliseconds/],
    ['probes,yesterday,3,2,1', 'review_time', /"yesterday": write milliseconds/],
    ['probes,1711744352,3,2,1', 'review_time', /looks like seconds/],
    ['probes,1,3,2,1', 'review_time', /long before/],
    ['probes,-1711744352250,3,2,1', 'review_time', /write milliseconds/],
    ['probes,1895349600000,3,2,1', 'review_time', /future \(2030-01-22T/],
    ['probes,999999999999999,3,2,1', 'review_time', /future \(after the year 9999/],
    ['probes,1711744352250,0,2,1', 'review_rating', /by hand, no review: remove the row/],
    ['probes,1711744352250,5,2,1', 'review_rating', /"5": write 1 \(again\)/],
    ['probes,1711744352250,good,2,1', 'review_rating', /"good": write 1/],
    ['probes,1711744352250,3,5,1', 'review_state', /"5": write 0/],
    ['probes,1711744352250,3,2,-1', 'review_duration', /whole milliseconds/],
    ['probes,1711744352250,3,2,2147483648', 'review_duration', /whole milliseconds/],
    ['probes,1711744352250,3,2', null, /has 4 fields where the first line has 5/],
  ])('%s', async (row, column, message) => {
    expect(await read(good, row, good)).toMatchObject({ faultCount: 1, faults: [{ line: 3, column }] });
    expect((await read(good, row)).faults[0]?.message).toMatch(message);
  });

  it.each([
    ['', /is empty/],
    ['card_id;review_time;review_rating\na;1;3', /part the columns by commas/],
    ['card_id,review_rating\na,3', /must name the columns/],
    [`${header},card_id\n`, /twice/],
  ])('of the first line: %j', async (text, message) => {
    const { faults } = await readReviewsCsv(text, now);
    expect(faults).toMatchObject([{ line: 1 }]);
    expect(faults[0]?.message).toMatch(message);
  });

  it.each([
    ['"probes,1711744352250,3,2,1', /never closed/],
    ['pro"bes,1711744352250,3,2,1', /quote inside a field/],
    ['"probes"x,1711744352250,3,2,1', /after a closing quote/],
    [`"${'x'.repeat(20_000)}`, /too long for a row/],
  ])('of its quotes: %#', async (row, message) => {
    const { faults } = await read(good, row);
    expect(faults).toMatchObject([{ line: 3, column: null }]);
    expect(faults[0]?.message).toMatch(message);
  });

  it('is counted beyond those that are listed', async () => {
    const { faults, faultCount } = await read(...Array.from({ length: 80 }, () => 'probes,x,9,2,1'));
    expect([faults.length, faultCount]).toEqual([mostFaults, 160]);
  });

  it('never is an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const piece = new TextEncoder().encode(`${header}\n${good}\n`);
        const { reviews, faultCount } = await readReviewsCsv([piece, bytes], now);
        expect(reviews.length + faultCount).toBeGreaterThan(0);
      }),
      { numRuns: runs(200, 10_000) },
    );
  });
});
