import { useEffect, useReducer, useRef, useState } from 'react';
import { forgetOldTakes, forgetTake, readTake, saveFacts, savePiece, type Take } from '../../takes.ts';
import { problemOf, standingProblem } from './microphone.ts';
import { PauseMeter } from './pause-meter.ts';
import { longestMs, record, recordedMs } from './recording-state.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import type { Speech } from './spoken-answer.ts';

const sampleMs = 50;
/** Silent for so long from the start: probably the wrong microphone. */
const suspiciousMs = 5000;

/**
 * Records an answer, and keeps the take on this device under `key`, piece by piece: one that was made before a reload is
 * there again. `onTake` is told of each finished take, of one that is there again (`restored`), and null when it is
 * thrown away.
 */
export function useRecording(key: string, onTake: (speech: Speech | null, how: 'new' | 'restored') => void) {
  const [recording, dispatch] = useReducer(record, { phase: 'idle' });
  const [sound, setSound] = useState<Blob | null>(null);
  const [heardNothing, setHeardNothing] = useState(false);
  const [isKept, setIsKept] = useState(true);
  const recorder = useRef<Recorder>(null);
  const meter = useRef(new PauseMeter());
  const latest = useRef({ recording, onTake });
  useEffect(() => {
    latest.current = { recording, onTake };
  });

  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    void forgetOldTakes()
      .then(() => readTake(key))
      .then(
        (take) => !left.current && take !== undefined && restore(take),
        () => undefined, // this browser keeps nothing, so nothing is there
      );
    const restore = ({ sound: kept, facts }: Take) => {
      setSound(kept);
      dispatch({ type: 'restore', ms: facts.spokenMs });
      latest.current.onTake({ spokenMs: facts.spokenMs, pauses: facts.pauses }, 'restored');
    };
    return () => {
      left.current = true;
      void recorder.current?.stop();
    };
  }, [key]);

  const pieces = useRef<Blob[]>([]);
  const factsNow = (type: string) => ({
    type,
    spokenMs: recordedMs(latest.current.recording, performance.now()),
    pauses: [...meter.current.pauses],
  });

  const end = async (how: 'stopped' | 'limit' | 'lost') => {
    const running = recorder.current;
    if (running === null) return;
    recorder.current = null;
    const facts = factsNow(running.type);
    dispatch({ type: 'end', at: performance.now(), end: how });
    latest.current.onTake({ spokenMs: facts.spokenMs, pauses: facts.pauses }, 'new');
    await running.stop();
    setSound(new Blob(pieces.current, { type: running.type }));
    await saveFacts(key, facts).catch(() => undefined);
  };
  const ending = useRef(end);
  useEffect(() => {
    ending.current = end;
  });

  // Looks at the level while recording: for pauses, for a silent microphone, for the longest length.
  useEffect(() => {
    if (recording.phase !== 'recording') return;
    const timer = setInterval(() => {
      const at = recordedMs(recording, performance.now());
      meter.current.hear(at, recorder.current?.level() ?? 0);
      setHeardNothing(at > suspiciousMs && meter.current.heardNothing);
      if (at >= longestMs) void ending.current('limit');
    }, sampleMs);
    return () => clearInterval(timer);
  }, [recording]);

  const start = async () => {
    if (recording.phase !== 'idle' && recording.phase !== 'blocked') return;
    const problem = standingProblem();
    if (problem) return dispatch({ type: 'block', problem });
    dispatch({ type: 'ask' });
    pieces.current = [];
    meter.current = new PauseMeter();
    setHeardNothing(false);
    try {
      const running = await startRecorder({
        onPiece: (piece) => {
          pieces.current.push(piece);
          savePiece(key, piece, factsNow(running.type)).catch(() => setIsKept(false));
        },
        onLost: () => void ending.current('lost'),
      });
      if (left.current) return void running.stop(); // gone while the browser asked
      recorder.current = running;
      dispatch({ type: 'start', at: performance.now() });
    } catch (error) {
      dispatch({ type: 'block', problem: problemOf(error) });
    }
  };
  const pause = () => {
    recorder.current?.pause();
    dispatch({ type: 'pause', at: performance.now() });
  };
  const resume = () => {
    recorder.current?.resume();
    dispatch({ type: 'resume', at: performance.now() });
  };
  const discard = () => {
    setSound(null);
    dispatch({ type: 'discard' });
    onTake(null, 'new');
    forgetTake(key).catch(() => undefined);
  };
  return {
    recording,
    /** Of a finished take. */
    sound,
    /** Recording for a while, and all was silent. */
    heardNothing,
    /** False where this browser stores nothing: the take lasts as long as the page. */
    isKept,
    level: () => recorder.current?.level() ?? 0,
    start,
    pause,
    resume,
    stop: () => end('stopped'),
    discard,
  };
}
