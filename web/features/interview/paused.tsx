import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import type { InterviewRun } from './interview-run.ts';
import type { RunState } from './run-state.ts';
import { pausedWords, timeLeft } from './interview-words.ts';

interface Props {
  state: RunState;
  run: InterviewRun;
  onFinish: () => void;
}

/** The clock stands still: what is left, and the way on. */
export function Paused({ state, run, onFinish }: Props) {
  const { interview, busy, problem } = state;
  const resume = () => void run.resume();
  useHotkeys('Interview', [{ keys: ['Enter', 'p'], label: 'Resume', run: resume, disabled: busy !== null }]);
  return (
    <Card className="grid max-w-3xl gap-5 p-6 md:p-9">
      <PageHeading title="Interview" eyebrow="Paused" focusKey={`paused ${interview.pauses}`}>
        <span className="num">{timeLeft(interview.remainingMs)}</span> left.
      </PageHeading>
      <p className="max-w-xl text-lg leading-relaxed text-ink-2">{pausedWords(interview)}</p>
      <Problem of={problem} />
      <div className="mt-1 flex flex-wrap gap-3">
        <Button look="primary" busy={busy === 'resume'} onClick={resume}>
          Resume <Kbd keys="Enter" className="border-current/45! bg-transparent! text-current!" />
        </Button>
        <Button look="quiet" onClick={onFinish}>
          Finish the interview
        </Button>
      </div>
    </Card>
  );
}
