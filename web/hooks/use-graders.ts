import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api-client.ts';
import { useSession } from './use-session.ts';

export const gradersQuery = queryOptions({
  queryKey: ['graders'],
  queryFn: () => api.getGraders(),
  staleTime: 5 * 60_000,
});

/** Which servers grade and transcribe here; not asked for while nobody is signed in. */
export function useGraders() {
  const session = useSession();
  return useQuery({ ...gradersQuery, enabled: session.data != null });
}
