import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const key = 'notifications';
/** News is asked for so often while the page is looked at, ms. */
const askEveryMs = 60_000;
const inBell = 8;

/** The newest of what one was told, and how much of all is not read. */
export const useNews = () =>
  useQuery({
    queryKey: [key, 'newest'],
    queryFn: () => api.listNotifications({ query: { limit: inBell } }),
    refetchInterval: askEveryMs,
  });

/** All of it, a page at a time. */
export const useNotifications = () =>
  useInfiniteQuery({
    queryKey: [key, 'all'],
    queryFn: ({ pageParam: cursor }) => api.listNotifications({ query: cursor === null ? {} : { cursor } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });

/** Marks some as read, or all up to an instant. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { ids: string[] } | { before: string }) => api.readNotifications({ body, keepalive: true }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [key] }),
  });
}
