import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { CurrentQuestion } from '../../api-types.ts';
import { AnswerField, fitHeight } from '../../components/answer-field.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { Boundary } from '../../components/page-boundary.tsx';
import { ModeChoice } from '../../components/speech/mode-choice.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { useMe } from '../../hooks/use-me.ts';
import type { InterviewRun } from './interview-run.ts';
import type { RunState } from './run-state.ts';
import type { SlotDraft } from './slot-draft.ts';
import { StepClock } from './step-clock.tsx';

const SpeechPanel = lazy(() => import('../../components/speech/speech-panel.tsx'));

interface Props {
  run: InterviewRun;
  state: RunState;
  draft: SlotDraft;
  current: CurrentQuestion;
  /** Out of view while the interview is paused. */
  isHeld: boolean;
}

/** Where what is asked is thought over, answered by typing or speaking, and handed in or passed. */
export function AnswerPad({ run, state, draft, current, isHeld }: Props) {
  const { interview, busy, problem, resting, lastWords } = state;
  const [isEmpty, setIsEmpty] = useState(false);
  const [passing, setPassing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isSpeaking = draft.mode === 'speak';
  const isSending = busy === 'hand-in';
  const { data: me } = useMe();
  useEffect(() => fitHeight(field.current), [draft.answer, draft.mode, isHeld]);

  const change = (part: Partial<SlotDraft>) => {
    setIsEmpty(false);
    run.change(part);
  };
  const handIn = () => {
    if (busy !== null || resting) return;
    run.endRecording();
    const missing = draft.answer.trim() === '';
    setIsEmpty(missing);
    if (missing) return field.current?.focus();
    void run.handIn({ pass: false });
  };
  const pass = () => {
    setPassing(false);
    void run.handIn({ pass: true });
  };
  const begin = () => {
    run.begin();
    field.current?.focus();
  };
  const keys = [
    { keys: ['Enter', 'a'], label: 'Write the answer', run: () => field.current?.focus() },
    { keys: 'b', label: 'Begin answering', run: begin, disabled: current.step !== 'think' },
    { keys: 'mod+Enter', label: 'Hand in', run: handIn, whileTyping: true },
    {
      keys: 's',
      label: isSpeaking ? 'Type the answer' : 'Speak the answer',
      run: () => change({ mode: isSpeaking ? 'type' : 'speak' }),
      disabled: interview.settings.inputMode === 'typed',
    },
    { keys: 'Escape', label: 'Leave the field', run: () => field.current?.blur(), whileTyping: true },
  ];
  useHotkeys('Answering', isHeld ? [] : keys);

  return (
    <Card aria-label="Your answer" className="max-w-3xl overflow-hidden">
      <StepClock run={run} onBegin={begin}>
        {interview.settings.inputMode === 'spoken' && (
          <ModeChoice mode={draft.mode} onChoose={(mode) => change({ mode })} />
        )}
      </StepClock>
      {isSpeaking && (
        <Boundary fallback={<p className="px-6 pt-4 text-ink-2">Recording did not load. Type your answer.</p>}>
          <Suspense fallback={<div className="h-32" />}>
            <SpeechPanel
              take={run.takeOf(draft)}
              questionId={current.questionId}
              target={null}
              draft={() => run.state().draft ?? draft}
              onChange={change}
              onStart={() => run.begin()}
              onReady={run.recordingRuns}
              held={isHeld}
              isKept={me?.keepRecordings ?? false}
              atOnce={lastWords}
              onTranscribing={(transcribing) => void run.rest(transcribing)}
            />
          </Suspense>
        </Boundary>
      )}
      <AnswerField
        ref={field}
        isSpeaking={isSpeaking}
        value={draft.answer}
        rows={isSpeaking ? 4 : 8}
        maxLength={30_000}
        readOnly={isSending}
        onText={(answer) => change({ answer })}
        onBlur={run.save}
        aria-invalid={isEmpty || undefined}
      />
      <p
        id="answer-note"
        aria-live="polite"
        className={
          isEmpty || problem !== null ? 'px-6 pb-3 font-[550] text-wrong' : 'px-6 pb-3 text-sm text-ink-2 empty:pb-0'
        }
      >
        {isEmpty
          ? isSpeaking && draft.speech !== null
            ? 'Your recording has no words yet: transcribe it, or type what you said. Or pass.'
            : 'Write something first, or pass.'
          : (problem ?? (resting ? 'The clock rests while your words are written down.' : ''))}
      </p>
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-6 py-4 md:gap-3">
        <Button look="primary" busy={isSending} disabled={resting} onClick={handIn}>
          Hand in <Kbd keys="mod+Enter" className="border-current/45! bg-transparent! text-current!" />
        </Button>
        <Button
          disabled={busy !== null || resting}
          onClick={() => (draft.answer.trim() === '' ? pass() : setPassing(true))}
        >
          Pass
        </Button>
      </div>
      {passing && (
        <Dialog
          title="Pass on this one?"
          onClose={() => setPassing(false)}
          actions={
            <>
              <Button look="quiet" onClick={() => setPassing(false)}>
                Go on writing
              </Button>
              <Button look="danger" onClick={pass}>
                Pass without it
              </Button>
            </>
          }
        >
          <p>What you wrote is dropped, and nothing counts as said. Handed in, even half an answer makes its points.</p>
        </Dialog>
      )}
    </Card>
  );
}
