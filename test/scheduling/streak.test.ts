import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakDays } from '../../api/scheduling/break-days.ts';
import { streakOf } from '../../api/scheduling/streak.ts';
import { studyDate } from '../../api/scheduling/study-day.ts';
import { runs } from '../support/long.ts';

const none = breakDays([]);
/** The streak over days written one after another, today last: x answered, . missed, b on a break, B answered on one. */
function over(days: string, freezeDays = 0) {
  const first = 20_000;
  const indices = days.split('').map((_, index) => index);
  const studied = new Set(indices.filter((index) => /[xB]/.test(days[index]!)).map((index) => first + index));
  const breaks = breakDays(
    indices
      .filter((index) => /b/i.test(days[index]!))
      .map((index) => ({ from: studyDate(first + index), to: studyDate(first + index) })),
  );
  const { frozen, ...streak } = streakOf(studied, first + days.length - 1, { freezeDays, breaks });
  return { ...streak, frozen: [...frozen].map((day) => day - first) };
}

describe('a streak', () => {
  it('is nothing before the first answer', () => {
    expect(over('...', 2)).toEqual({ days: 0, longest: 0, answeredToday: false, freezeDaysLeft: 2, frozen: [] });
  });
  it('is kept by one answer a day', () => {
    expect(over('xxx')).toMatchObject({ days: 3, longest: 3, answeredToday: true });
  });
  it('waits for today, which is not over', () => {
    expect(over('xxx.')).toMatchObject({ days: 3, answeredToday: false });
  });
  it('ends with a missed day, and its length is remembered', () => {
    expect(over('xxx.x')).toMatchObject({ days: 1, longest: 3 });
    expect(over('xxx..')).toMatchObject({ days: 0, longest: 3 });
  });
  it('outlives as many missed days as there are freeze days, which do not count as answered', () => {
    expect(over('xx..xx', 2)).toMatchObject({ days: 4, frozen: [2, 3], freezeDaysLeft: 0 });
    expect(over('xx...x', 2)).toMatchObject({ days: 1, longest: 2, frozen: [], freezeDaysLeft: 2 });
  });
  it('with one missed day too many begins anew after the earliest', () => {
    expect(over('xxx.xx.x', 1)).toMatchObject({ days: 3, longest: 5, frozen: [3, 6] });
    expect(over('xxx.xx..', 1)).toMatchObject({ days: 2, longest: 5, freezeDaysLeft: 0 });
  });
  it('has its freeze days back 30 days after they were spent', () => {
    expect(over(`x.${'x'.repeat(28)}.x`, 1)).toMatchObject({ days: 29, longest: 29 });
    expect(over(`x.${'x'.repeat(29)}.x`, 1)).toMatchObject({ days: 31, longest: 31 });
  });
  it('goes on over a planned break, of which only answered days count', () => {
    expect(over('xxbbbx')).toMatchObject({ days: 3 });
    expect(over('xxbBbx')).toMatchObject({ days: 4 });
  });

  const tooManyMissed = (run: string, freeze: number) =>
    run.split('').some((_, from) => run.slice(from, from + 30).replaceAll(/[^.]/g, '').length > freeze);
  const anyDays = fc.stringMatching(/^[x.bB]{1,70}$/);
  const freezeDays = fc.integer({ min: 0, max: 4 });
  const check = (property: (days: string, freeze: number) => void) =>
    fc.assert(fc.property(anyDays, freezeDays, property), { numRuns: runs(200, 5000) });

  it('is the longest run of days that keeps to its rule, as trying every run tells', () => {
    check((days, freeze) => {
      const { days: now, longest, frozen } = over(days, freeze);
      const found = { now: 0, longest: 0, frozen: new Set<number>() };
      const past = `${days.slice(0, -1)}${days.at(-1) === '.' ? 'b' : days.at(-1)}`; // today is missed by nobody
      for (let from = 0; from < past.length; from++) {
        for (let to = from + 1; to <= past.length; to++) {
          const run = past.slice(from, to);
          const answers = run.replaceAll(/[.b]/g, '').length;
          const alive = to === past.length;
          if (!/^[xB]/.test(run) || (!alive && !/[xB]$/.test(run)) || tooManyMissed(run, freeze)) continue;
          found.longest = Math.max(found.longest, answers);
          if (alive) found.now = Math.max(found.now, answers);
          for (const [index, mark] of run.split('').entries()) if (mark === '.') found.frozen.add(from + index);
        }
      }
      expect({ now, longest, frozen: frozen.toSorted((a, b) => a - b) }).toEqual({
        ...found,
        frozen: [...found.frozen].toSorted((a, b) => a - b),
      });
    });
  });
  it('is not shortened by one more freeze day, nor by an answer on a missed day', () => {
    check((days, freeze) => {
      const { longest } = over(days, freeze);
      expect(over(days, freeze + 1).longest).toBeGreaterThanOrEqual(longest);
      expect(over(days.replace('.', 'x'), freeze).longest).toBeGreaterThanOrEqual(longest);
    });
  });
  it('looks back over many years at once', () => {
    const studied = new Set([0, 20_000]);
    expect(streakOf(studied, 20_000, { freezeDays: 2, breaks: none })).toMatchObject({ days: 1, longest: 1 });
  });
});
