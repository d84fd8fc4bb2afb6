import type { Me } from '../../api-types.ts';
import { count, formatDay } from '../../format.ts';

type Break = Me['breaks'][number];

/** A break in words, as far as its dates are there: “Monday, 21 December to Sunday, 3 January: 14 days”. */
export function breakWords({ from, to }: Break, today: string): string {
  if (from === '' || to === '' || from > to) return '';
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const span = from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
  const when = to < today ? ', over' : from <= today ? ', on now' : '';
  return `${span}: ${count(days, 'day')}${when}.`;
}

/** What is missing or the wrong way round, by field: `breaks/0/to`. */
export function checkBreaks(breaks: readonly Break[]): Record<string, string> {
  const faults = breaks.flatMap(({ from, to }, index): [string, string][] => {
    if (from === '') return [[`breaks/${index}/from`, 'Give the first day off, or remove this break.']];
    if (to === '') return [[`breaks/${index}/to`, 'Give the last day off, or remove this break.']];
    return from > to ? [[`breaks/${index}/to`, 'This is before the first day off.']] : [];
  });
  return Object.fromEntries(faults);
}
