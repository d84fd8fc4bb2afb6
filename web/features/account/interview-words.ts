import { count } from '../../format.ts';

/** How far the interview is from `today`, both as dates; says so where it has passed. */
export function untilDate(date: string, today: string): string {
  if (date === '') return 'None set: questions come when they are due.';
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (days < 0)
    return `This day has passed, ${count(-days, 'day')} ago: questions come when they are due. Clear it, or set the next one.`;
  if (days === 0) return 'Today. All the best.';
  return days === 1 ? 'Tomorrow.' : `In ${count(days, 'day')}.`;
}
