import type { Progress } from '../../api-types.ts';
import type { MapDay } from '../../components/charts/year-map.tsx';
import { count, formatDay, formatDuration, formatMonth } from '../../format.ts';

type Parts = Pick<Progress, 'heatmap' | 'forecast'>;

/** The year back and the quarter ahead, day by day, each with how it is said. */
export function yearDays({ heatmap, forecast }: Parts): (MapDay & { text: string })[] {
  const ahead = forecast.slice(1);
  const level = levels([...heatmap.map(({ answers }) => answers), ...ahead.map(({ cards }) => cards)]);
  const past = heatmap.map(({ date, answers, ms, frozen, onBreak }, index) => {
    const isToday = index === heatmap.length - 1;
    const done = answers === 0 ? 'no answers' : `${count(answers, 'answer')}, ${formatDuration(ms)}`;
    return {
      date,
      level: level(answers),
      time: isToday ? ('today' as const) : ('past' as const),
      mark: answers > 0 ? null : frozen ? ('frozen' as const) : onBreak ? ('break' as const) : null,
      text: `${isToday ? 'Today' : dated(date)}: ${done}${frozen ? ', covered by a freeze day' : ''}${onBreak ? ', on a break' : ''}.`,
    };
  });
  const future = ahead.map(({ date, cards, ms, onBreak }) => ({
    date,
    level: onBreak ? 0 : level(cards),
    time: 'ahead' as const,
    mark: onBreak ? ('break' as const) : null,
    text: `${dated(date)}: ${cards === 0 ? 'nothing due' : `${count(cards, 'question')} due, ${formatDuration(ms)}`}${onBreak ? ', on a break' : ''}.`,
  }));
  return [...past, ...future];
}

/** “You answered on 131 of the last 365 days: 412 times, 9 h in all.” */
export function yearWords({ heatmap }: Parts): string {
  const practised = heatmap.filter(({ answers }) => answers > 0);
  const answers = practised.reduce((sum, day) => sum + day.answers, 0);
  const ms = practised.reduce((sum, day) => sum + day.ms, 0);
  return `You answered on ${practised.length} of the last ${heatmap.length} days: ${count(answers, 'answer')}, ${formatDuration(ms)} in all.`;
}

/** Rows of a table by month: days with answers, answers, time, freeze days, days of break, questions due. */
export function yearMonths({ heatmap, forecast }: Parts): string[][] {
  const ahead = forecast.slice(1);
  const months = new Set([...heatmap, ...ahead].map(({ date }) => date.slice(0, 7)));
  return [...months].map((month) => {
    const past = heatmap.filter(({ date }) => date.startsWith(month));
    const due = ahead.filter(({ date }) => date.startsWith(month));
    const dash = (days: readonly unknown[], text: string) => (days.length === 0 ? '–' : text);
    return [
      formatMonth(month),
      dash(past, String(past.filter(({ answers }) => answers > 0).length)),
      dash(past, String(past.reduce((sum, { answers }) => sum + answers, 0))),
      dash(past, formatDuration(past.reduce((sum, { ms }) => sum + ms, 0))),
      String([...past, ...due].filter(({ onBreak }) => onBreak).length + past.filter(({ frozen }) => frozen).length),
      dash(due, String(due.reduce((sum, { cards }) => sum + cards, 0))),
    ];
  });
}

/** From 0 for nothing to 4 for the busiest tenth of the days that hold anything. */
function levels(amounts: readonly number[]): (amount: number) => number {
  const some = amounts.filter((amount) => amount > 0).toSorted((a, b) => a - b);
  const top = Math.max(4, some[Math.floor(some.length * 0.9)] ?? 4);
  return (amount) => Math.min(4, Math.ceil((amount / top) * 4));
}

const dated = (date: string) => `${formatDay(date)} ${date.slice(0, 4)}`;
