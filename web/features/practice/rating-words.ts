import type { Attempt, Rating } from '../../api-types.ts';

export const ratings = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Rating[];
export const ratingNames: Record<Rating, string> = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' };

const because: Record<NonNullable<Attempt['suggestedBecause']>, string> = {
  'must-wrong': 'since something was wrong on a point that must be right',
  'low-score': 'since the points you made carry less than 60 % of the weight',
  'point-wrong': 'at most, since one statement was wrong',
  'must-missed': 'at most, since a point that must be there was missed',
  'fair-score': 'since the points you made carry less than 85 % of the weight',
  'good-score': 'since the points you made carry 85 % of the weight or more',
  drill: 'by your verdict on its point',
};

/** Why this rating is suggested: the end of “Suggested: Hard, …”. */
export const reasonOf = ({ suggestedBecause }: Attempt): string =>
  suggestedBecause === null ? '' : because[suggestedBecause];
