/** A silence, ms from the start of the take. */
export interface Pause {
  start: number;
  end: number;
}

const longPauseMs = 2000;
/** Root mean square, 0..1: about −40 dB of full scale, above the noise of a room and below quiet speech. */
const silence = 0.01;
/** Without a level for so long (a tab in the background is looked at once a second), nobody knows what was heard. */
const blindMs = 1500;

/** Finds the silences of two seconds or more between sounds, from the levels of a microphone. */
export class PauseMeter {
  #pauses: Pause[] = [];
  #soundUntil: number | null = null;
  #heardAt: number | null = null;

  /** The level at a time of the take; times never go back. */
  hear(at: number, level: number) {
    const blind = this.#heardAt !== null && at - this.#heardAt > blindMs;
    this.#heardAt = at;
    if (level < silence && !blind) return;
    if (!blind && this.#soundUntil !== null && at - this.#soundUntil >= longPauseMs)
      this.#pauses.push({ start: Math.round(this.#soundUntil), end: Math.round(at) });
    this.#soundUntil = at;
  }

  /** Those that ended: silence before the first sound and after the last is none. */
  get pauses(): readonly Pause[] {
    return this.#pauses;
  }
  /** True where so far nothing was loud enough to be speech. */
  get heardNothing(): boolean {
    return this.#soundUntil === null;
  }
}
