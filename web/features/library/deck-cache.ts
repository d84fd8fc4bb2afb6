import type { QueryClient } from '@tanstack/react-query';
import type { Deck, Skill } from '../../api-types.ts';

/** Changes a deck wherever it is on show: its page, lists of decks, its skill. */
export function changeDeckInCache(queryClient: QueryClient, deckId: string, change: Partial<Deck>) {
  const changed = (deck: Deck): Deck => (deck.id === deckId ? { ...deck, ...change } : deck);
  queryClient.setQueryData<Deck>(['decks', 'one', deckId], (deck) => deck && changed(deck));
  queryClient.setQueryData<{ items: Deck[] }>(
    ['decks', 'all'],
    (list) => list && { ...list, items: list.items.map(changed) },
  );
  queryClient.setQueriesData<Skill>(
    { queryKey: ['skills'] },
    (skill) => skill && { ...skill, decks: skill.decks.map(changed) },
  );
}

/** Reads anew what depends on which decks are studied, and how. */
export const refreshStudy = (queryClient: QueryClient) =>
  Promise.all([['decks'], ['skills'], ['queue']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
