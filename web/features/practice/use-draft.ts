import { useRef, useState } from 'react';
import { type Draft, readDraft, writeDraft } from './drafts.ts';

/** The draft of a card and a way to change it; each change is kept in the browser at once. */
export function useDraft(userId: string, cardId: string): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => readDraft(userId, cardId));
  // A hint that comes while the learner types must not bring back the text of when it was asked for.
  const latest = useRef(draft);
  const change = (part: Partial<Draft>) => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    writeDraft(userId, cardId, latest.current);
  };
  return [draft, change];
}
