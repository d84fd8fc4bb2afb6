import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { signInAsGuest } from '../auth-client.ts';
import { adoptTimeZone } from './adopt-time-zone.ts';
import { sessionQuery } from './use-session.ts';

/** Await it before what only a learner can do: a stranger is signed in as a guest. Answers true where that was needed. */
export function useGuestFirst() {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    if ((await queryClient.fetchQuery(sessionQuery)) !== null) return false;
    await signInAsGuest();
    await adoptTimeZone();
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    // A stranger has nothing to forget: what is on show may stay until it is read anew.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    return true;
  }, [queryClient]);
}
