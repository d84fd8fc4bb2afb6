import { api } from './api-client.ts';
import { ApiError, mayRetry } from './api-error.ts';
import type { Attempt, RecordedReview, Verdict } from './api-types.ts';

type ReviewBody = Parameters<typeof api.recordReview>[0]['body'];
/** What the learner did and the server has yet to acknowledge. */
export type Entry =
  | { kind: 'review'; body: ReviewBody }
  | { kind: 'undo' | 'redo'; reviewId: string }
  | { kind: 'verdict'; attemptId: string; pointId: string; verdict: Verdict };
export type Outcome = { entry: Entry; attempt?: Attempt; recorded?: RecordedReview } | { entry: Entry; refused: Error };
export interface OutboxStatus {
  waiting: number;
  /** Consecutive failures; 0 while all goes well. */
  failures: number;
  signedOut: boolean;
}

/**
 * Sends verdicts, reviews, undos and redos one after another, in order, until each is acknowledged, and keeps them in
 * the browser meanwhile: a closed tab or a server that is down loses nothing. Repeats are harmless, since reviews carry
 * an id of ours, and the latest verdict holds.
 */
export class ReviewOutbox {
  #entries: Entry[];
  #status: OutboxStatus;
  #sending = false;
  #wake: (() => void) | undefined;
  /** Rises with every review, undo and redo added and settled: an answer of the queue asked for before is stale. */
  version = 0;
  readonly #key: string;
  readonly #userId: string;
  readonly #changed = new Set<() => void>();
  readonly #settled = new Set<(outcome: Outcome) => void>();

  constructor(userId: string) {
    this.#userId = userId;
    this.#key = `rehearse.outbox.${userId}`;
    this.#entries = restore(this.#key);
    this.#status = { waiting: this.#entries.length, failures: 0, signedOut: false };
    addEventListener('online', () => this.retry());
    void this.#send();
  }

  add(entry: Entry) {
    this.#entries.push(entry);
    if (entry.kind !== 'verdict') this.version++;
    this.#update({});
    void this.#send();
  }
  /** Gives up what waits here, for another outbox. */
  takeAll(): Entry[] {
    const entries = this.#entries;
    this.#entries = [];
    this.#update({});
    return entries;
  }
  /** Tries again now. */
  retry = () => this.#wake?.();
  entries = (): readonly Entry[] => this.#entries;
  /** True while a verdict on this attempt waits: the server does not know it all. */
  hasVerdictsOf = (attemptId: string): boolean =>
    this.#entries.some((entry) => entry.kind === 'verdict' && entry.attemptId === attemptId);
  status = (): OutboxStatus => this.#status;
  subscribe = (listener: () => void) => {
    this.#changed.add(listener);
    return () => void this.#changed.delete(listener);
  };
  /** Hears of every entry that the server took or refused. */
  onSettled = (listener: (outcome: Outcome) => void) => {
    this.#settled.add(listener);
    return () => void this.#settled.delete(listener);
  };

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    for (let entry = this.#entries[0]; entry !== undefined; entry = this.#entries[0]) {
      if (present !== undefined && present !== this.#userId) {
        await this.#pause(true);
        continue;
      }
      try {
        this.#settle({ entry, ...(await deliver(entry)) });
      } catch (error) {
        const signedOut = error instanceof ApiError && error.status === 401;
        if (signedOut || mayRetry(error)) await this.#pause(signedOut);
        else this.#settle({ entry, refused: error instanceof Error ? error : new Error('refused', { cause: error }) });
      }
    }
    this.#sending = false;
  }

  #settle(outcome: Outcome) {
    this.#entries.shift();
    if (outcome.entry.kind !== 'verdict') this.version++;
    this.#update({ failures: 0, signedOut: false });
    for (const listener of this.#settled) tell(() => listener(outcome));
  }

  /** Waits 1, 2, 4 … 30 s, or until the browser is online again, or `retry()`. */
  async #pause(signedOut: boolean) {
    const failures = this.#status.failures + 1;
    this.#update({ failures, signedOut });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(30_000, 1000 * 2 ** (failures - 1)));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  #update(status: Partial<OutboxStatus>) {
    this.#status = { ...this.#status, ...status, waiting: this.#entries.length };
    store(this.#key, this.#entries);
    for (const listener of this.#changed) tell(listener);
  }
}

/** A listener that throws must neither stop the sending nor cost the next entry. */
function tell(listener: () => void) {
  try {
    listener();
  } catch (error) {
    reportError(error);
  }
}

/** Whose session the browser has, as far as known; what another learner left waits until they are back. */
let present: string | null | undefined;
export function learnerPresent(userId: string | null) {
  present = userId;
  if (userId !== null) open.get(userId)?.retry();
}

/** What a guest left unsent goes with them into the account they sign in to. */
export function handOver(guestId: string, userId: string) {
  for (const entry of outboxOf(guestId).takeAll()) outboxOf(userId).add(entry);
}

const open = new Map<string, ReviewOutbox>();
/** The outbox of one learner in this browser; opening it sends what an earlier visit left. */
export function outboxOf(userId: string): ReviewOutbox {
  const outbox = open.get(userId) ?? new ReviewOutbox(userId);
  open.set(userId, outbox);
  return outbox;
}

async function deliver(entry: Entry): Promise<{ attempt?: Attempt; recorded?: RecordedReview }> {
  switch (entry.kind) {
    case 'review':
      return { recorded: await api.recordReview({ body: { ...entry.body, sentAt: new Date().toISOString() } }) };
    case 'undo':
      return { recorded: await api.undoReview({ params: { reviewId: entry.reviewId } }) };
    case 'redo':
      return { recorded: await api.redoReview({ params: { reviewId: entry.reviewId } }) };
    case 'verdict': {
      const { attemptId, pointId, verdict } = entry;
      return {
        attempt: await api.recordVerdicts({ params: { attemptId }, body: { verdicts: [{ pointId, verdict }] } }),
      };
    }
  }
}

function restore(key: string): Entry[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    // The cast: written by `store` below, and the server checks every field again.
    return Array.isArray(stored) ? (stored as Entry[]) : [];
  } catch {
    return [];
  }
}
function store(key: string, entries: readonly Entry[]) {
  try {
    if (entries.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(entries));
  } catch {
    // No storage: the entries live as long as the page.
  }
}
