import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const allDecksQuery = queryOptions({ queryKey: ['decks', 'all'], queryFn: () => api.listDecks() });
const deckQuery = (deckId: string) =>
  queryOptions({ queryKey: ['decks', 'one', deckId], queryFn: () => api.getDeck({ params: { deckId } }) });

/** Every deck. */
export const useDecks = () => useQuery(allDecksQuery);
/** One deck. */
export const useDeck = (deckId: string) => useQuery(deckQuery(deckId));

/** How many questions each skill has, by its id; empty until the decks are known. */
export function useQuestionCounts(): { counts: ReadonlyMap<string, number>; known: boolean } {
  const { data } = useDecks();
  const counts = new Map<string, number>();
  for (const { skillId, questionCount } of data?.items ?? [])
    counts.set(skillId, (counts.get(skillId) ?? 0) + questionCount);
  return { counts, known: data !== undefined };
}
