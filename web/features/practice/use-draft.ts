import { useRef, useState } from 'react';
import { type Draft, readDraft, writeDraft } from './drafts.ts';

/** The draft of a card, a way to change it, and one to ask for it as it is now; each change is kept in the browser at once. */
export function useDraft(
  userId: string,
  cardId: string,
): [draft: Draft, change: (change: Partial<Draft>) => void, now: () => Draft] {
  const [draft, setDraft] = useState(() => readDraft(userId, cardId));
  // A hint that comes while the learner types must not bring back the text of when it was asked for.
  const latest = useRef(draft);
  const change = (part: Partial<Draft>) => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    writeDraft(userId, cardId, latest.current);
  };
  return [draft, change, () => latest.current];
}
