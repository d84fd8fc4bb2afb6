import { useEffect } from 'react';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useTick } from '../../hooks/use-tick.ts';
import { useStopwatch } from './stopwatch.ts';

/** Counts down the time to think; the answer’s clock starts when it ends or is skipped. */
export function ThinkClock({ seconds, onEnd }: { seconds: number; onEnd: () => void }) {
  const watch = useStopwatch();
  useTick(250);
  const left = Math.ceil(seconds - watch.elapsed() / 1000);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);
  return (
    <div className="flex flex-wrap items-center gap-4 border-b border-line bg-accent-soft px-6 py-3">
      <p>
        Think first: <b className="num font-semibold">{Math.max(0, left)} s</b>
      </p>
      <Button look="quiet" className="ml-auto" onClick={onEnd}>
        Start answering <Kbd keys="t" />
      </Button>
    </div>
  );
}
