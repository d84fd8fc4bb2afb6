import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { habitPoints } from '../../api/assignments/habit-points.ts';
import { studyDay } from '../../api/scheduling/study-day.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2026, 10, 22, 12);
const dayOf = (at: number) => studyDay(at, { timeZone: 'Europe/Berlin', rolloverHour: 4 });
const points = (...answers: number[]) => habitPoints(answers, dayOf);

describe('points of a habit', () => {
  it('are one for the first session of a study day and a half for each later one', () => {
    expect(points()).toBe(0);
    expect(points(noon)).toBe(1);
    expect(points(noon, noon + 2 * hour)).toBe(1.5);
    expect(points(noon, noon + 2 * hour, noon + 4 * hour)).toBe(2);
    expect(points(noon, noon + day)).toBe(2);
  });
  it('count answers within half an hour of the last as one session', () => {
    expect(points(noon, noon + 30 * minute, noon + 60 * minute)).toBe(1);
    expect(points(noon, noon + 30 * minute + 1)).toBe(1.5);
  });
  it('go by the learner’s study day, which begins at the rollover', () => {
    const threeInBerlin = Date.UTC(2026, 10, 23, 2);
    expect(points(noon, threeInBerlin)).toBe(1.5);
    expect(points(noon, threeInBerlin + hour)).toBe(2);
  });
  it('belong to the day in which the session began', () => {
    const beforeFour = Date.UTC(2026, 10, 23, 2, 50);
    expect(points(beforeFour, beforeFour + 20 * minute)).toBe(1);
  });

  const answers = fc.array(
    fc.integer({ min: 0, max: 20 * day }).map((offset) => noon + offset),
    { maxLength: 40 },
  );
  it('do not depend on the order of the answers, nor on one counted twice', () => {
    fc.assert(
      fc.property(answers, (all) => {
        expect(points(...all.toReversed(), ...all)).toBe(points(...all));
      }),
    );
  });
  it('are no fewer than half a point for each session and no more than one', () => {
    fc.assert(
      fc.property(answers, (all) => {
        const sorted = all.toSorted((a, b) => a - b);
        const sessions = sorted.filter((at, index) => index === 0 || at - sorted[index - 1]! > 30 * minute).length;
        const days = new Set(all.map(dayOf)).size;
        const sum = points(...all);
        expect(sum).toBeGreaterThanOrEqual(sessions / 2);
        expect(sum).toBeLessThanOrEqual(sessions);
        expect(sum).toBeLessThanOrEqual(days + (sessions - 1) / 2 + 1);
      }),
    );
  });
  it('never shrink by a day more of practice', () => {
    fc.assert(
      fc.property(answers, (all) => {
        expect(points(...all, noon + 30 * day)).toBe(points(...all) + 1);
      }),
    );
  });
});
