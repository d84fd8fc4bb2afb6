import type { EnrolmentRow, SettingsRow } from '../../db/schema.ts';

/** What is left of a day's limits; taking one says whether it still fits. */
export interface Budget {
  takeNew: (deckId: string) => boolean;
  takeReview: (deckId: string) => boolean;
}

/** Questions answered today in one deck: met for the first time, and met again. */
export interface Answered {
  deckId: string;
  first: number;
  again: number;
}

/**
 * The limits of the learner, of each deck, and of a deck for today alone. A deck's limit for today
 * is a wish of the moment: it takes the place of its usual limit and is not held back by the learner's.
 */
export function dailyBudget(
  settings: Pick<SettingsRow, 'newPerDay' | 'reviewsPerDay'>,
  enrolments: readonly EnrolmentRow[],
  answered: readonly Answered[],
  today: number,
): Budget {
  const of = (
    name: 'newPerDay' | 'reviewsPerDay',
    todayName: 'todayNewPerDay' | 'todayReviewsPerDay',
    count: (deck: Answered) => number,
  ) => {
    const wished = (enrolment: EnrolmentRow) => (enrolment.todayStudyDay === today ? enrolment[todayName] : null);
    const left = new Map(
      enrolments.map((enrolment) => {
        const used = answered
          .filter((deck) => deck.deckId === enrolment.deckId)
          .reduce((sum, deck) => sum + count(deck), 0);
        return [enrolment.deckId, (wished(enrolment) ?? enrolment[name] ?? Infinity) - used];
      }),
    );
    const exempt = new Set(
      enrolments.filter((enrolment) => wished(enrolment) !== null).map((enrolment) => enrolment.deckId),
    );
    let overall =
      settings[name] - answered.filter((deck) => !exempt.has(deck.deckId)).reduce((sum, deck) => sum + count(deck), 0);
    return (deckId: string): boolean => {
      const inDeck = left.get(deckId) ?? 0;
      if (inDeck <= 0 || (!exempt.has(deckId) && overall <= 0)) return false;
      left.set(deckId, inDeck - 1);
      if (!exempt.has(deckId)) overall -= 1;
      return true;
    };
  };
  return {
    takeNew: of('newPerDay', 'todayNewPerDay', (deck) => deck.first),
    takeReview: of('reviewsPerDay', 'todayReviewsPerDay', (deck) => deck.again),
  };
}
