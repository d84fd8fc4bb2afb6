import { useId } from 'react';
import { formatDayShort, formatMonthShort } from '../../format.ts';
import { ChartReader } from './chart-reader.tsx';
import { Plot } from './plot.tsx';
import { ticksTo } from './ticks.ts';

/** A day to come. */
export interface BarDay {
  date: string;
  value: number;
  onBreak: boolean;
}
const height = 132;

/** What falls due day by day, today first and darkest, breaks hatched. */
export function DayBars({
  days,
  label,
  textAt,
}: {
  days: readonly BarDay[];
  label: string;
  /** A day in words. */
  textAt: (index: number) => string;
}) {
  const hatch = useId().replaceAll(/\W/g, '');
  const ticks = ticksTo(Math.max(...days.map(({ value }) => value)), { steps: 3, least: 1 });
  const top = ticks.at(-1) ?? 1;
  const width = 100 / days.length;
  return (
    <ChartReader label={label} length={days.length} textAt={textAt}>
      {(marked) => (
        <Plot
          height={height}
          ticks={ticks.map((tick) => ({ at: height - (tick / top) * height, text: String(tick) }))}
          feet={feetOf(days)}
        >
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" x2="0" y1="0" y2="5" strokeWidth="2" className="stroke-line-field" />
            </pattern>
          </defs>
          {days.map(({ date, value, onBreak }, index) => {
            const bar = Math.max(value > 0 ? 2 : 0, (value / top) * height);
            return (
              <g key={date} data-at={index}>
                <rect
                  x={`${index * width}%`}
                  width={`${width}%`}
                  height={height}
                  fill={onBreak ? `url(#${hatch})` : 'transparent'}
                  className={index === marked ? 'stroke-ink' : ''}
                />
                <rect
                  x={`${(index + 0.14) * width}%`}
                  width={`${0.72 * width}%`}
                  y={height - bar}
                  height={bar}
                  className={index === 0 || index === marked ? 'fill-accent' : 'fill-accent/65'}
                />
              </g>
            );
          })}
        </Plot>
      )}
    </ChartReader>
  );
}

/** “today”, the first of each month, and the last day, as far as there is room. */
function feetOf(days: readonly BarDay[]) {
  const width = 100 / days.length;
  const months = days
    .map(({ date }, index) => ({ at: (index + 0.5) * width, date }))
    .filter(({ at, date }) => date.endsWith('-01') && at > 14 && at < 88)
    .map(({ at, date }) => ({ at, text: `1 ${formatMonthShort(date.slice(0, 7))}` }));
  const last = days.at(-1);
  return [{ at: 0, text: 'today' }, ...months, ...(last ? [{ at: 100, text: formatDayShort(last.date) }] : [])];
}
