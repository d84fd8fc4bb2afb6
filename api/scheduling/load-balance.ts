import { breakDays } from './break-days.ts';
import { pickDay, type PickDay } from './fuzz.ts';
import type { Break } from './preferences.ts';

/** Intervals are balanced as far ahead as this, days (Anki's bound, with what fuzz adds). */
export const balancedDays = 100;

/** What a learner prefers for the day on which a card comes back. */
export interface DayPreferences {
  loadBalance: boolean;
  /** Monday first, 0..1: the share of a usual day's load. */
  easyDays: readonly number[];
  breaks: readonly Break[];
}

/**
 * Picks days of a range of fuzz: the fewer cards are due and the less easy the day, the likelier; never one of a
 * planned break. Where all days are alike it is the day that fuzz alone would pick.
 * The exponent is Anki's (rslib/src/scheduler/states/load_balancer.rs).
 * @param counts cards due on the days after today, tomorrow first
 * @param today study day
 */
export function balancedPick(
  counts: readonly number[],
  today: number,
  { loadBalance, easyDays, breaks }: DayPreferences,
): PickDay {
  const free = breakDays(breaks);
  const known: number[] = [];
  const weightOf = (day: number): number => {
    if (free.has(today + day)) return 0;
    const due = loadBalance ? (counts[day - 1] ?? 0) : 0;
    return (easyDays[weekday(today + day)] ?? 1) / (1 + due) ** 2.15;
  };
  return (range, factor) => {
    let total = 0;
    let alike = true;
    let last = range.from; // that is no break
    for (let day = range.from; day <= range.to; day++) {
      const weight = (known[day] ??= weightOf(day));
      total += weight;
      alike &&= weight === known[range.from];
      if (weight > 0) last = day;
    }
    if (total === 0 || alike) return pickDay(range, factor);
    let left = factor * total;
    for (let day = range.from; day < last; day++) {
      left -= known[day] ?? 0;
      if (left < 0) return day;
    }
    return last;
  };
}

/** Monday 0 … Sunday 6. Study day 0, 1970-01-01, was a Thursday. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;
