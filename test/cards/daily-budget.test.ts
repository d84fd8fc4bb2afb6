import { describe, expect, it } from 'vitest';
import { dailyBudget } from '../../api/cards/daily-budget.ts';
import type { EnrolmentRow } from '../../db/schema.ts';

const today = 20_000;
const enrolment = (deckId: string, over: Partial<EnrolmentRow> = {}): EnrolmentRow => ({
  userId: 'ada',
  deckId,
  active: true,
  enrolledAt: new Date(0),
  newPerDay: null,
  reviewsPerDay: null,
  todayStudyDay: null,
  todayNewPerDay: null,
  todayReviewsPerDay: null,
  ...over,
});
const limits = { newPerDay: 3, reviewsPerDay: 10 };
/** How many new questions of a deck fit. */
const fits = (take: (deckId: string) => boolean, deckId: string) =>
  Array.from({ length: 20 }, () => take(deckId)).filter(Boolean).length;

describe('the day’s budget', () => {
  it('is the learner’s limit over all decks', () => {
    const budget = dailyBudget(limits, [enrolment('a'), enrolment('b')], [], today);
    expect([fits(budget.takeNew, 'a'), fits(budget.takeNew, 'b')]).toEqual([3, 0]);
  });
  it('is less by what was answered today', () => {
    const budget = dailyBudget(limits, [enrolment('a')], [{ deckId: 'a', first: 2, again: 4 }], today);
    expect([fits(budget.takeNew, 'a'), fits(budget.takeReview, 'a')]).toEqual([1, 6]);
  });
  it('is held down by a deck’s own limit', () => {
    const budget = dailyBudget(limits, [enrolment('a', { newPerDay: 1 }), enrolment('b')], [], today);
    expect([fits(budget.takeNew, 'a'), fits(budget.takeNew, 'b')]).toEqual([1, 2]);
  });
  it('may be raised for one deck today, beyond the learner’s limit', () => {
    const wish = { newPerDay: 1, todayStudyDay: today, todayNewPerDay: 8 };
    const budget = dailyBudget(limits, [enrolment('a', wish), enrolment('b')], [], today);
    expect([fits(budget.takeNew, 'a'), fits(budget.takeNew, 'b')]).toEqual([8, 3]);
  });
  it('forgets the wish of another day', () => {
    const wish = { todayStudyDay: today - 1, todayNewPerDay: 8 };
    expect(fits(dailyBudget(limits, [enrolment('a', wish)], [], today).takeNew, 'a')).toBe(3);
  });
});
