import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getSession } from '../auth-client.ts';
import { learnerPresent } from '../review-outbox.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const session = await getSession();
    learnerPresent(session?.user.id ?? null);
    return session;
  },
  staleTime: 5 * 60_000,
});

/** Who is signed in: `undefined` while asking, null for a stranger. */
export function useSession() {
  return useQuery(sessionQuery);
}

/** Call after signing in, up or out: forgets what belonged to the one before and asks anew who is here. */
export function useSessionChanged() {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    return session;
  }, [queryClient]);
}
