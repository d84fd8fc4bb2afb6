import { expect, it } from 'vitest';
import { Attempt } from '../../api/attempts/routes.ts';
import { Rating } from '../../api/cards/routes.ts';
import { ratingNames, ratings, reasonOf } from '../../web/features/practice/rating-words.ts';
import { attemptAt } from '../support/sitting.ts';

it('names the server’s ratings in the order of their keys', () => {
  expect(ratings).toEqual(Rating.options);
  expect(ratings.map((rating) => ratingNames[rating])).toEqual(['Again', 'Hard', 'Good', 'Easy']);
});
it.each(Attempt.shape.suggestedBecause.unwrap().options)(
  'gives the reason “%s” as the end of a sentence',
  (because) => {
    expect(reasonOf(attemptAt('a', { suggestedBecause: because }))).toMatch(/^(since|at most,|by) .*[^.]$/);
  },
);
it('gives no reason where nothing is suggested', () => {
  expect(reasonOf(attemptAt('a'))).toBe('');
});
