import { Mic } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { LevelMeter } from '../../components/speech/level-meter.tsx';
import {
  type MicrophoneProblem,
  problemOf,
  problemWords,
  standingProblem,
} from '../../components/speech/microphone.ts';
import { type Recorder, startRecorder } from '../../components/speech/recorder.ts';

/** Asks for the microphone and shows its level, before it matters. Nothing of it is kept. */
export function MicrophoneCheck() {
  const [phase, setPhase] = useState<'idle' | 'asking' | 'on'>('idle');
  const [problem, setProblem] = useState<MicrophoneProblem | undefined>(standingProblem);
  const recorder = useRef<Recorder>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      void recorder.current?.stop();
      recorder.current = null;
    };
  }, []);
  const check = async () => {
    const standing = standingProblem();
    setProblem(standing);
    if (standing !== undefined) return;
    setPhase('asking');
    try {
      const running = await startRecorder({ onPiece: () => undefined, onLost: () => setPhase('idle') });
      if (isLeft.current) return void running.stop();
      recorder.current = running;
      setPhase('on');
    } catch (error) {
      setProblem(problemOf(error));
      setPhase('idle');
    }
  };
  return (
    <section aria-label="Microphone" className="grid gap-2 rounded-control bg-sunken p-4">
      <div className="flex min-h-11 flex-wrap items-center gap-3">
        {phase === 'on' ? (
          <>
            <Mic size={17} aria-hidden className="text-accent" />
            <LevelMeter level={() => recorder.current?.level() ?? 0} running />
          </>
        ) : (
          <Button busy={phase === 'asking'} onClick={() => void check()}>
            <Mic size={17} aria-hidden /> Check the microphone
          </Button>
        )}
      </div>
      <p role="status" className={problem === undefined ? 'text-sm text-ink-2' : 'text-sm font-[550] text-wrong'}>
        {problem !== undefined
          ? problemWords[problem]
          : phase === 'on'
            ? 'Say something: the bar should move well to the right. Nothing of this is kept.'
            : 'The browser asks whether this page may use it; better now than on the clock.'}
      </p>
    </section>
  );
}
