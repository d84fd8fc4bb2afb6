import { describe, expect, it } from 'vitest';
import { isCsv, isPackage, questionsWords, reviewsWords } from '../../web/features/account/import-words.ts';

const result = (added: number, known: number, questions = 0, over = {}) => ({
  reviews: { added, known },
  questions,
  cards: { added: 0 },
  decks: [],
  ...over,
});
const [network, shell] = [
  { id: 'a', title: 'Network' },
  { id: 'b', title: 'Shell' },
];

describe('what an import added', () => {
  it.each([
    [result(312, 3, 40), '312 reviews of 40 questions added; 3 reviews were there already.'],
    [result(1, 0, 1), '1 review of 1 question added.'],
    [result(0, 1), 'No review is new: 1 review was there already.'],
    [result(0, 0), 'There were no reviews in it.'],
  ])('%#: %s', (given, words) => {
    expect(reviewsWords(given)).toBe(words);
  });

  it('names the decks of new questions', () => {
    expect(questionsWords(result(0, 0, 0, { questionsAdded: 9, decks: [network, shell] }))).toBe(
      '9 questions are new, in Network and Shell.',
    );
    expect(questionsWords(result(0, 0, 0, { questionsAdded: 1, decks: [shell] }))).toBe('1 question is new, in Shell.');
    expect(questionsWords(result(5, 0, 5))).toBeUndefined();
  });
});

describe('a file', () => {
  it('is told by its name', () => {
    expect(['a.csv', 'A.CSV', 'a.apkg', 'csv'].map(isCsv)).toEqual([true, true, false, false]);
    expect(['a.apkg', 'A.COLPKG', 'a.csv'].map(isPackage)).toEqual([true, true, false]);
  });
});
