import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api-error.ts';
import { api } from '../../api-client.ts';
import type { Draft } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { useKeepDraft } from './use-drafts.ts';

/** Where a text stands: stored, on its way, not stored and why, or changed elsewhere meanwhile. */
export type Saving =
  | { kind: 'saved' | 'typing' }
  | { kind: 'failed'; message: string }
  | { kind: 'conflict'; theirs: Draft };

const pauseMs = 700;

/** The text of a question as it is typed; a short pause stores it and brings what the checker says. */
export function useDraftText(deckId: string, draft: Draft) {
  const [text, setText] = useState(draft.yaml);
  const [saving, setSaving] = useState<Saving>({ kind: 'saved' });
  const keep = useKeepDraft(deckId);
  const latest = useRef({ text: draft.yaml, saved: draft.yaml, version: draft.version, busy: false });
  const { questionId } = draft;

  const save = useCallback(
    async (leaving = false) => {
      const now = latest.current;
      if (now.text === now.saved || now.busy) return;
      now.busy = true;
      const sent = now.text;
      try {
        const stored = await api.storeDraft({
          params: { ownDeckId: deckId, questionId },
          body: { yaml: sent, version: now.version },
          ...(leaving && { keepalive: true }),
        });
        Object.assign(now, { saved: sent, version: stored.version });
        keep(stored);
        setSaving({ kind: now.text === sent ? 'saved' : 'typing' });
      } catch (error) {
        const theirs =
          error instanceof ApiError && error.status === 409 ? await current(deckId, questionId) : undefined;
        setSaving(theirs ? { kind: 'conflict', theirs } : { kind: 'failed', message: messageOf(error) });
      } finally {
        now.busy = false;
      }
    },
    [deckId, questionId, keep],
  );
  const saveLatest = useRef(save);
  useEffect(() => {
    saveLatest.current = save;
  });

  const change = (next: string) => {
    latest.current.text = next;
    setText(next);
    if (saving.kind !== 'conflict') setSaving({ kind: next === latest.current.saved ? 'saved' : 'typing' });
  };
  const conflicted = saving.kind === 'conflict';
  useEffect(() => {
    if (conflicted || saving.kind === 'saved') return undefined;
    const timer = setTimeout(() => void saveLatest.current(), saving.kind === 'failed' ? pauseMs * 8 : pauseMs);
    return () => clearTimeout(timer);
  }, [text, saving, conflicted]);
  // Whoever leaves takes what is typed along.
  useEffect(() => {
    const leave = () => void saveLatest.current(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  // Published or uploaded meanwhile, with nothing typed here since.
  useEffect(() => {
    const now = latest.current;
    if (draft.version <= now.version || now.text !== now.saved) return;
    Object.assign(now, { text: draft.yaml, saved: draft.yaml, version: draft.version });
    setText(draft.yaml);
  }, [draft]);

  /** Ends a conflict: with the other text, or with this one in its place. */
  const settle = (theirs: Draft, whose: 'mine' | 'theirs') => {
    Object.assign(latest.current, { saved: theirs.yaml, version: theirs.version });
    if (whose === 'theirs') {
      latest.current.text = theirs.yaml;
      setText(theirs.yaml);
      keep(theirs);
      setSaving({ kind: 'saved' });
    } else setSaving({ kind: 'typing' });
  };
  return { text, change, saving, settle };
}

async function current(ownDeckId: string, questionId: string): Promise<Draft | undefined> {
  try {
    const { items } = await api.listDrafts({ params: { ownDeckId } });
    return items.find((item) => item.questionId === questionId);
  } catch {
    return undefined;
  }
}
