import type { Interview } from '../../api-types.ts';
import { isStale } from './interview-time.ts';
import { draftOf, isSameSlot, isUnsaved, type SlotDraft } from './slot-draft.ts';

/** How an interview stands in this tab. */
export interface RunState {
  interview: Interview;
  /** When the server told it, by performance.now(). */
  toldAt: number;
  /** null while nothing is asked. */
  draft: SlotDraft | null;
  /** What the learner waits for. */
  busy: 'hand-in' | 'pause' | 'resume' | 'finish' | null;
  /** The server does not answer; what was asked of it is tried again. */
  away: boolean;
  /** Why the server refused something, in words that may be shown. */
  problem: string | null;
  /** What was written to a question that is over, and came too late for it. */
  stranded: SlotDraft | null;
  /** The clock rests while a recording is turned into words. */
  resting: boolean;
  /** The time is nearly up, and what was spoken last is to be turned into words at once. */
  lastWords: boolean;
}

/** What a tab knows beside its state. */
interface Tab {
  holder: string;
  /** Of the draft that is being handed in. */
  handInId: string | null;
  /** The draft that this browser has, in whatever tab it was written. */
  kept: () => SlotDraft | null;
  now: number;
}

/** Whether the interview is gone through in another tab or device. */
export const isHeldElsewhere = ({ holder }: Interview, own: string): boolean => holder !== null && holder !== own;

export const begunWith = (interview: Interview, tab: Tab): RunState => ({
  interview,
  toldAt: tab.now,
  draft: draftFor(interview, null, tab),
  busy: null,
  away: false,
  problem: null,
  stranded: null,
  resting: false,
  lastWords: false,
});

/**
 * The state once the server told how the interview stands. A draft stays while the same is asked; words to a question
 * that is over, which the server does not have, are kept in view. Pure but for new ids.
 */
export function heard(state: RunState, interview: Interview, tab: Tab): RunState {
  const { interview: known, draft: before, stranded } = state;
  if (isStale(interview, known)) return state;
  const told = { ...state, interview, toldAt: tab.now };
  const { current } = interview;
  if (before !== null && current !== null && isSameSlot(before, current)) {
    const isTakenOver = isHeldElsewhere(known, tab.holder) && !isHeldElsewhere(interview, tab.holder);
    return isTakenOver ? { ...told, draft: draftFor(interview, before, tab) } : told;
  }
  const draft = draftFor(interview, null, tab);
  if (before === null) return { ...told, draft };
  const isLost = isUnsaved(before) && before.answer.trim() !== '' && before.handInId !== tab.handInId;
  return { ...told, draft, problem: null, stranded: isLost ? before : stranded };
}

function draftFor(interview: Interview, own: SlotDraft | null, { holder, kept }: Tab): SlotDraft | null {
  const { current, settings } = interview;
  if (current === null) return null;
  const isOwn = (own !== null && isUnsaved(own)) || isHeldElsewhere(interview, holder);
  return draftOf(current, settings.inputMode === 'spoken' ? 'speak' : 'type', isOwn ? own : (kept() ?? own));
}
