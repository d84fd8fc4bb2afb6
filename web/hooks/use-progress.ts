import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api-client.ts';
import { useSession } from './use-session.ts';

const progressQuery = queryOptions({ queryKey: ['progress'], queryFn: () => api.getProgress() });

/** How the learner stands, read anew at every visit; not asked for while nobody is signed in. */
export function useProgress() {
  const session = useSession();
  return useQuery({ ...progressQuery, enabled: session.data != null, refetchOnMount: 'always' });
}
