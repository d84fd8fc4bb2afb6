import { Pause } from 'lucide-react';
import type { ReactNode } from 'react';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { formatClock } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { useTick } from '../../hooks/use-tick.ts';
import type { InterviewRun } from './interview-run.ts';
import type { RunState } from './run-state.ts';

/** “3 of 8”, the time left of the whole, and the ways to stop. */
export function RunLine({ run, state, onFinish }: { run: InterviewRun; state: RunState; onFinish: () => void }) {
  const { interview, busy, resting } = state;
  const isRunning = interview.status === 'running';
  const place = `${(interview.current?.position ?? 0) + 1} of ${interview.questionCount}`;
  const pause = () => void run.pause();
  useHotkeys('Interview', [{ keys: 'p', label: 'Pause', run: pause, disabled: !isRunning || busy !== null }]);
  return (
    <div className="sticky top-0 z-10 -mx-4 mb-4 flex items-center gap-3 bg-paper/92 px-4 py-1 text-sm text-ink-3 backdrop-blur-md md:-mx-10 md:-mt-5 md:px-10">
      <span className="num shrink-0">{place}</span>
      <Bar
        className="max-w-64 min-w-8 flex-1"
        value={interview.current?.position ?? 0}
        max={interview.questionCount}
        label="This interview"
        text={`question ${place}`}
      />
      <TimeLeft run={run}>{resting ? 'the clock rests' : 'left'}</TimeLeft>
      <span className="ml-auto flex items-center">
        <Button look="quiet" className="max-md:px-2.5" disabled={!isRunning} busy={busy === 'pause'} onClick={pause}>
          <Pause size={16} aria-hidden className="max-md:hidden" /> Pause <Kbd keys="p" />
        </Button>
        <Button
          look="quiet"
          className="max-md:-mr-2.5 max-md:px-2.5"
          aria-label="Finish the interview"
          onClick={onFinish}
        >
          Finish
        </Button>
      </span>
    </div>
  );
}

/** Of the whole interview; not read out by itself. */
function TimeLeft({ run, children }: { run: InterviewRun; children: ReactNode }) {
  useTick(250);
  return (
    <span className="num shrink-0">
      <b role="timer" aria-label="Time left" aria-live="off" className="font-semibold text-ink">
        {formatClock(run.times().leftMs)}
      </b>{' '}
      {children}
    </span>
  );
}
