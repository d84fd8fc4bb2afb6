import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  longestMs,
  record,
  recordedMs,
  type Recording,
  type RecordingAction,
} from '../../web/components/speech/recording-state.ts';

const idle = (): Recording => ({ phase: 'idle' });
const after = (...actions: RecordingAction[]) => actions.reduce(record, idle());

describe('a take', () => {
  it('counts what was recorded, without the pauses of the recorder', () => {
    const take = after(
      { type: 'ask' },
      { type: 'start', at: 1000 },
      { type: 'pause', at: 3000 },
      { type: 'resume', at: 10_000 },
    );
    expect(recordedMs(take, 11_000.4)).toBe(3000);
    expect(record(take, { type: 'end', at: 12_000, end: 'stopped' })).toEqual({
      phase: 'done',
      ms: 4000,
      end: 'stopped',
    });
  });
  it('may be ended while it is paused', () => {
    const take = after(
      { type: 'ask' },
      { type: 'start', at: 0 },
      { type: 'pause', at: 500 },
      { type: 'end', at: 9000, end: 'lost' },
    );
    expect(take).toEqual({ phase: 'done', ms: 500, end: 'lost' });
  });
  it('is never longer than half an hour', () => {
    const take = after({ type: 'ask' }, { type: 'start', at: 0 });
    expect(recordedMs(take, 40 * 60_000)).toBe(longestMs);
    expect(record(take, { type: 'end', at: 40 * 60_000, end: 'limit' })).toMatchObject({ ms: longestMs, end: 'limit' });
  });
  it('can be tried again after the microphone was refused', () => {
    const blocked = after({ type: 'ask' }, { type: 'block', problem: 'denied' });
    expect(blocked).toEqual({ phase: 'blocked', problem: 'denied' });
    expect(record(blocked, { type: 'ask' })).toEqual({ phase: 'asking' });
  });
  it('of before a reload comes back where nothing has been begun yet', () => {
    const restore = { type: 'restore', ms: 700 } as const;
    expect(after(restore)).toEqual({ phase: 'done', ms: 700, end: 'restored' });
    expect(after({ type: 'ask' }, restore)).toEqual({ phase: 'asking' });
  });

  const actions = fc.array(
    fc.tuple(fc.constantFrom('ask', 'block', 'start', 'pause', 'resume', 'end', 'restore', 'discard'), fc.nat(5000)),
  );
  /** Anything, in any order, as time goes on. */
  const histories = actions.map((steps) => {
    let at = 0;
    return steps.map(([type, later]): RecordingAction => {
      at += later;
      if (type === 'block') return { type, problem: 'busy' };
      if (type === 'restore') return { type, ms: 300 };
      if (type === 'end') return { type, at, end: 'stopped' };
      return type === 'ask' || type === 'discard' ? { type } : { type, at };
    });
  });
  const timeOf = (action: RecordingAction | undefined) => (action && 'at' in action ? action.at : 0);

  it('is thrown away by nothing but discarding it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let kept = 0;
        let state = idle();
        for (const action of history) {
          state = record(state, action);
          kept = action.type === 'discard' && state.phase === 'idle' ? 0 : Math.max(kept, keptFor(state));
          expect(keptFor(state)).toBe(kept);
        }
      }),
    );
  });
  /** What is in the take for good: of a running one, what was recorded before it went on. */
  const keptFor = (state: Recording) => (state.phase === 'recording' ? state.before : recordedMs(state, 0));
  it('holds no more than the time that went by', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const state = history.reduce(record, idle());
        const now = Math.max(0, ...history.map(timeOf));
        expect(recordedMs(state, now)).toBeLessThanOrEqual(Math.max(now, 300));
      }),
    );
  });
});
