import type { BreakDays } from './break-days.ts';

export interface StreakRules {
  /** Missed days that a streak may have in any 30 days. */
  freezeDays: number;
  breaks: BreakDays;
}

export interface Streak {
  /** Days with an answer in the streak that is alive; 0 without one. */
  days: number;
  longest: number;
  answeredToday: boolean;
  /** Days that may be missed from today on without ending it. */
  freezeDaysLeft: number;
  /** Missed days within a streak, or at the end of the one alive. */
  frozen: ReadonlySet<number>;
}

/** Freeze days are counted over so many days, the one in question included. */
const freezeSpan = 30;

/**
 * A streak is a run of study days with answers in which no 30 days hold more missed ones than there are freeze days;
 * one missed day too many, and it begins anew after the earliest of these 30. Its length is its days with an answer.
 * Days of a break without one are passed over; so is today, which is not over.
 * @param studied study days with an answer
 */
export function streakOf(studied: ReadonlySet<number>, today: number, { freezeDays, breaks }: StreakRules): Streak {
  const frozen = new Set<number>();
  let longest = 0;
  /** Days answered in all, and before the run began. */
  let answered = 0;
  let before = 0;
  /** The run's missed days of the last 30, oldest first, with the days answered by then. */
  let missed: { day: number; answered: number }[] = [];
  const freeze = () => missed.forEach(({ day }) => frozen.add(day));
  for (let day = earliest(studied, today); day <= today; day++) {
    missed = missed.filter((one) => one.day > day - freezeSpan);
    if (studied.has(day)) {
      answered += 1;
      longest = Math.max(longest, answered - before);
      freeze();
    } else if (day < today && answered > before && !breaks.has(day)) {
      missed.push({ day, answered });
      const tooMany = missed.length > freezeDays ? missed.shift() : undefined;
      if (tooMany) before = tooMany.answered;
      if (answered === before) missed = [];
    }
  }
  freeze();
  return {
    days: answered - before,
    longest,
    answeredToday: studied.has(today),
    freezeDaysLeft: freezeDays - missed.length,
    frozen,
  };
}

function earliest(studied: ReadonlySet<number>, today: number): number {
  let first = today;
  for (const day of studied) first = Math.min(first, day);
  return first;
}
