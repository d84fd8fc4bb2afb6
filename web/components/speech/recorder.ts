import { recordingType } from './microphone.ts';

/** A running recording of the microphone. */
export interface Recorder {
  type: string;
  pause: () => void;
  resume: () => void;
  /** Resolves once the last piece is given, and lets the microphone go. */
  stop: () => Promise<void>;
  /** How loud it is now: root mean square, 0..1. */
  level: () => number;
}

/** Speech needs no more; half an hour has 7 MB. */
const bitsPerSecond = 32_000;
const pieceMs = 1000;

/** Asks for the microphone and records from it. Throws what the browser refuses with. */
export async function startRecorder({
  onPiece,
  onLost,
}: {
  /** About once a second, in order; all together are the file. */
  onPiece: (piece: Blob) => void;
  /** The microphone was unplugged or taken away. */
  onLost: () => void;
}): Promise<Recorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const release = () => stream.getTracks().forEach((track) => track.stop());
  try {
    const type = recordingType() ?? '';
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond });
    recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && onPiece(data));
    stream.getAudioTracks()[0]?.addEventListener('ended', onLost);
    const meter = levelMeter(stream);
    const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
    recorder.start(pieceMs);
    return {
      type,
      level: meter.level,
      pause: () => recorder.state === 'recording' && recorder.pause(),
      resume: () => recorder.state === 'paused' && recorder.resume(),
      stop: async () => {
        if (recorder.state !== 'inactive') recorder.stop();
        await stopped;
        release();
        await meter.close();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function levelMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048; // 43 ms at 48 kHz
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close: () => context.close(),
  };
}
