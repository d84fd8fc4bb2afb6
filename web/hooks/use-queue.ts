import { queryOptions } from '@tanstack/react-query';
import { api } from '../api-client.ts';

/** Which part of the queue: all, one deck or one card, and whether to answer ahead. */
export interface QueueScope {
  cardId?: string | undefined;
  deckId?: string | undefined;
  ahead?: boolean | undefined;
  limit?: number | undefined;
}

/** What to answer next. */
export const queueQuery = ({ cardId, deckId, ahead = false, limit = 20 }: QueueScope = {}) =>
  queryOptions({
    queryKey: ['queue', { cardId, deckId, ahead, limit }],
    queryFn: () => api.getQueue({ query: { limit, cardId, deckId, ...(ahead ? { ahead: 'true' } : {}) } }),
    staleTime: 10_000,
  });
