import { Lightbulb } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { NetworkError } from '../../api-error.ts';
import type { Attempt, QueueItem } from '../../api-types.ts';
import { AnswerField, fitHeight } from '../../components/answer-field.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { Boundary } from '../../components/page-boundary.tsx';
import { ModeChoice } from '../../components/speech/mode-choice.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { useMe } from '../../hooks/use-me.ts';
import { recordingsOf } from '../../recording-outbox.ts';
import { takeKey } from '../../takes.ts';
import { Clock } from './clock.tsx';
import { Hints } from './hints.tsx';
import { useStopwatch } from './stopwatch.ts';
import { ThinkClock } from './think-clock.tsx';
import { useDraft } from './use-draft.ts';
import { useHandIn } from './use-hand-in.ts';
import { useHint } from './use-hint.ts';

const SpeechPanel = lazy(() => import('../../components/speech/speech-panel.tsx'));

interface Props {
  userId: string;
  item: QueueItem;
  onHandedIn: (attempt: Attempt) => void;
}

const nothingRuns = Promise.resolve();

/** Where the answer is written, spoken, or said to oneself, and handed in. */
export function AnswerForm({ userId, item: { card, question, drill }, onHandedIn }: Props) {
  const [draft, change, latestDraft] = useDraft(userId, card.id);
  const [thinking, setThinking] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const watch = useStopwatch();
  const { data: me } = useMe();
  const recordingEnded = useRef(nothingRuns);
  const handIn = useHandIn(card.id, (attempt) => {
    if (attempt.inputMode === 'spoken') void recordingsOf(userId).add(card.id, attempt.id, recordingEnded.current);
    onHandedIn(attempt);
  });
  const hint = useHint(card.id, draft.attemptId);
  const noHints = drill !== null || draft.hintsLeft === 0;

  useEffect(() => fitHeight(field.current), [draft.answer, draft.mode]);
  const stopThinking = useCallback(() => {
    watch.restart();
    setThinking(false);
  }, [watch]);
  const endRecording = useRef<() => Promise<void>>(null);
  const keepEnd = useCallback((end: (() => Promise<void>) | null) => {
    endRecording.current = end;
  }, []);
  const submit = (how: 'written' | 'recalled') => {
    if (handIn.isPending) return;
    if (endRecording.current) recordingEnded.current = endRecording.current();
    const { speech, mode } = latestDraft();
    const spoken = how === 'written' && mode === 'speak' && speech !== null;
    const missing = how === 'written' && draft.answer.trim() === '';
    setIsEmpty(missing);
    if (missing) return field.current?.focus();
    handIn.mutate({
      id: draft.attemptId,
      answer: draft.answer,
      inputMode: spoken ? 'spoken' : how === 'written' ? 'typed' : 'recalled',
      startedAt: watch.startedAt.toISOString(),
      durationMs: Math.round(watch.elapsed()),
      ...(spoken ? { speech } : {}),
    });
  };
  const askHint = () => {
    if (hint.isPending || noHints) return;
    hint.mutate(undefined, {
      onSuccess: ({ cue, groups, left }) => change({ hints: [...draft.hints, { cue, groups }], hintsLeft: left }),
    });
  };
  const isSpeaking = draft.mode === 'speak';
  const toggleThinking = () => (thinking ? stopThinking() : setThinking(true));
  useHotkeys('Answering', [
    { keys: ['Enter', 'a'], label: 'Write the answer', run: () => field.current?.focus() },
    { keys: 'mod+Enter', label: 'Hand in', run: () => submit('written'), whileTyping: true },
    {
      keys: 's',
      label: isSpeaking ? 'Type the answer' : 'Speak the answer',
      run: () => change({ mode: isSpeaking ? 'type' : 'speak' }),
    },
    { keys: 'r', label: 'Answered in my head: show the points', run: () => submit('recalled') },
    { keys: 'h', label: 'Hint', run: askHint, disabled: noHints },
    {
      keys: 't',
      label: thinking ? 'Start answering' : `Think ${question.time.think} s first`,
      run: toggleThinking,
      disabled: drill !== null,
    },
    { keys: 'Escape', label: 'Leave the field', run: () => field.current?.blur(), whileTyping: true },
  ]);

  return (
    <Card aria-label="Your answer" className="max-w-3xl overflow-hidden">
      {thinking && <ThinkClock seconds={question.time.think} onEnd={stopThinking} />}
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-2 px-6 pt-4">
        <ModeChoice mode={draft.mode} onChoose={(mode) => change({ mode })} />
        <span className="flex items-center gap-1 md:gap-3">
          {!thinking && drill === null && (
            <Button look="quiet" className="text-sm whitespace-nowrap max-md:px-1" onClick={toggleThinking}>
              Think {question.time.think} s first <Kbd keys="t" />
            </Button>
          )}
          {!thinking && !isSpeaking && <Clock watch={watch} target={drill === null ? question.time.answer : null} />}
        </span>
      </div>
      {isSpeaking && (
        <Boundary fallback={<p className="px-6 pt-4 text-ink-2">Recording did not load. Type your answer.</p>}>
          <Suspense fallback={<div className="h-32" />}>
            <SpeechPanel
              take={takeKey(userId, card.id)}
              questionId={question.id}
              target={drill === null ? question.time.answer : null}
              draft={latestDraft}
              onChange={change}
              onStart={() => thinking && stopThinking()}
              onReady={keepEnd}
              isKept={me?.keepRecordings ?? false}
            />
          </Suspense>
        </Boundary>
      )}
      <AnswerField
        ref={field}
        isSpeaking={isSpeaking}
        value={draft.answer}
        rows={drill === null && !isSpeaking ? 8 : 4}
        onText={(answer) => (setIsEmpty(false), change({ answer }))}
        aria-invalid={isEmpty || undefined}
      />
      <p
        id="answer-note"
        aria-live="polite"
        className={isEmpty || handIn.isError ? 'px-6 pb-3 font-[550] text-wrong' : ''}
      >
        {isEmpty &&
          (isSpeaking && draft.speech !== null
            ? 'Your recording has no words yet: transcribe it, or type what you said.'
            : 'Write something first, or choose “In my head”.')}
        {handIn.isError &&
          (handIn.error instanceof NetworkError
            ? 'The server does not answer. Your answer is kept here; try again.'
            : messageOf(handIn.error))}
      </p>
      <Hints hints={draft.hints} pointCount={question.pointCount} />
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-6 py-4 md:gap-3">
        <Button look="primary" busy={handIn.isPending} onClick={() => submit('written')}>
          {handIn.isError ? 'Try again' : 'Hand in'}{' '}
          <Kbd keys="mod+Enter" className="border-current/45! bg-transparent! text-current!" />
        </Button>
        <Button disabled={handIn.isPending} onClick={() => submit('recalled')}>
          In my head <Kbd keys="r" />
        </Button>
        {drill === null && (
          <Button
            look="quiet"
            className="ml-auto max-md:-mr-3 max-md:px-3"
            disabled={noHints}
            busy={hint.isPending}
            onClick={askHint}
          >
            <Lightbulb size={17} aria-hidden /> {noHints ? 'No more hints' : 'Hint'} <Kbd keys="h" />
          </Button>
        )}
      </div>
    </Card>
  );
}
