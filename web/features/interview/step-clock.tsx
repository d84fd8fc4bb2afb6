import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { formatClock } from '../../format.ts';
import { useTick } from '../../hooks/use-tick.ts';
import type { InterviewRun } from './interview-run.ts';

interface Props {
  run: InterviewRun;
  onBegin: () => void;
  /** Beside the clock of the answer. */
  children: ReactNode;
}

/** The time to think, counted down, then that of the answer beside its target. Neither is read out by itself. */
export function StepClock({ run, onBegin, children }: Props) {
  useTick(250);
  const { leftMs, isThinking, stepMs, targetMs } = run.times();
  const isOver = targetMs !== null && stepMs > targetMs;
  return (
    <>
      {isThinking && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-accent-soft px-6 py-2.5">
          <p>
            Think first:{' '}
            <b role="timer" aria-label="Think first" aria-live="off" className="num font-semibold">
              {formatClock((targetMs ?? 0) - stepMs + 999)}
            </b>
          </p>
          <Button className="ml-auto" onClick={onBegin}>
            Begin answering <Kbd keys="b" />
          </Button>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 pt-4">
        {children}
        {!isThinking && (
          <span role="timer" aria-label="Answer" aria-live="off" className="num ml-auto text-sm text-ink-3">
            <b className={`font-semibold ${isOver ? 'text-partial' : 'text-ink'}`}>{formatClock(stepMs)}</b>
            {targetMs !== null && ` of ${formatClock(targetMs)}`}
            {isOver && <span className="sr-only">, over the target</span>}
          </span>
        )}
      </div>
      {leftMs === 0 && (
        <p role="status" className="px-6 pt-3 font-[550] text-partial">
          The time is up. What you have written is being handed in.
        </p>
      )}
    </>
  );
}
