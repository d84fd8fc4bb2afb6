import { api } from './api-client.ts';
import { ApiError, mayRetry } from './api-error.ts';
import { unsentTakes, type UnsentTakes } from './takes.ts';

/** What became of an answer’s recording since this page was opened. */
export type RecordingStanding =
  | { state: 'waiting' | 'kept' | 'removed' }
  /** The server does not take it. */
  | { state: 'refused'; because: string };

const retryMs = 60_000;

/** What the recording of an answer is named; in an interview, of a part of it. */
export const recordingName = (attemptId: string, part = 0) => (part === 0 ? attemptId : `${attemptId} ${part}`);

/**
 * Sends the recordings of spoken answers that were handed in, for a learner who wants them kept. Each stays in this
 * browser until the server has it; nothing waits for that.
 */
export class RecordingOutbox {
  readonly #userId: string;
  readonly #takes: UnsentTakes;
  readonly #standings = new Map<string, RecordingStanding>();
  readonly #listeners = new Set<() => void>();
  #isWanted = false;
  #isSending = false;
  #isMore = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(userId: string, takes: UnsentTakes = unsentTakes) {
    this.#userId = userId;
    this.#takes = takes;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  standingOf = (name: string): RecordingStanding | undefined => this.#standings.get(name);

  /** Sends what waits, now and later, or forgets it where the learner does not want it kept; answers a way to stop. */
  start(isWanted: boolean): () => void {
    this.#isWanted = isWanted;
    const send = () => void this.send();
    if (isWanted) {
      addEventListener('online', send);
      send();
    } else void this.#forgetAll();
    return () => {
      this.#isWanted = false;
      removeEventListener('online', send);
      clearTimeout(this.#retry);
    };
  }

  /** The take of an answer that was handed in, once it has ended; nothing where it is not wanted or not there. */
  async add(take: string, name: string, ended: Promise<void>): Promise<void> {
    if (!this.#isWanted) return;
    try {
      await ended;
      if (!(await this.#takes.add(this.#userId, take, name))) return;
    } catch {
      return; // this browser keeps nothing: the answer is handed in all the same
    }
    this.#tell(name, { state: 'waiting' });
    await this.send();
  }

  /** Its learner removed it. */
  removed(name: string) {
    this.#tell(name, { state: 'removed' });
  }

  /** Sends what waits, one after the other. */
  async send(): Promise<void> {
    this.#isMore = true;
    if (this.#isSending) return;
    this.#isSending = true;
    clearTimeout(this.#retry);
    try {
      while (this.#isMore) {
        this.#isMore = false;
        for (const name of await this.#takes.list(this.#userId)) {
          if (!this.#isWanted) return;
          await this.#deliver(name);
        }
      }
    } catch {
      if (this.#isWanted) this.#retry = setTimeout(() => void this.send(), retryMs);
    } finally {
      this.#isSending = false;
    }
  }

  /** Throws what may go better later. */
  async #deliver(name: string) {
    const [attemptId = '', part] = name.split(' ');
    const sound = await this.#takes.read(this.#userId, name);
    try {
      const query = part === undefined ? {} : { query: { part } };
      if (sound !== undefined && sound.size > 0)
        await api.keepRecording({ params: { attemptId }, ...query, file: sound });
      this.#tell(name, { state: 'kept' });
    } catch (error) {
      if (!(error instanceof ApiError) || mayRetry(error) || error.status === 401) throw error;
      this.#tell(name, { state: 'refused', because: error.message });
    }
    await this.#takes.forget(this.#userId, name);
  }

  async #forgetAll() {
    try {
      for (const name of await this.#takes.list(this.#userId)) await this.#takes.forget(this.#userId, name);
    } catch {
      // This browser keeps nothing.
    }
  }

  #tell(name: string, standing: RecordingStanding) {
    this.#standings.set(name, standing);
    for (const listener of this.#listeners) listener();
  }
}

const open = new Map<string, RecordingOutbox>();
/** The one of a learner. */
export function recordingsOf(userId: string): RecordingOutbox {
  const outbox = open.get(userId) ?? new RecordingOutbox(userId);
  if (typeof window !== 'undefined') open.set(userId, outbox); // the server, which draws pages for everybody, keeps nobody's
  return outbox;
}
