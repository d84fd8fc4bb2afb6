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
  const spots = points.map(({ retention, minutesPerDay }) => ({ x: x(retention), y: y(minutesPerDay) }));
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
          feet={[from, 0.8, 0.9, to]
            .filter((retention, index) => index % 3 === 0 || (retention > from + 0.03 && retention < to - 0.03))
            .map((retention) => ({ at: x(retention), text: inPercent(retention) }))}
        >
          <LineMarks spots={spots} />
          {inForce !== undefined && saved !== percent && (
            <circle
              cx={`${x(saved / 100)}%`}
              cy={y(inForce)}
              r="5"
              strokeWidth="2"
              className="fill-surface stroke-accent"
            />
          )}
          {chosen !== undefined && (
            <>
              <line
                x1={`${x(percent / 100)}%`}
                x2={`${x(percent / 100)}%`}
                y1={y(chosen)}
                y2={height}
                strokeDasharray="3 3"
                className="stroke-ink-3"
              />
              <circle
                cx={`${x(percent / 100)}%`}
                cy={y(chosen)}
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
