import { formatClock } from '../../format.ts';
import { problemWords } from './microphone.ts';
import type { Recording } from './recording-state.ts';

/** What the recorder does, as it is shown and read out. Changes with the phase alone, not with every second. */
export function recordingWords(recording: Recording, { heardNothing }: { heardNothing: boolean }): string {
  switch (recording.phase) {
    case 'idle':
      return 'The recording stays on this device unless you have it transcribed.';
    case 'asking':
      return 'The browser asks whether this page may use the microphone.';
    case 'recording':
      return heardNothing
        ? 'Nothing is heard so far: is the right microphone chosen, and is it on?'
        : 'Recording. Speak as you would to the interviewer.';
    case 'paused':
      return `Paused at ${formatClock(recording.ms)}.`;
    case 'blocked':
      return problemWords[recording.problem];
    case 'done': {
      const length = formatClock(recording.ms);
      if (recording.end === 'limit')
        return `Stopped: 30 minutes is the most that one answer may take. ${length} is kept.`;
      if (recording.end === 'lost') return `The microphone went away. ${length} is kept.`;
      return recording.end === 'restored' ? `Your recording of ${length} is still here.` : `${length} recorded.`;
    }
  }
}

/** A transcript put where the answer is written: in place of an earlier one that was not changed, else after what is there. */
export function withTranscript(answer: string, earlier: string | null, transcript: string): string {
  if (answer.trim() === '' || answer === earlier) return transcript;
  return `${answer.trimEnd()}\n\n${transcript}`;
}
