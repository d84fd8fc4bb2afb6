import type { Workload } from '../../api-types.ts';
import { LineMarks } from '../../components/charts/line-marks.tsx';
import { Plot } from '../../components/charts/plot.tsx';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { ticksTo } from '../../components/charts/ticks.ts';
import { percent as inPercent } from '../../format.ts';
import { costAt, workloadWords } from './workload-words.ts';

const height = 110;

/** Minutes a day against desired retention, from the learner’s own cards: the chosen one as a dot, the one in force as a ring. Both are in percent. */
export function WorkloadCurve({
  points,
  percent,
  saved,
}: {
  points: Workload['points'];
  percent: number;
  saved: number;
}) {
  const [from, to] = [points[0]?.retention ?? 0, points.at(-1)?.retention ?? 1];
  const ticks = ticksTo(Math.max(...points.map(({ minutesPerDay }) => minutesPerDay)), { steps: 3, least: 1 });
  const top = ticks.at(-1) ?? 1;
  const x = (retention: number) => ((retention - from) / (to - from)) * 100;
  const y = (minutes: number) => height - (minutes / top) * height;
  const spotOf = (point: Workload['points'][number]) => ({ x: x(point.retention), y: y(point.minutesPerDay) });
  const [chosen, inForce] = [costAt(points, percent), costAt(points, saved)];
  return (
    <div className="grid gap-3">
      <p className="text-sm text-ink-2">{workloadWords(points, percent, saved)}</p>
      <div className="grid gap-2">
        <p aria-hidden className="text-2xs text-ink-3">
          Minutes a day
        </p>
        <Plot
          height={height}
          ticks={ticks.map((tick) => ({ at: y(tick), text: String(tick) }))}
          feet={points
            .filter(({ retention }) => Math.round(retention * 100) % 10 === 0 || retention === to)
            .map(({ retention }) => ({ at: x(retention), text: inPercent(retention) }))}
        >
          <LineMarks spots={points.map(spotOf)} />
          {inForce && inForce !== chosen && (
            <circle
              cx={`${x(inForce.retention)}%`}
              cy={y(inForce.minutesPerDay)}
              r="5"
              strokeWidth="2"
              className="fill-surface stroke-accent"
            />
          )}
          {chosen && (
            <>
              <line
                x1={`${x(chosen.retention)}%`}
                x2={`${x(chosen.retention)}%`}
                y1={y(chosen.minutesPerDay)}
                y2={height}
                strokeDasharray="3 3"
                className="stroke-ink-3"
              />
              <circle
                cx={`${x(chosen.retention)}%`}
                cy={y(chosen.minutesPerDay)}
                r="6"
                strokeWidth="2"
                className="fill-accent stroke-surface"
              />
            </>
          )}
        </Plot>
      </div>
      <TableBehind
        caption="What each desired retention would cost"
        head={['Retention', 'Minutes a day', 'Remembered']}
        rows={points.map(({ retention, minutesPerDay, remembered }) => [
          inPercent(retention),
          minutesPerDay.toFixed(1),
          inPercent(remembered),
        ])}
      />
    </div>
  );
}
