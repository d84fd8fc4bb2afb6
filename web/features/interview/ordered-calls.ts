import { mayRetry } from '../../api-error.ts';

const againMs = 2000;

/** Calls of the server, one after another, each made again until it is answered. */
export class OrderedCalls {
  #last: Promise<unknown> = Promise.resolve();
  readonly #onAway: (away: boolean) => void;
  /** Once closed, a call is made once more at most. */
  isOpen = false;

  /** `onAway` hears whether the server answers. */
  constructor(onAway: (away: boolean) => void) {
    this.#onAway = onAway;
  }

  /** Answers what the server does; throws what it refuses with. `call` is made when its turn comes, and says then what to send. */
  send<T>(call: () => Promise<T>): Promise<T> {
    const answer = this.#last.then(() => this.#until(call));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #until<T>(call: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await call();
        this.#onAway(false);
        return answer;
      } catch (error) {
        const isAway = mayRetry(error);
        this.#onAway(isAway);
        if (!isAway || !this.isOpen) throw error;
        await new Promise((resolve) => setTimeout(resolve, againMs));
      }
    }
  }
}
