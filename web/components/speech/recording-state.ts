import type { MicrophoneProblem } from './microphone.ts';

/** How a take came to its end. */
type End =
  | 'stopped'
  | 'limit' // it reached the longest length
  | 'lost' // the microphone was taken away
  | 'restored'; // it is from before the page was loaded

/** One take of an answer. Instants are of one clock that only goes forward, ms. */
export type Recording =
  | { phase: 'idle' }
  /** The browser asks for the microphone. */
  | { phase: 'asking' }
  /** `before`: what was recorded until the last pause. */
  | { phase: 'recording'; before: number; since: number }
  | { phase: 'paused'; ms: number }
  | { phase: 'done'; ms: number; end: End }
  | { phase: 'blocked'; problem: MicrophoneProblem };

export type RecordingAction =
  | { type: 'ask' }
  | { type: 'block'; problem: MicrophoneProblem }
  | { type: 'start'; at: number }
  | { type: 'pause'; at: number }
  | { type: 'resume'; at: number }
  | { type: 'end'; at: number; end: 'stopped' | 'limit' | 'lost' }
  | { type: 'restore'; ms: number }
  | { type: 'discard' };

export const longestMs = 30 * 60_000;

/** The take after something happened; what cannot happen now changes nothing. Pure. */
export function record(state: Recording, action: RecordingAction): Recording {
  switch (action.type) {
    case 'ask':
      return state.phase === 'idle' || state.phase === 'blocked' ? { phase: 'asking' } : state;
    case 'block':
      return state.phase === 'asking' || state.phase === 'idle' ? { phase: 'blocked', problem: action.problem } : state;
    case 'start':
      return state.phase === 'asking' ? { phase: 'recording', before: 0, since: action.at } : state;
    case 'pause':
      return state.phase === 'recording' ? { phase: 'paused', ms: recordedMs(state, action.at) } : state;
    case 'resume':
      return state.phase === 'paused' ? { phase: 'recording', before: state.ms, since: action.at } : state;
    case 'end':
      return state.phase === 'recording' || state.phase === 'paused'
        ? { phase: 'done', ms: recordedMs(state, action.at), end: action.end }
        : state;
    case 'restore':
      return state.phase === 'idle' ? { phase: 'done', ms: action.ms, end: 'restored' } : state;
    case 'discard':
      return state.phase === 'done' ? { phase: 'idle' } : state;
  }
}

/** What the take holds, in whole ms, pauses of the recorder left out: never more than the longest length. */
export function recordedMs(state: Recording, now: number): number {
  if (state.phase === 'recording')
    return Math.min(longestMs, Math.round(state.before + Math.max(0, now - state.since)));
  return state.phase === 'paused' || state.phase === 'done' ? state.ms : 0;
}
