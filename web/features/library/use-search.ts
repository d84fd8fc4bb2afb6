import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

/** Skills, decks and questions that a search finds; nothing is asked for an empty one. */
export function useSearch(search: string) {
  return useQuery({
    queryKey: ['search', 'library', search],
    queryFn: () => api.searchLibrary({ query: { search, limit: 50 } }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}
