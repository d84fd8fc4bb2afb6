import { useMutation } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';

/** Asks for the next hint: the number of points first, then their cues one by one. */
export function useHint(cardId: string, attemptId: string) {
  return useMutation({
    mutationFn: () => api.requestHint({ params: { attemptId }, body: { cardId } }),
    onError: (error) => toast(`No hint: ${messageOf(error)}`, { tone: 'problem' }),
  });
}
