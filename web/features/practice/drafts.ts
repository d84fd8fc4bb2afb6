import type { SpokenAnswer } from '../../components/speech/spoken-answer.ts';
import { newId } from '../../new-id.ts';
import { forgetTake, takeKey } from '../../takes.ts';

/** A hint as it was given. */
export interface Hint {
  /** null for the first: the number of points. */
  cue: string | null;
  /** Of how many points how many are asked for, by group. */
  groups?: readonly { need: number; of: number }[];
}
/** An answer in the making, kept in the browser until it is rated. */
export interface Draft extends SpokenAnswer {
  /** The id the answer will be handed in under; hints already belong to it. */
  attemptId: string;
  hints: readonly Hint[];
  hintsLeft: number | null;
  handedIn: boolean;
}
const keyOf = (userId: string, cardId: string) => `rehearse.draft.${userId}.${cardId}`;

export const newDraft = (): Draft => ({
  attemptId: newId(),
  answer: '',
  hints: [],
  hintsLeft: null,
  handedIn: false,
  mode: 'type',
  speech: null,
  transcript: null,
});

/** The draft of a card, or a new one. */
export function readDraft(userId: string, cardId: string): Draft {
  try {
    const stored = localStorage.getItem(keyOf(userId, cardId));
    // The cast: written by `writeDraft` below; fields missing from an older one come from a new draft.
    return stored === null ? newDraft() : { ...newDraft(), ...(JSON.parse(stored) as Partial<Draft>) };
  } catch {
    return newDraft();
  }
}

export function writeDraft(userId: string, cardId: string, draft: Draft) {
  try {
    localStorage.setItem(keyOf(userId, cardId), JSON.stringify(draft));
  } catch {
    // No storage: the draft lives as long as the page.
  }
}

/** Forgets the draft of a card, its recording too. */
export function clearDraft(userId: string, cardId: string) {
  forgetTake(takeKey(userId, cardId)).catch(() => undefined); // where nothing is stored
  try {
    localStorage.removeItem(keyOf(userId, cardId));
  } catch {
    // Nothing was stored.
  }
}
