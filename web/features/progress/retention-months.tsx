import type { Progress } from '../../api-types.ts';
import { ChartReader } from '../../components/charts/chart-reader.tsx';
import { LineMarks } from '../../components/charts/line-marks.tsx';
import { Plot } from '../../components/charts/plot.tsx';
import { formatMonth, formatMonthShort, percent } from '../../format.ts';
import { retentionText } from './retention-words.ts';

const height = 150;

/** The last twelve months: what was remembered as dots on their intervals, what was promised as strokes. */
export function RetentionMonths({ months }: { months: Progress['retention']['months'] }) {
  if (months.length === 0) return null;
  const lowest = Math.min(0.6, ...months.map(({ low, promised }) => Math.min(low ?? 1, promised ?? 1)));
  const from = Math.floor(lowest * 5) / 5;
  const y = (share: number) => height - ((share - from) / (1 - from)) * height;
  const width = 100 / months.length;
  const x = (index: number) => (index + 0.5) * width;
  const ticks = Array.from({ length: Math.round((1 - from) * 5) + 1 }, (_, index) => from + index / 5);
  const spots = months.flatMap(({ measured }, index) => (measured === null ? [] : [{ x: x(index), y: y(measured) }]));
  return (
    <ChartReader
      label="Month to read"
      length={months.length}
      start={months.length - 1}
      textAt={(index) => {
        const month = months[index];
        return month === undefined ? '' : `${formatMonth(month.month)}: ${retentionText(month)}.`;
      }}
    >
      {(marked) => (
        <Plot
          height={height}
          ticks={ticks.map((tick) => ({ at: y(tick), text: percent(tick) }))}
          feet={months.map(({ month }, index) => ({
            at: x(index),
            text: formatMonthShort(month),
            wideOnly: (months.length - 1 - index) % 2 === 1,
          }))}
        >
          <LineMarks spots={spots} className="stroke-accent/65" />
          {months.map(({ month, low, high, measured, promised }, index) => (
            <g key={month} data-at={index}>
              <rect
                x={`${index * width}%`}
                width={`${width}%`}
                height={height}
                fill="transparent"
                className={index === marked ? 'stroke-ink' : ''}
              />
              {low !== null && high !== null && (
                <rect
                  x={`${x(index)}%`}
                  width="8"
                  y={y(high)}
                  height={y(low) - y(high)}
                  rx="4"
                  transform="translate(-4)"
                  className="fill-accent/30"
                />
              )}
              {measured !== null && <circle cx={`${x(index)}%`} cy={y(measured)} r="4.5" className="fill-accent" />}
              {promised !== null && (
                <line
                  x1={`${(index + 0.2) * width}%`}
                  x2={`${(index + 0.8) * width}%`}
                  y1={y(promised)}
                  y2={y(promised)}
                  strokeWidth="2.5"
                  className="stroke-ink"
                />
              )}
            </g>
          ))}
        </Plot>
      )}
    </ChartReader>
  );
}
