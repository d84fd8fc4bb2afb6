import { GraderFailure } from '../grader.ts';
import { CallFailure } from './failures.ts';

/** A signal whose reason is a GraderFailure. */
export interface TimeLimit {
  signal: AbortSignal;
  /** Call it when done. */
  clear: () => void;
}

/** Ends after `ms` with `timeout`, or with `outer`: for its reason, or else with `interrupted`. */
export function timeLimit(ms: number, outer: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new CallFailure('timeout')), ms);
  const end = () =>
    controller.abort(outer.reason instanceof GraderFailure ? outer.reason : new CallFailure('interrupted'));
  if (outer.aborted) end();
  outer.addEventListener('abort', end, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', end);
    },
  };
}
