import { Circle, Pause, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../button.tsx';
import { Kbd } from '../kbd.tsx';
import { formatClock } from '../../format.ts';
import { useGraders } from '../../hooks/use-graders.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { useTick } from '../../hooks/use-tick.ts';
import { LevelMeter } from './level-meter.tsx';
import { LiveWords, useLiveWords } from './live-words.tsx';
import { type Recording, recordedMs } from './recording-state.ts';
import { recordingWords, withTranscript } from './speech-words.ts';
import type { SpokenAnswer } from './spoken-answer.ts';
import { TakeBar } from './take-bar.tsx';
import { useRecording } from './use-recording.ts';

interface Props {
  /** What the recording is kept under on this device. */
  take: string;
  questionId: string;
  /** Seconds a good answer takes; null for a drill. */
  target: number | null;
  /** The draft as it is now, whenever it is asked for. */
  draft: () => SpokenAnswer;
  onChange: (change: Partial<SpokenAnswer>) => void;
  onStart: () => void;
  /** Is given a way to end a running recording, for when the answer is handed in. */
  onReady: (stop: (() => Promise<void>) | null) => void;
  /** Out of view for a while: a running recording pauses, and keys rest. */
  held?: boolean;
  /** Hears when the server begins and ends turning the recording into words. */
  onTranscribing?: (busy: boolean) => void;
  /** The server keeps the recording once the answer is handed in. */
  isKept?: boolean;
  /** A finished take is turned into words without being asked to. */
  atOnce?: boolean;
}

/** Records a spoken answer and turns it into text; the text is the answer. */
export default function SpeechPanel({
  take: key,
  questionId,
  target,
  draft,
  onChange,
  onStart,
  onReady,
  held = false,
  onTranscribing,
  isKept = false,
  atOnce = false,
}: Props) {
  const take = useRecording(key, (speech, how) => {
    // Pauses measured by the words are in the draft alone.
    if (how === 'new' || draft().speech === null) onChange({ speech });
  });
  const { recording } = take;
  const { phase } = recording;
  const { data: graders } = useGraders();
  const addText = (text: string) => {
    const { answer, transcript } = draft();
    onChange({ answer: withTranscript(answer, transcript, text), transcript: text });
  };
  const live = useLiveWords(phase === 'recording', (phrase) => {
    const { answer } = draft();
    onChange({ answer: answer.trim() === '' ? phrase : `${answer.trimEnd()} ${phrase}` });
  });

  const isRunning = phase === 'recording' || phase === 'paused';
  const start = () => {
    if (phase === 'done') return;
    onStart();
    void take.start();
  };
  const next = phase === 'recording' ? take.pause : phase === 'paused' ? take.resume : start;
  const { pause } = take;
  const { stop } = take;
  useHotkeys('Speaking', [
    {
      keys: 'Space',
      label: phase === 'recording' ? 'Pause the recording' : phase === 'paused' ? 'Go on recording' : 'Record',
      run: next,
      disabled: held || phase === 'done' || phase === 'asking',
    },
    { keys: 'e', label: 'End the recording', run: () => void stop(), disabled: held || !isRunning },
  ]);
  useEffect(() => {
    if (held && phase === 'recording') pause();
  });
  const latestStop = useRef(stop);
  useEffect(() => {
    latestStop.current = stop;
  });
  useEffect(() => {
    onReady(isRunning ? () => latestStop.current() : null);
  }, [onReady, isRunning]);
  // The button that was pressed may be gone: the keyboard goes on with what took its place.
  const panel = useRef<HTMLElement>(null);
  const isDone = phase === 'done' && take.sound !== null;
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement === null || activeElement.matches('[aria-pressed]'))
      panel.current?.querySelector('button')?.focus();
  }, [isDone]);

  return (
    <section ref={panel} aria-label="Recording" className="grid gap-3 border-b border-line px-6 py-4">
      {phase !== 'done' && (
        <div className="flex flex-wrap items-center gap-3">
          <Button busy={phase === 'asking'} onClick={next} className="min-w-36">
            <MainLabel phase={phase} />
          </Button>
          {isRunning && (
            <Button onClick={() => void stop()}>
              <Square size={15} aria-hidden className="fill-current" /> End <Kbd keys="e" />
            </Button>
          )}
          {isRunning && (
            <>
              <RecordingClock recording={recording} target={target} />
              <LevelMeter level={take.level} running={phase === 'recording'} />
            </>
          )}
        </div>
      )}
      <p
        role="status"
        className={
          phase === 'blocked' || (phase === 'recording' && take.heardNothing)
            ? 'font-[550] text-wrong'
            : 'text-sm text-ink-2'
        }
      >
        {recordingWords(recording, take)}
        {!take.isKept && ' This browser keeps no recordings: it lasts as long as this page is open.'}
      </p>
      {phase === 'done' && take.sound !== null && (
        <TakeBar
          sound={take.sound}
          ms={recording.ms}
          questionId={questionId}
          transcriber={graders?.transcriber}
          isKept={isKept}
          atOnce={atOnce}
          held={held}
          onTranscribing={onTranscribing}
          onText={addText}
          onPauses={(pauses) => onChange({ speech: { spokenMs: recording.ms, pauses } })}
          onDiscard={() => {
            const { answer, transcript } = draft();
            if (answer === transcript) onChange({ answer: '', transcript: null });
            take.discard();
          }}
        />
      )}
      {phase !== 'done' && graders?.transcriber === null && <LiveWords live={live} />}
    </section>
  );
}

function MainLabel({ phase }: { phase: Recording['phase'] }) {
  const [Icon, label] =
    phase === 'recording'
      ? [Pause, 'Pause']
      : [Circle, phase === 'paused' ? 'Go on' : phase === 'blocked' ? 'Try again' : 'Record'];
  return (
    <>
      <Icon size={15} aria-hidden className={`fill-current ${phase === 'recording' ? '' : 'text-wrong'}`} /> {label}{' '}
      <Kbd keys="Space" />
    </>
  );
}

/** The length of the take beside its target; not read out by itself. */
function RecordingClock({ recording, target }: { recording: Recording; target: number | null }) {
  useTick(250);
  const ms = recordedMs(recording, performance.now());
  const over = target !== null && ms > target * 1000;
  return (
    <span role="timer" aria-live="off" className="num whitespace-nowrap text-ink-3">
      <b className={`text-lg font-semibold ${over ? 'text-partial' : 'text-ink'}`}>{formatClock(ms)}</b>
      {target !== null && ` of ${formatClock(target * 1000)}`}
      {over && <span className="sr-only">, over the target</span>}
    </span>
  );
}
