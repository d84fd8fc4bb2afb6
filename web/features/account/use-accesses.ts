import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const accessesQuery = infiniteQueryOptions({
  queryKey: ['accesses'],
  queryFn: ({ pageParam }) => api.listAccesses({ query: { limit: 10, cursor: pageParam } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  staleTime: 0,
});

/** Which coach looked at what of mine, newest first, a page at a time. */
export const useAccesses = () => useInfiniteQuery(accessesQuery);
