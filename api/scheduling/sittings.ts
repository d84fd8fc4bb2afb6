import type { BreakDays } from './break-days.ts';

/** When something is answered: a study day, or the first of a few that a projection takes as one. */
export interface Sitting {
  day: number;
  /** Study days that it stands for. */
  days: number;
  budgetMs: number;
}

/** However far the interview is, a projection has no more sittings than about this. */
const mostSittings = 90;
/** Study before the last so many days is left out of account. */
const farthest = 1_000;

/** The sittings from today until the interview, without breaks. Study days; `budgetMs` is today's, `dailyMs` that of the days after. */
export function sittingsUntil(
  interviewDay: number,
  { today, budgetMs, dailyMs, breaks }: { today: number; budgetMs: number; dailyMs: number; breaks: BreakDays },
): Sitting[] {
  const first = Math.max(today + 1, interviewDay - farthest);
  const together = Math.ceil((interviewDay - first) / mostSittings);
  const sittings = breaks.has(today) ? [] : [{ day: today, days: 1, budgetMs }];
  for (let from = first; from < interviewDay; from += together) {
    const all = Array.from({ length: Math.min(together, interviewDay - from) }, (_, nth) => from + nth);
    const [day, ...more] = all.filter((each) => !breaks.has(each));
    if (day !== undefined) sittings.push({ day, days: 1 + more.length, budgetMs: (1 + more.length) * dailyMs });
  }
  return sittings;
}
