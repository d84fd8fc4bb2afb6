import { FileText, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { messageOf } from '../error-state.tsx';
import { Kbd } from '../kbd.tsx';
import { formatClock } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import type { Pause } from './pause-meter.ts';
import { TakePlayer } from './take-player.tsx';
import { useTranscript } from './use-transcript.ts';

interface Props {
  sound: Blob;
  ms: number;
  questionId: string;
  /** null: the server has none; undefined: not known yet. */
  transcriber: { model: string; host: string } | null | undefined;
  /** Out of view for a while: keys rest. */
  held?: boolean;
  /** The server keeps the recording once the answer is handed in. */
  isKept?: boolean;
  /** It is turned into words without being asked to. */
  atOnce?: boolean;
  onTranscribing?: ((busy: boolean) => void) | undefined;
  onText: (text: string) => void;
  /** Measured by the words, which beats the level of the microphone. */
  onPauses: (pauses: Pause[]) => void;
  onDiscard: () => void;
}

/** A finished take: listen to it, have it transcribed, or record again. */
export function TakeBar({
  sound,
  ms,
  questionId,
  transcriber,
  held = false,
  isKept = false,
  atOnce = false,
  onTranscribing,
  onText,
  onPauses,
  onDiscard,
}: Props) {
  const [asking, setAsking] = useState(false);
  const [nothingSaid, setNothingSaid] = useState(false);
  const transcript = useTranscript(questionId);
  const transcribe = () => {
    if (transcript.isPending) return;
    setNothingSaid(false);
    transcript.mutate(
      { sound, durationMs: ms },
      {
        onSuccess: ({ text, pauses }) => {
          if (text === '') return setNothingSaid(true);
          onText(text);
          if (pauses !== null) onPauses(pauses.filter(({ end }) => end <= ms));
        },
      },
    );
  };
  const { isPending } = transcript;
  const isBegun = useRef(false);
  useEffect(() => {
    if (!atOnce || !transcriber || isBegun.current) return;
    isBegun.current = true;
    transcribe();
  });
  const tell = useRef(onTranscribing);
  useEffect(() => {
    tell.current = onTranscribing;
  });
  useEffect(() => {
    if (!isPending) return;
    tell.current?.(true);
    return () => tell.current?.(false);
  }, [isPending]);
  const askAgain = () => setAsking(true);
  useHotkeys('Speaking', [
    {
      keys: 'w',
      label: 'Turn the recording into words',
      run: transcribe,
      disabled: held || !transcriber,
    },
    { keys: 'n', label: 'Record anew', run: askAgain, disabled: held },
  ]);
  return (
    <>
      <TakePlayer sound={sound} label="Your recording" />
      <div className="flex flex-wrap items-center gap-3">
        {transcriber && (
          <Button busy={transcript.isPending} onClick={transcribe} aria-describedby="goes-where">
            <FileText size={16} aria-hidden /> {transcript.isError ? 'Try again' : 'Transcribe on this server'}{' '}
            <Kbd keys="w" />
          </Button>
        )}
        <Button look="quiet" onClick={askAgain}>
          <RotateCcw size={16} aria-hidden /> Record anew <Kbd keys="n" />
        </Button>
      </div>
      <p id="goes-where" className="text-sm text-ink-3">
        {transcriber === null && 'This server has no transcription: listen, and type or correct below what you said.'}
        {transcriber &&
          `It is sent to ${transcriber.host} (${transcriber.model}) for this${isKept ? '' : '; Rehearse keeps no copy'}.`}
        {isKept && ' Once you hand in, the recording is kept with your answer, as chosen in Settings.'}
      </p>
      <p role="status" className={transcript.isError || nothingSaid ? 'font-[550] text-wrong' : 'text-sm text-ink-2'}>
        {transcript.isPending && 'Transcribing. A long answer takes a minute or two …'}
        {transcript.isError && messageOf(transcript.error)}
        {nothingSaid && 'No words were recognised. Listen to it: record anew, or type your answer.'}
        {transcript.isSuccess && !nothingSaid && 'The words are below. Correct them before you hand in.'}
      </p>
      {asking && (
        <Dialog
          title="Record anew?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                Keep it
              </Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsking(false);
                  onDiscard();
                }}
              >
                Delete it
              </Button>
            </>
          }
        >
          <p>The recording of {formatClock(ms)} is deleted. Words that you changed stay in the answer.</p>
        </Dialog>
      )}
    </>
  );
}
