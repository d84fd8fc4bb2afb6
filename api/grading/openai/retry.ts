import { CallFailure } from './failures.ts';

const mostRetries = 2;
const firstWaitMs = 500;

/**
 * Runs an attempt, again at most twice where its failure allows: after the wait that the server asked for, or half a
 * second and then one. What cannot end in time is not begun.
 */
export async function* retrying<T, R>(
  attempt: () => AsyncGenerator<T, R>,
  options: { sleep: (ms: number) => Promise<void>; remainingMs: () => number },
): AsyncGenerator<T, R> {
  for (let retries = 0; ; retries += 1) {
    try {
      return yield* attempt();
    } catch (error) {
      if (!(error instanceof CallFailure) || error.retryAfterMs === undefined || retries === mostRetries) throw error;
      const wait = error.retryAfterMs ?? firstWaitMs * 2 ** retries;
      if (wait >= options.remainingMs()) throw error;
      await options.sleep(wait);
    }
  }
}
