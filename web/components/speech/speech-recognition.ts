interface RecogniserEvents {
  result: { resultIndex: number; results: SpeechRecognitionResultList };
  error: { error: string };
  end: Event;
}
/** The parts of the browser’s own recogniser that we use; TypeScript does not know it, and Firefox has none. */
interface Recogniser {
  continuous: boolean;
  lang: string;
  start: () => void;
  stop: () => void;
  addEventListener: <K extends keyof RecogniserEvents>(type: K, listener: (event: RecogniserEvents[K]) => void) => void;
}
type MakeRecogniser = new () => Recogniser;

function recogniserOf(): MakeRecogniser | undefined {
  // The cast: see above.
  const { SpeechRecognition, webkitSpeechRecognition } = window as {
    SpeechRecognition?: MakeRecogniser;
    webkitSpeechRecognition?: MakeRecogniser;
  };
  return SpeechRecognition ?? webkitSpeechRecognition;
}

export const canRecognise = (): boolean => recogniserOf() !== undefined;

/** Writes along until it is stopped: `onText` is given each phrase once it is certain. */
export function recognise({
  onText,
  onFailure,
}: {
  onText: (text: string) => void;
  onFailure: () => void;
}): () => void {
  const Recognition = recogniserOf();
  if (Recognition === undefined) return () => undefined;
  const recogniser = new Recognition();
  let stopped = false;
  recogniser.continuous = true;
  recogniser.lang = 'en-US';
  recogniser.addEventListener('result', ({ resultIndex, results }) => {
    for (let index = resultIndex; index < results.length; index += 1) {
      const result = results[index];
      const text = result?.isFinal === true ? result[0]?.transcript.trim() : '';
      if (text) onText(text);
    }
  });
  recogniser.addEventListener('error', ({ error }) => {
    if (error === 'no-speech' || error === 'aborted') return;
    stopped = true;
    onFailure();
  });
  // Chrome ends by itself after a silence.
  recogniser.addEventListener('end', () => {
    if (!stopped) recogniser.start();
  });
  recogniser.start();
  return () => {
    stopped = true;
    recogniser.stop();
  };
}
