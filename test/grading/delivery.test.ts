import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryOf, pausesOf } from '../../api/grading/delivery.ts';

const speech = { spokenMs: 60_000, pauses: [] };
const delivery = (answer: string, over: Partial<Parameters<typeof deliveryOf>[0]> = {}) =>
  deliveryOf({ answer, speech, target: 90, ...over });

describe('pauses', () => {
  it('are silences of two seconds or more between words', () => {
    const words = [
      { start: 3000, end: 3400 },
      { start: 5399, end: 6000 },
      { start: 8000, end: 8100 },
    ];
    expect(pausesOf(words)).toEqual([{ start: 6000, end: 8000 }]);
  });
  it('do not begin before the first word', () => {
    expect(pausesOf([{ start: 9000, end: 9100 }])).toEqual([]);
  });

  const words = fc.array(
    fc.tuple(fc.nat(60_000), fc.nat(3000)).map(([start, length]) => ({ start, end: start + length })),
  );
  it('never overlap a word, whatever order and overlap the words come in', () => {
    fc.assert(
      fc.property(words, (spoken) => {
        for (const { start, end } of pausesOf(spoken)) {
          expect(end - start).toBeGreaterThanOrEqual(2000);
          for (const word of spoken) expect(word.end <= start || word.start >= end).toBe(true);
        }
      }),
    );
  });
  it('do not depend on the order of the words', () => {
    fc.assert(
      fc.property(words, (spoken) => {
        expect(pausesOf(spoken.toReversed())).toEqual(pausesOf(spoken));
      }),
    );
  });
});

describe('delivery', () => {
  it('tells words a minute of the time spoken', () => {
    expect(delivery('one two three  four\nfive')).toMatchObject({
      words: 5,
      wordsPerMinute: 5,
      spokenMs: 60_000,
      targetMs: 90_000,
    });
  });
  it('has no speed for a few seconds, and no target for a drill', () => {
    expect(delivery('Yes.', { speech: { spokenMs: 4999, pauses: [] }, target: null })).toMatchObject({
      wordsPerMinute: null,
      targetMs: null,
    });
  });
  it('names the longest pause', () => {
    const pauses = [
      { start: 1000, end: 4000 },
      { start: 9000, end: 11_500 },
    ];
    expect(delivery('x', { speech: { spokenMs: 20_000, pauses } })).toMatchObject({ pauses, longestPauseMs: 3000 });
    expect(delivery('x')).toMatchObject({ pauses: [], longestPauseMs: 0 });
  });

  it('counts fillers of one word and of two, in any case and punctuation, the most frequent first', () => {
    const { fillers } = delivery('Um, so — you know — UM um the kind of, you know. Actually it works.');
    expect(fillers).toEqual([
      { word: 'um', count: 3 },
      { word: 'you know', count: 2 },
      { word: 'actually', count: 1 },
      { word: 'kind of', count: 1 },
    ]);
  });
  it.each(['I like it', 'the number', 'umbrella', 'error', 'what you knew', 'so, right, well', 'sort these of'])(
    'finds no filler in “%s”',
    (answer) => {
      expect(delivery(answer).fillers).toEqual([]);
    },
  );
  it('finds every filler that is put between words', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.array(fc.constantFrom('pod', 'the', 'container.'), { minLength: 1 }),
        (count, words) => {
          const answer = [...Array<string>(count).fill('um'), ...words].join(' ');
          expect(delivery(answer).fillers).toEqual(count === 0 ? [] : [{ word: 'um', count }]);
        },
      ),
    );
  });
});
