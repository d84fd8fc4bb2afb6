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
  const weightOf = (day: number): number => {
    if (free.has(today + day)) return 0;
    const due = loadBalance ? (counts[day - 1] ?? 0) : 0;
    return (easyDays[weekday(today + day)] ?? 1) / (1 + due) ** 2.15;
  };
  return (range, factor) => {
    const weights = Array.from({ length: range.to - range.from + 1 }, (_, index) => weightOf(range.from + index));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0 || weights.every((weight) => weight === weights[0])) return pickDay(range, factor);
    let left = factor * total;
    const picked = weights.findIndex((weight) => (left -= weight) < 0);
    return range.from + (picked === -1 ? weights.findLastIndex((weight) => weight > 0) : picked);
  };
}

/** Monday 0 … Sunday 6. Study day 0, 1970-01-01, was a Thursday. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;
