import { studyDayOfDate } from '../scheduling/study-day.ts';

/** The study day of an interview date (YYYY-MM-DD), if it is not over. */
export function interviewDayOf(date: string | null, today: number): number | undefined {
  if (date === null) return undefined;
  const day = studyDayOfDate(date);
  return day >= today ? day : undefined;
}
