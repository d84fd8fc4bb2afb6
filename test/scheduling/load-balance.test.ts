import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReview, balanceOf, previewRatings } from '../../api/scheduling/fold.ts';
import { pickDay } from '../../api/scheduling/fuzz.ts';
import { balancedPick, type DayPreferences } from '../../api/scheduling/load-balance.ts';
import { newMemory, ratings } from '../../api/scheduling/memory.ts';
import { studyDay } from '../../api/scheduling/study-day.ts';
import { day } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { fuzzySettings, plainSettings, review } from '../support/reviews.ts';

const start = Date.parse('2026-11-23T12:00:00.000Z'); // a Monday
const today = studyDay(start, { timeZone: 'UTC', rolloverHour: 4 });
const usual: DayPreferences = { loadBalance: true, easyDays: [1, 1, 1, 1, 1, 1, 1], breaks: [] };
const week = { from: 1, to: 7 }; // Tuesday to the Monday after

/** How often each day of the week is picked, of factors spread evenly. */
const picks = (counts: number[], preferences: DayPreferences) => {
  const pick = balancedPick(counts, today, preferences);
  const times = Array.from({ length: 7 }, () => 0);
  for (let index = 0; index < 700; index++) times[pick(week, index / 700) - 1]! += 1;
  return times;
};

describe('load balancing', () => {
  it('prefers days on which less is due', () => {
    const [first, , third] = picks([5, 5, 0, 5, 5, 5, 5], usual);
    expect(third).toBeGreaterThan(500);
    expect(first).toBeLessThan(40);
  });
  it('takes all days alike where the same is due on each', () => {
    expect(new Set(picks([3, 3, 3, 3, 3, 3, 3], usual))).toEqual(new Set([100]));
  });
  it('counts nothing when it is off', () => {
    expect(picks([9, 0, 0, 0, 0, 0, 0], { ...usual, loadBalance: false })).toEqual(picks([], usual));
  });
  it('gives an easy day its share, and a day off nothing', () => {
    const times = picks([], { ...usual, easyDays: [1, 1, 0.5, 1, 1, 0, 1] }); // Wednesday, Saturday
    expect(times[4]).toBe(0);
    expect(times[1]! / times[0]!).toBeCloseTo(0.5, 1);
  });
  it('puts nothing on a planned break, unless the break fills the whole range', () => {
    const pause = { from: '2026-11-25', to: '2026-11-27' };
    expect(picks([], { ...usual, breaks: [pause] }).slice(1, 4)).toEqual([0, 0, 0]);
    const all = picks([], { ...usual, breaks: [{ from: '2026-11-01', to: '2026-12-31' }] });
    expect(all).toEqual(picks([], usual));
  });
  it('picks what fuzz alone picks where nothing is preferred, and never leaves the range', () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 30 }))
      .map(([from, more]) => ({ from, to: from + more }));
    const factor = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const counts = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 100 });
    const easyDays = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(range, factor, counts, easyDays, (span, share, due, days) => {
        expect(balancedPick([], today, usual)(span, share)).toBe(pickDay(span, share));
        const picked = balancedPick(due, today, { ...usual, easyDays: days })(span, share);
        expect(picked).toBeGreaterThanOrEqual(span.from);
        expect(picked).toBeLessThanOrEqual(span.to);
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});

describe('an answer that is balanced', () => {
  const learnt = applyReview(newMemory(start - 30 * day), review({ at: start - 30 * day, rating: 'easy' }), 'card');
  const answer = { ...review({ at: start }), settings: fuzzySettings };
  const busy = balancedPick(
    Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? 0 : 40)),
    today,
    usual,
  );

  it('is previewed as it will be given, offset and all', () => {
    const preview = previewRatings(learnt, answer, 'card', busy);
    for (const rating of ratings) {
      const loadBalanceDays = balanceOf(learnt, { ...answer, rating }, 'card', busy);
      expect(applyReview(learnt, { ...answer, rating, loadBalanceDays }, 'card')).toEqual(preview[rating]);
    }
  });
  it('keeps Hard below Good below Easy', () => {
    const { hard, good, easy } = previewRatings(learnt, answer, 'card', busy);
    expect(hard.scheduledDays).toBeLessThan(good.scheduledDays);
    expect(good.scheduledDays).toBeLessThan(easy.scheduledDays);
  });
  it('is left where it falls without fuzz, in a learning step, and as practice', () => {
    expect(balanceOf(learnt, { ...answer, settings: plainSettings }, 'card', busy)).toBe(0);
    expect(balanceOf(learnt, { ...answer, rating: 'again' }, 'card', busy)).toBe(0);
    expect(balanceOf(learnt, { ...answer, source: 'interview' }, 'card', busy)).toBe(0);
  });
  it('spreads cards learned together more evenly than fuzz alone', () => {
    const spread = (balance: boolean) => {
      const due = Array.from({ length: 100 }, () => 0);
      for (let card = 0; card < 200; card++) {
        const pick = balancedPick(due, today, usual);
        const seed = `card-${card}`;
        const loadBalanceDays = balance ? balanceOf(learnt, answer, seed, pick) : 0;
        const { scheduledDays } = applyReview(learnt, { ...answer, loadBalanceDays }, seed);
        due[scheduledDays - 1]! += 1;
      }
      return Math.max(...due);
    };
    expect(spread(true)).toBeLessThan(spread(false));
  });
});
