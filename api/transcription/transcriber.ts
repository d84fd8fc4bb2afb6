/** A word that was heard; ms from the start of the recording. */
export interface SpokenWord {
  word: string;
  start: number;
  end: number;
}
/** What a recording says. */
export interface Transcript {
  text: string;
  /** null where the model tells no times. */
  words: SpokenWord[] | null;
  /** null where the model does not tell. */
  durationMs: number | null;
}

/** Turns speech into text, somewhere else than on the learner's device. */
export interface Transcriber {
  /** Who transcribes, and on which host: shown before a recording is sent there. */
  readonly model: string;
  readonly host: string;
  /**
   * What the recording at `path` says. `language` is an ISO 639-1 code, else it is guessed; `prompt` has words that are
   * likely to be said. Throws AppErrors that say what happened and what to do.
   */
  transcribe: (
    file: { path: string; type: string },
    options: { signal: AbortSignal; language?: string; prompt?: string },
  ) => Promise<Transcript>;
}
