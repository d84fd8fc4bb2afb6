import { useState } from 'react';
import type { Interview } from '../../api-types.ts';
import { isOver } from './interview-time.ts';
import { Gone } from './gone.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { AnswerPad } from './answer-pad.tsx';
import { Asked } from './asked.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { Notices } from './notices.tsx';
import { Paused } from './paused.tsx';
import { RunLine } from './run-line.tsx';
import { useInterviewRun } from './use-interview-run.ts';

/** An interview under way: its line of facts, what is asked, and where it is answered. */
export function Running({ interview: first, userId }: { interview: Interview; userId: string }) {
  const { run, state } = useInterviewRun(userId, first);
  const [finishing, setFinishing] = useState(false);
  const { interview, draft, resting } = state;
  const { current } = interview;
  const isPaused = interview.status === 'paused' && !resting;
  const isElsewhere = run.isElsewhere();
  if (current === null && !isOver(interview))
    return <Gone busy={state.busy === 'finish'} problem={state.problem} onFinish={() => void run.finish()} />;
  if (current === null || draft === null) return <PageSkeleton />;
  const slot = `${current.position} ${current.part}`;
  return (
    <>
      <Notices state={state} onDrop={run.dropStranded} />
      {isElsewhere ? (
        <Elsewhere busy={state.busy === 'resume'} problem={state.problem} onTakeOver={() => void run.resume()} />
      ) : (
        <>
          {isPaused && <Paused state={state} run={run} onFinish={() => setFinishing(true)} />}
          {!isPaused && <RunLine run={run} state={state} onFinish={() => setFinishing(true)} />}
          {!isPaused && <Asked key={slot} current={current} slot={slot} />}
          {/* Out of view, not gone: a recording goes on where it was paused. */}
          <div hidden={isPaused}>
            <AnswerPad key={`pad ${slot}`} run={run} state={state} draft={draft} current={current} isHeld={isPaused} />
          </div>
        </>
      )}
      {finishing && (
        <FinishDialog
          busy={state.busy === 'finish'}
          problem={state.problem}
          onFinish={() => void run.finish()}
          onClose={() => setFinishing(false)}
        />
      )}
    </>
  );
}
