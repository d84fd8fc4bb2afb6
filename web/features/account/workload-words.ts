import type { Workload } from '../../api-types.ts';
import { count } from '../../format.ts';

type Points = Workload['points'];

/** The point of the curve at a retention in whole percent; undefined beyond its ends. */
export const costAt = (points: Points, percent: number) =>
  points.find(({ retention }) => Math.round(retention * 100) === percent);

/** “about 14 minutes a day”. */
export const minutesWords = (minutes: number) =>
  minutes < 0.5 ? 'less than a minute a day' : `about ${count(Math.round(minutes), 'minute')} a day`;

/** The chosen retention’s cost beside another’s: the one in force, or, where that is chosen, a surer one. */
export function workloadWords(points: Points, percent: number, saved: number): string {
  const chosen = costAt(points, percent);
  const last = Math.round((points.at(-1)?.retention ?? 0) * 100);
  if (chosen === undefined) return `Above ${last} % the time is not worked out: it rises steeply.`;
  const beside = percent !== saved ? saved : percent < 95 ? 95 : 90;
  const other = costAt(points, beside);
  const here = `At ${percent} %: ${minutesWords(chosen.minutesPerDay)} over the next 90 days`;
  if (other === undefined) return `${here}.`;
  return `${here}; at ${beside} %${beside === saved ? ', as now' : ''}: ${minutesWords(other.minutesPerDay)}.`;
}
