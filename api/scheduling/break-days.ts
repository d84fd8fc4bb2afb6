import type { Break } from './preferences.ts';
import { studyDayOfDate } from './study-day.ts';

/** Tells the study days of planned breaks. */
export interface BreakDays {
  has: (day: number) => boolean;
}

/** The study days of planned breaks, both ends included. A break may last for ages, so its days are not listed. */
export function breakDays(breaks: readonly Break[]): BreakDays {
  const spans = breaks.map(({ from, to }) => ({ from: studyDayOfDate(from), to: studyDayOfDate(to) }));
  return { has: (day) => spans.some(({ from, to }) => from <= day && day <= to) };
}
