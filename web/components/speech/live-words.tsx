import { useEffect, useRef, useState } from 'react';
import { CheckField } from '../check-field.tsx';
import { canRecognise, recognise } from './speech-recognition.ts';

// For as long as the page is open: what leaves the device is asked about anew after that.
let wanted = false;

/** Writes along while recording, by the browser’s own recogniser, if the learner wants it to. */
export function useLiveWords(recording: boolean, onText: (text: string) => void) {
  const [on, setOn] = useState(wanted);
  const [failed, setFailed] = useState(false);
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  useEffect(() => {
    if (!recording || !on) return;
    return recognise({ onText: (text) => latest.current(text), onFailure: () => setFailed(true) });
  }, [recording, on]);
  const choose = (chosen: boolean) => {
    wanted = chosen;
    setFailed(false);
    setOn(chosen);
  };
  return { on, failed, choose };
}

/** The choice, with what it means for privacy; typing where the browser has no recogniser. */
export function LiveWords({ live: { on, failed, choose } }: { live: ReturnType<typeof useLiveWords> }) {
  if (!canRecognise())
    return (
      <p className="text-sm text-ink-3">
        Neither this server nor this browser turns speech into words: after recording, listen and type what you said.
      </p>
    );
  return (
    <>
      <CheckField
        label="Write along as I speak"
        hint="By this browser’s own speech recognition. Some browsers, Chrome among them, send what you say to their maker for it."
        checked={on}
        onChange={choose}
      />
      <p role="status" className={failed ? 'font-[550] text-wrong' : ''}>
        {failed &&
          'The browser’s speech recognition does not work now. The recording goes on; type what you said after it.'}
      </p>
    </>
  );
}
