import type { CurrentQuestion } from '../../api-types.ts';
import type { Speech, SpokenAnswer } from '../../components/speech/spoken-answer.ts';
import { newId } from '../../new-id.ts';

/** What is answered: the question, and which part of its answer. */
type Slot = Pick<CurrentQuestion, 'position' | 'part'>;

/** An answer in the making, kept in the browser until it is handed in. */
export interface SlotDraft extends SpokenAnswer, Slot {
  /** The id it will be handed in under. */
  handInId: string;
  /** As the server has it. */
  saved: { answer: string; speech: Speech | null };
}

export const isSameSlot = (a: Slot, b: Slot): boolean => a.position === b.position && a.part === b.part;

/** True where the server has yet to hear of it. */
export const isUnsaved = ({ answer, speech, saved }: SlotDraft): boolean =>
  answer !== saved.answer || speech !== saved.speech;

/** The draft of what is asked, from what the server and this browser have. Of two texts that grew apart both are kept. Pure but for a new id. */
export function draftOf(current: CurrentQuestion, mode: SpokenAnswer['mode'], kept: SlotDraft | null): SlotDraft {
  const { position, part, draft: saved } = current;
  if (kept === null || !isSameSlot(kept, current))
    return { position, part, mode, ...saved, transcript: null, handInId: newId(), saved };
  const isOurs = saved.answer === kept.saved.answer;
  const answer = isOurs
    ? kept.answer
    : kept.answer === kept.saved.answer
      ? saved.answer
      : both(saved.answer, kept.answer);
  return { ...kept, answer, speech: kept.speech ?? saved.speech, saved };
}

function both(one: string, other: string): string {
  if (one.includes(other.trim())) return one;
  return other.includes(one.trim()) ? other : `${one.trimEnd()}\n\n${other}`;
}

/** What is sent to hand a draft in, or to pass. */
export function handInOf({ handInId: id, position, part, answer, mode, speech }: SlotDraft, pass: boolean) {
  const isSpoken = !pass && mode === 'speak' && speech !== null;
  const words = { id, position, part, answer: pass ? '' : answer };
  return isSpoken ? { ...words, inputMode: 'spoken' as const, speech } : { ...words, inputMode: 'typed' as const };
}

const keyOf = (userId: string, interviewId: string) => `rehearse.interview.${userId}.${interviewId}`;

export function readSlotDraft(userId: string, interviewId: string): SlotDraft | null {
  try {
    // The cast: written by writeSlotDraft below.
    return JSON.parse(localStorage.getItem(keyOf(userId, interviewId)) ?? 'null') as SlotDraft | null;
  } catch {
    return null;
  }
}

/** Keeps the draft in this browser; null forgets it. */
export function writeSlotDraft(userId: string, interviewId: string, draft: SlotDraft | null) {
  try {
    if (draft === null) localStorage.removeItem(keyOf(userId, interviewId));
    else localStorage.setItem(keyOf(userId, interviewId), JSON.stringify(draft));
  } catch {
    // No storage: the server has it as of the last second.
  }
}
