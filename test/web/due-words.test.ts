import { describe, expect, it } from 'vitest';
import { dueHeadline, dueSentence, dueTotal } from '../../web/features/today/due-words.ts';
import { queueOf } from '../support/sitting.ts';

const counts = (over: Partial<Parameters<typeof dueSentence>[0]>) => ({
  learning: 0,
  review: 0,
  new: 0,
  drills: 0,
  ...over,
});
const headline = (total: number, minutes: number) =>
  dueHeadline(queueOf([], { counts: counts({ review: total }), minutes }));

it('drills are among the due, not beside them', () => {
  expect(dueTotal(counts({ learning: 1, review: 2, new: 3, drills: 2 }))).toBe(6);
});

describe('the headline', () => {
  it.each([
    [7, 18, 'Seven questions, about eighteen minutes.'],
    [1, 1, 'One question, about a minute.'],
    [1, 0, 'One question, less than a minute.'],
    [120, 240, '120 questions, about 240 minutes.'],
  ])('for %d questions and %d minutes reads “%s”', (total, minutes, words) => {
    expect(headline(total, minutes)).toBe(words);
  });
});

describe('what is due', () => {
  it.each([
    [{ new: 3 }, 'All are new.'],
    [{ new: 21 }, 'All are new.'],
    [{ review: 2 }, 'All are about to slip.'],
    [{ learning: 4 }, 'All need a second look today.'],
    [{ new: 1 }, 'It is new.'],
    [{ review: 1 }, 'It is about to slip.'],
    [{ learning: 1 }, 'It needs a second look today.'],
    [{ review: 3, new: 2 }, 'Three are about to slip and two are new.'],
    [{ review: 1, new: 1 }, 'One is about to slip and one is new.'],
    [{ review: 3, new: 2, learning: 1 }, 'Three are about to slip, two are new and one needs a second look today.'],
  ])('for %j reads “%s”', (over, words) => {
    expect(dueSentence(counts(over))).toBe(words);
  });
  it.each([
    [{ review: 1, drills: 1 }, 'It is a drill: a point you missed, asked alone.'],
    [{ review: 2, drills: 2 }, 'All are drills: points you missed, asked alone.'],
    [{ review: 3, drills: 1 }, 'Two are about to slip and one is a drill: a point you missed, asked alone.'],
    [{ review: 3, drills: 2 }, 'One is about to slip and two are drills: points you missed, asked alone.'],
  ])('for %j tells of drills: “%s”', (over, words) => {
    expect(dueSentence(counts(over))).toBe(words);
  });
});
