import type { Workload } from '../../api-types.ts';
import { count } from '../../format.ts';

type Points = Workload['points'];

/** Minutes a day at a retention in whole percent, on the line between its neighbours; undefined beyond the curve’s ends. */
export function costAt(points: Points, percent: number): number | undefined {
  const share = percent / 100;
  const above = points.findIndex(({ retention }) => retention >= share - 1e-9);
  const [from, to] = [points[Math.max(0, above - 1)], points[above]];
  if (from === undefined || to === undefined || share < (points[0]?.retention ?? 0) - 1e-9) return undefined;
  const part = from === to ? 1 : (share - from.retention) / (to.retention - from.retention);
  return from.minutesPerDay + part * (to.minutesPerDay - from.minutesPerDay);
}

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
  const here = `At ${percent} %: ${minutesWords(chosen)} over the next 90 days`;
  if (other === undefined) return `${here}.`;
  return `${here}; at ${beside} %${beside === saved ? ', as now' : ''}: ${minutesWords(other)}.`;
}
