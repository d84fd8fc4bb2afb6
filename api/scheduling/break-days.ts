import type { Break } from './preferences.ts';
import { studyDayOfDate } from './study-day.ts';

/** The study days of planned breaks, both ends included. */
export function breakDays(breaks: readonly Break[]): ReadonlySet<number> {
  const days = new Set<number>();
  for (const { from, to } of breaks) {
    for (let day = studyDayOfDate(from); day <= studyDayOfDate(to); day++) days.add(day);
  }
  return days;
}
