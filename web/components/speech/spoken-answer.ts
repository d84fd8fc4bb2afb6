/** How a recorded answer was spoken, ms. */
export interface Speech {
  spokenMs: number;
  pauses: { start: number; end: number }[];
}

/** An answer in the making, as far as speaking goes. */
export interface SpokenAnswer {
  answer: string;
  mode: 'type' | 'speak';
  /** Of the finished recording, if there is one; its sound is in takes.ts. */
  speech: Speech | null;
  /** As it was put into the answer, before it was changed. */
  transcript: string | null;
}
