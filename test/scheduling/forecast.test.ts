import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakDays } from '../../api/scheduling/break-days.ts';
import { applyReview, foldReviews } from '../../api/scheduling/fold.ts';
import { forecast, type ForecastCard } from '../../api/scheduling/forecast.ts';
import { newMemory, type Memory } from '../../api/scheduling/memory.ts';
import { studyDate, studyDay } from '../../api/scheduling/study-day.ts';
import { day, hour, minute } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { anyLog, fuzzySettings, review } from '../support/reviews.ts';

const now = Date.parse('2026-11-22T12:30:00.000Z');
const clock = { timeZone: 'UTC', rolloverHour: 4 };
const today = studyDay(now, clock);
const easy = (at: number) => applyReview(newMemory(at), review({ at, rating: 'easy' }), 'card');
const card = (memory: Memory, over: Partial<ForecastCard> = {}): ForecastCard => ({
  id: 'card',
  memory,
  buriedUntil: null,
  answerMs: minute,
  ...over,
});
const ahead = (cards: readonly ForecastCard[], over: Partial<Parameters<typeof forecast>[1]> = {}) =>
  forecast(cards, { now, today, days: 90, clock, settings: fuzzySettings, breaks: breakDays([]), ...over });
/** Days from today on which something is due, with how many cards. */
const dueDays = (cards: readonly ForecastCard[], over: Partial<Parameters<typeof forecast>[1]> = {}) =>
  ahead(cards, over).flatMap(({ cards: due }, index) => (due > 0 ? [[index, due]] : []));

describe('the forecast', () => {
  it('has a day for each of 90, empty without cards', () => {
    const days = ahead([]);
    expect(days).toHaveLength(90);
    expect(days[0]).toEqual({ day: today, cards: 0, ms: 0, onBreak: false });
    expect(days[89]?.day).toBe(today + 89);
  });
  it('goes on after each answer as the fold does with Good and without fuzz', () => {
    // Easy at first: due on day 8; then Good when due, by the scheduler itself.
    let memory = easy(now);
    const expected: number[][] = [];
    for (let at = memory.due; studyDay(at, clock) < today + 90; at = memory.due) {
      expected.push([studyDay(at, clock) - today, 1]);
      memory = applyReview(memory, review({ at, settings: { ...fuzzySettings, fuzz: false } }), 'card');
    }
    expect(expected.length).toBeGreaterThan(1);
    expect(dueDays([card(easy(now))])).toEqual(expected);
  });
  it('holds on its first day what is overdue, however long', () => {
    const [first] = ahead([card(easy(now - 60 * day)), card(easy(now - 9 * day)), card(easy(now - day))]);
    expect(first).toMatchObject({ cards: 2, ms: 2 * minute });
  });
  it('counts a card with open learning steps once a day, and the time of each of its answers', () => {
    const settings = { ...fuzzySettings, learningSteps: [1, 10] };
    const failed = applyReview(newMemory(now), review({ at: now, rating: 'again', settings }), 'card');
    expect(ahead([card(failed)], { settings })[0]).toMatchObject({ cards: 1, ms: 2 * minute });
  });
  it('leaves a buried card until it is back', () => {
    const buriedUntil = Date.parse('2026-11-25T04:00:00.000Z');
    expect(dueDays([card(easy(now - 60 * day), { buriedUntil })])[0]).toEqual([3, 1]);
  });
  it('moves what falls due on a break to the first day after it, but not what is due today', () => {
    const span = (from: number, to: number) =>
      breakDays([{ from: studyDate(today + from), to: studyDate(today + to) }]);
    expect(dueDays([card(easy(now))], { breaks: span(7, 10) })[0]).toEqual([11, 1]);
    expect(ahead([card(easy(now - 60 * day))], { breaks: span(0, 3) })[0]).toMatchObject({ cards: 1, onBreak: true });
    expect(dueDays([card(easy(now))], { breaks: breakDays([{ from: '2026-11-23', to: '9999-12-31' }]) })).toEqual([]);
  });
  it('asks less often the lower the desired retention', () => {
    const answers = (desiredRetention: number) =>
      ahead([card(easy(now))], { settings: { ...fuzzySettings, desiredRetention } }).reduce(
        (sum, { cards }) => sum + cards,
        0,
      );
    expect(answers(0.95)).toBeGreaterThan(answers(0.9));
    expect(answers(0.9)).toBeGreaterThan(answers(0.75));
  });
  it('of any cards asks nothing on a break, and takes no less time than one answer for each card due', () => {
    fc.assert(
      fc.property(fc.array(anyLog, { maxLength: 5 }), fc.integer({ min: 1, max: 60 }), (logs, from) => {
        const at = Date.UTC(2025, 11, 10) + 5 * hour;
        const cards = logs.map((log, index) => card(foldReviews(log, `c${index}`, 0), { id: `c${index}` }));
        const first = studyDay(at, clock);
        const breaks = breakDays([{ from: studyDate(first + from), to: studyDate(first + from + 9) }]);
        const days = ahead(cards, { now: at, today: first, breaks });
        for (const { day: on, cards: due, ms, onBreak } of days) {
          expect(onBreak).toBe(on >= first + from && on <= first + from + 9);
          if (onBreak) expect(due).toBe(0);
          expect(due).toBeLessThanOrEqual(cards.length);
          expect(ms).toBeGreaterThanOrEqual(due * minute);
        }
      }),
      { numRuns: runs(100, 2000) },
    );
  });
});
