import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api-client.ts';
import { useSession } from './use-session.ts';

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => api.getMe(), staleTime: 5 * 60_000 });

/** The learner and their settings; not asked for while nobody is signed in. */
export function useMe() {
  const session = useSession();
  return useQuery({ ...meQuery, enabled: session.data != null });
}

/** Changes settings; what is due and what it costs are asked for again, since both may depend on them. */
export function useUpdateMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NonNullable<NonNullable<Parameters<typeof api.updateMe>[0]>['body']>) => api.updateMe({ body }),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me);
      for (const name of ['queue', 'readiness', 'plan', 'workload'])
        void queryClient.invalidateQueries({ queryKey: [name] });
    },
  });
}
