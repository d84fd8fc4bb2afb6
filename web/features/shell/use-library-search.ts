import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '../../api-client.ts';

/** Skills, decks and questions that a search finds, as one types. */
export function useLibrarySearch(text: string) {
  const search = useDeferredValue(text.trim());
  return useQuery({
    queryKey: ['search', search],
    queryFn: () => api.searchLibrary({ query: { search, limit: 12 } }),
    enabled: search.length >= 2,
    placeholderData: keepPreviousData,
  });
}
