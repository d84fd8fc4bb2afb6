import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, mayRetry } from './api-error.ts';

/** The session is asked for again whenever the server says that nobody is signed in. */
function refreshSessionOn(error: unknown) {
  if (error instanceof ApiError && error.status === 401) void queryClient.invalidateQueries({ queryKey: ['session'] });
}

/** One cache for the page: fresh for half a minute, two more tries where that may help. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: refreshSessionOn }),
  mutationCache: new MutationCache({ onError: refreshSessionOn }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && mayRetry(error) },
    mutations: { retry: false },
  },
});
