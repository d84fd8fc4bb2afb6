import { CancelledError, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { Attempt, Rating, Verdict } from '../../api-types.ts';
import { api } from '../../api-client.ts';
import { queueQuery } from '../../hooks/use-queue.ts';
import { toast } from '../../hooks/toast.ts';
import { newId } from '../../new-id.ts';
import { outboxOf } from '../../review-outbox.ts';
import { clearDraft, readDraft, writeDraft } from './drafts.ts';
import { tellOfLeech } from './leech-notice.ts';
import { initialPractice, practice } from './practice-state.ts';

/** How many are asked at a time when answering ahead: a small extra, never the whole deck. */
const aheadAtATime = 5;

/** A sitting: its state and everything that can be done in it. Rating never waits for the network. */
export function usePractice(
  userId: string,
  scope: { cardId?: string | undefined; deckId?: string | undefined; ahead: boolean },
) {
  const { cardId, deckId, ahead } = scope;
  const queryClient = useQueryClient();
  const outbox = outboxOf(userId);
  const saving = useSyncExternalStore(outbox.subscribe, outbox.status);
  const [state, dispatch] = useReducer(practice, initialPractice);
  const [error, setError] = useState<unknown>(null);

  const load = useCallback(
    async (first: boolean) => {
      const { version } = outbox;
      try {
        const begin = cardId === undefined ? { deckId, ahead, limit: ahead ? aheadAtATime : undefined } : { cardId };
        const query = queueQuery(first ? begin : { deckId });
        // An answer on its way was asked for before the latest review was saved: it would ask that question again.
        if (!first) await queryClient.cancelQueries({ queryKey: query.queryKey });
        const queue = await queryClient.fetchQuery({
          ...query,
          ...(first && cardId === undefined ? {} : { staleTime: 0 }),
        });
        const unsent = outbox.entries().flatMap((entry) => (entry.kind === 'review' ? [entry.body.cardId] : []));
        // Something was rated meanwhile: another answer of the queue follows when that is saved.
        if (version === outbox.version) dispatch({ type: 'loaded', queue, unsent });
        setError(null);
      } catch (cause) {
        if (!(cause instanceof CancelledError)) setError(cause);
      }
    },
    [outbox, queryClient, cardId, deckId, ahead],
  );
  useEffect(() => void load(true), [load]);

  const rated = useRef(state.finished);
  useEffect(() => {
    rated.current = state.finished;
  });
  useEffect(() => {
    let stale = false;
    const reload = () =>
      queryClient.invalidateQueries({ queryKey: ['queue'], refetchType: 'none' }).then(() => load(false));
    return outbox.onSettled((outcome) => {
      const { entry } = outcome;
      const waiting = outbox.entries();
      if ('refused' in outcome) toast(`Not saved: ${outcome.refused.message}`, { tone: 'problem', stays: true });
      else if (outcome.attempt && !outbox.hasVerdictsOf(outcome.attempt.id))
        dispatch({ type: 'attempt-read', attempt: outcome.attempt });
      if ('recorded' in outcome && entry.kind === 'review' && outcome.recorded?.leech) {
        const item = rated.current.find(({ reviewId }) => reviewId === entry.body.id)?.item;
        const asked = item?.drill?.cue ?? item?.question.prompt ?? 'A question';
        tellOfLeech(outcome.recorded.card, asked, () => void reload());
      }
      stale ||= entry.kind !== 'verdict';
      if (!stale || waiting.length > 0) return;
      stale = false;
      void reload();
    });
  }, [outbox, queryClient, load]);

  useEffect(() => {
    if (!saving.signedOut) return;
    toast('You were signed out. What you did is kept in this browser and sent when you sign in again.', {
      tone: 'problem',
      stays: true,
    });
    void queryClient.invalidateQueries({ queryKey: ['session'] });
  }, [queryClient, saving.signedOut]);

  const handedIn = (attempt: Attempt) => {
    writeDraft(userId, attempt.cardId, {
      ...readDraft(userId, attempt.cardId),
      attemptId: attempt.id,
      answer: attempt.answer,
      handedIn: true,
    });
    dispatch({ type: 'handed-in', attempt });
  };
  /** Verdicts given, so that an attempt asked for before one of them is not taken for the newest. */
  const judgedSince = useRef(0);
  /** Reads the attempt again; null while verdicts on it are on their way, which bring it back themselves. */
  const refresh = async (attemptId: string): Promise<Attempt | null> => {
    const before = judgedSince.current;
    const attempt = await api.getAttempt({ params: { attemptId } });
    if (outbox.hasVerdictsOf(attemptId)) return null;
    if (before !== judgedSince.current) return refresh(attemptId);
    dispatch({ type: 'attempt-read', attempt });
    return attempt;
  };
  const judge = (pointId: string, verdict: Verdict) => {
    if (state.attempt === null) return;
    judgedSince.current++;
    dispatch({ type: 'judged', pointId, verdict, at: new Date().toISOString() });
    outbox.add({ kind: 'verdict', attemptId: state.attempt.id, pointId, verdict });
  };
  const rate = (rating: Rating, judgingMs: number) => {
    const { attempt, current } = state;
    if (attempt === null || current === null) return;
    const id = newId();
    const durationMs = Math.round(attempt.durationMs + judgingMs);
    dispatch({ type: 'rated', reviewId: id, rating });
    outbox.add({
      kind: 'review',
      body: {
        id,
        cardId: attempt.cardId,
        rating,
        reviewedAt: new Date().toISOString(),
        durationMs,
        attemptId: attempt.id,
        ahead: current.ahead,
      },
    });
    clearDraft(userId, attempt.cardId);
  };
  const undo = () => {
    const last = state.finished.at(-1);
    if (last === undefined) return false;
    outbox.add({ kind: 'undo', reviewId: last.reviewId });
    dispatch({ type: 'undone' });
    writeDraft(userId, last.item.card.id, {
      ...readDraft(userId, last.item.card.id),
      attemptId: last.attempt.id,
      answer: last.attempt.answer,
      handedIn: true,
    });
    return true;
  };
  const redo = () => {
    const last = state.undone.at(-1);
    if (last === undefined) return false;
    outbox.add({ kind: 'redo', reviewId: last.reviewId });
    dispatch({ type: 'redone' });
    clearDraft(userId, last.item.card.id);
    return true;
  };
  const isSaved = state.attempt === null || !outbox.hasVerdictsOf(state.attempt.id);
  return {
    state,
    dispatch,
    error,
    saving,
    isSaved,
    retry: () => void load(true),
    retrySaving: outbox.retry,
    handedIn,
    refresh,
    judge,
    rate,
    undo,
    redo,
  };
}
export type Practice = ReturnType<typeof usePractice>;
