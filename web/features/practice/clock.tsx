import { formatClock } from '../../format.ts';
import { useTick } from '../../hooks/use-tick.ts';
import type { Stopwatch } from './stopwatch.ts';

/** The time an answer has taken, and its target in seconds where it has one. Not read out by itself. */
export function Clock({ watch, target }: { watch: Stopwatch; target: number | null }) {
  useTick(500);
  const ms = watch.elapsed();
  const over = target !== null && ms > target * 1000;
  return (
    <span role="timer" aria-live="off" className="num text-sm whitespace-nowrap text-ink-3">
      <span className={over ? 'font-semibold text-partial' : 'font-semibold text-ink'}>{formatClock(ms)}</span>
      {target !== null && ` of ${formatClock(target * 1000)}`}
      {over && <span className="sr-only">, over the target</span>}
    </span>
  );
}
