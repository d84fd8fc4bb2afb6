import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

/** Every deck, or only those the learner studies. */
export const decksQuery = (enrolled?: 'true') =>
  queryOptions({ queryKey: ['decks', { enrolled }], queryFn: () => api.listDecks({ query: { enrolled } }) });

/** Starts studying a deck. */
export function useEnrol() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deckId: string) => api.enrol({ params: { deckId } }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['queue'] }),
        queryClient.invalidateQueries({ queryKey: ['decks'] }),
      ]),
  });
}
