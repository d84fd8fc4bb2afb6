import { describe, expect, it } from 'vitest';
import { questionKinds } from '../../api/grading/question.ts';
import type { DeckQuestion } from '../../web/api-types.ts';
import { cardWords } from '../../web/features/library/card-words.ts';
import { kindWords, levelWords, minuteWords, secondWords, versionWords } from '../../web/features/library/words.ts';

it('every kind of question has a word', () => {
  expect(Object.keys(kindWords).toSorted()).toEqual([...questionKinds].toSorted());
});

it.each([
  [[], ''],
  [[2], 'level 2'],
  [[2, 2], 'level 2'],
  [[1, 2, 3], 'levels 1 to 3'],
])('levels %j read “%s”', (levels, words) => {
  expect(levelWords(levels)).toBe(words);
});

it.each([
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h'],
  [61, '1 h 1 min'],
  [130, '2 h 10 min'],
])('%d minutes read “%s”', (minutes, words) => {
  expect(minuteWords(minutes)).toBe(words);
});

it.each([
  [30, '30 s'],
  [90, '90 s'],
  [100, '100 s'],
  [120, '2 min'],
  [150, '2½ min'],
  [240, '4 min'],
])('%d seconds read “%s”', (seconds, words) => {
  expect(secondWords(seconds)).toBe(words);
});

it('versions read name and number', () => {
  const asOf = { versions: { docker: '29.7', runc: '1.4' }, checked: '2026-11-22', reviewBy: '2027-05-22' };
  expect(versionWords(asOf)).toEqual(['docker 29.7', 'runc 1.4']);
});

describe('where a learner stands with a question', () => {
  type Card = NonNullable<DeckQuestion['card']>;
  const now = new Date('2026-11-24T12:00:00.000Z');
  const words = (card: Partial<Card> | null, enrolled = true) =>
    cardWords(
      card && { state: 'review', due: '2026-11-24T12:00:00.000Z', suspended: false, flag: 0, ...card },
      enrolled,
      now,
      { timeZone: 'Europe/Berlin', rolloverHour: 4 },
    );

  it('in a deck not studied is nothing where it was never met', () => {
    expect(words(null, false)).toBeUndefined();
    expect(words({ state: 'new' }, false)).toBeUndefined();
  });
  it('in a deck not studied is that it was answered before', () => {
    expect(words({}, false)).toEqual({ text: 'answered before', due: false });
  });
  it('is new until the first answer', () => {
    expect(words(null)).toEqual({ text: 'new', due: false });
    expect(words({ state: 'new' })).toEqual({ text: 'new', due: false });
  });
  it('is that it is due now', () => {
    expect(words({})).toEqual({ text: 'due now', due: true });
    expect(words({ due: '2026-11-20T03:00:00.000Z' })).toEqual({ text: 'due now', due: true });
  });
  it('is the study day on which it comes back', () => {
    expect(words({ due: '2026-11-25T03:00:00.000Z' })).toEqual({ text: 'due tomorrow', due: false });
  });
  it.each(['learning', 'relearning'] as const)('while %s is when it is asked once more', (state) => {
    expect(words({ state, due: '2026-11-24T12:10:00.000Z' })).toEqual({
      text: 'learning, again in 10 minutes',
      due: false,
    });
  });
  it.each([true, false])('is suspended before all else (deck studied: %s)', (enrolled) => {
    expect(words({ suspended: true }, enrolled)).toEqual({ text: 'suspended', due: false });
  });
});
