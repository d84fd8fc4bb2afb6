import { useId } from 'react';
import { formatInterval } from '../../format.ts';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { waitAgainstNinety } from './retention-trade.ts';
import { useWorkload } from './use-workload.ts';
import { WorkloadCurve } from './workload-curve.tsx';
import { costAt, minutesWords } from './workload-words.ts';

/** Desired retention in percent, with what it costs this learner beside it; `saved` is the one in force. */
export function RetentionSlider({
  percent,
  saved,
  onChange,
  error,
}: {
  percent: number;
  saved: number;
  onChange: (percent: number) => void;
  error: string | undefined;
}) {
  const id = useId();
  const workload = useWorkload();
  const points = workload.data?.points ?? [];
  const hasCost = points.some(({ minutesPerDay }) => minutesPerDay > 0);
  const cost = hasCost ? costAt(points, percent) : undefined;
  return (
    <div className="grid gap-2">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-sm font-semibold">
          Desired retention
        </label>
        <output htmlFor={id} className="num text-xl font-semibold">
          {percent} %
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={70}
        max={99}
        step={1}
        value={percent}
        aria-valuetext={`${percent} percent${cost === undefined ? '' : `, ${minutesWords(cost)}`}`}
        aria-describedby={`${id}-trade`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-11 w-full accent-accent"
      />
      <div aria-hidden className="num -mt-2 flex justify-between text-2xs text-ink-3">
        <span>70 %: fewer reviews</span>
        <span>99 %: surer, many more</span>
      </div>
      <p id={`${id}-trade`} className="text-sm text-ink-2">
        {trade(percent)}
      </p>
      <Problem of={error} />
      {workload.isPending && <Skeleton className="h-36 w-full" />}
      {hasCost && <WorkloadCurve points={points} percent={percent} saved={saved} />}
      {workload.isSuccess && !hasCost && (
        <p className="text-sm text-ink-3">
          Once you study a deck, this shows what each retention would cost you in minutes a day.
        </p>
      )}
      {workload.isError && (
        <p className="text-sm text-ink-3">What it would cost you in minutes a day could not be read just now.</p>
      )}
    </div>
  );
}

/** In words: what is remembered, and what that does to a wait of 30 days. */
function trade(percent: number): string {
  const remembered = `Of a hundred questions that come back, you will know about ${percent}.`;
  if (percent === 90)
    return `${remembered} Higher is surer but asks more often; lower leaves more time for new questions. 90 % suits most people.`;
  const days = Math.max(1, Math.round(30 * waitAgainstNinety(percent / 100)));
  return `${remembered} A question that would wait 30 days at 90 % waits about ${formatInterval({ due: '', days, seconds: 0 })}.`;
}
