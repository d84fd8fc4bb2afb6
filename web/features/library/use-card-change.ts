import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { DeckQuestion } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import { deckQuestionsQuery } from './use-deck-questions.ts';

interface Change {
  question: Pick<DeckQuestion, 'id' | 'cardId'>;
  change: { suspended: boolean } | { flag: number };
}
type Card = NonNullable<DeckQuestion['card']>;

/** Suspends, resumes or flags the card of a question, shown at once and taken back if the server refuses. */
export function useCardChange(deckId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = deckQuestionsQuery(deckId);
  const show = (id: string, change: Partial<Card>) =>
    queryClient.setQueryData(
      queryKey,
      (list) =>
        list && {
          ...list,
          items: list.items.map((item) =>
            item.id === id ? { ...item, card: { ...(item.card ?? fresh()), ...change } } : item,
          ),
        },
    );
  const mutation = useMutation({
    mutationFn: ({ question, change }: Change) => api.updateCard({ params: { cardId: question.cardId }, body: change }),
    onMutate: async ({ question, change }) => {
      await queryClient.cancelQueries({ queryKey });
      show(question.id, change);
    },
    onSuccess: (_, { question, change }) => {
      if (!('suspended' in change)) return;
      const undo = () => mutation.mutate({ question, change: { suspended: !change.suspended } });
      toast(
        change.suspended
          ? 'Suspended: it is not asked until you resume it here.'
          : 'Resumed: it is asked again when due.',
        { action: { label: 'Undo', run: undo } },
      );
    },
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey }),
        queryClient.invalidateQueries({ queryKey: ['queue'] }),
      ]),
  });
  return mutation;
}

/** The card of a question never met, until the server says what it is. */
const fresh = (): Card => ({ state: 'new', due: new Date().toISOString(), suspended: false, flag: 0 });
