import { GraderFailure } from '../grader.ts';
import { failureMessages } from './failures.ts';

const failuresInARow = 5;
const pauseMs = 60_000;

/**
 * Spares a server that fails, and those who wait for it: after five failures in a row nobody asks for a minute, then
 * one request goes first.
 */
export interface Breaker {
  /** Throws GraderFailure `paused`, with the time when it ends. */
  enter: () => void;
  succeeded: () => void;
  failed: () => void;
  /** Neither: nothing was learnt of the server. */
  left: () => void;
}

export function createBreaker(clock: () => Date): Breaker {
  let failures = 0;
  let pausedUntil = 0;
  let probing = false;
  const pause = () => {
    pausedUntil = clock().getTime() + pauseMs;
  };
  return {
    enter: () => {
      if (failures < failuresInARow) return;
      const time = new Date(pausedUntil);
      if (probing || clock() < time)
        throw new GraderFailure(
          'paused',
          `${failureMessages.paused} The pause ends at ${time.toISOString().slice(11, 19)} UTC.`,
        );
      probing = true;
    },
    succeeded: () => {
      failures = 0;
      probing = false;
    },
    failed: () => {
      failures += 1;
      probing = false;
      if (failures >= failuresInARow) pause();
    },
    left: () => {
      probing = false;
    },
  };
}
