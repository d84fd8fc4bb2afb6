import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import type { Attempt } from '../../api-types.ts';
import { newId } from '../../new-id.ts';

type Body = Parameters<typeof api.createAttempt>[0]['body'];
export type Answer = Pick<Body, 'id' | 'answer' | 'inputMode' | 'startedAt' | 'durationMs' | 'speech'>;

/** Hands an answer in. A retry sends the same id, and the same times if the text is the same, so that it is one attempt however often it is sent. */
export function useHandIn(cardId: string, onDone: (attempt: Attempt) => void) {
  const sent = useRef<Answer>(null);
  return useMutation({
    mutationFn: async (given: Answer) => {
      const same =
        sent.current !== null && sent.current.answer === given.answer && sent.current.inputMode === given.inputMode;
      const answer = same && sent.current !== null ? sent.current : given;
      sent.current = answer;
      try {
        return await api.createAttempt({ body: { ...answer, cardId } });
      } catch (error) {
        // The first send was stored though its answer was lost, and the text has changed since: this is another attempt, also if its own answer is lost.
        if (!(error instanceof ApiError && error.code === 'conflict')) throw error;
        sent.current = { ...answer, id: newId() };
        return api.createAttempt({ body: { ...sent.current, cardId } });
      }
    },
    onSuccess: onDone,
  });
}
