import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import { changeDeckInCache, refreshStudy } from './deck-cache.ts';

export type LimitsBody = NonNullable<Parameters<typeof api.enrol>[0]['body']>;

/** Saves the limits of a deck that is studied. */
export function useSaveLimits(deckId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: LimitsBody) => api.enrol({ params: { deckId }, body }),
    onSuccess: (deck) => {
      changeDeckInCache(queryClient, deckId, deck);
      void refreshStudy(queryClient);
    },
  });
}
