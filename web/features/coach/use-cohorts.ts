import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import { useSession } from '../../hooks/use-session.ts';

export const cohortsQuery = queryOptions({ queryKey: ['cohorts', 'list'], queryFn: () => api.listCohorts() });

export const cohortQuery = (cohortId: string) =>
  queryOptions({ queryKey: ['cohorts', 'one', cohortId], queryFn: () => api.getCohort({ params: { cohortId } }) });

/** The cohorts of who is signed in; not asked for strangers and guests, who have none. */
export function useCohorts() {
  const { data: session } = useSession();
  return useQuery({ ...cohortsQuery, enabled: session != null && session.user.isAnonymous !== true });
}

/** One cohort of theirs. */
export const useCohort = (cohortId: string) => useQuery(cohortQuery(cohortId));

/** Makes a cohort. */
export function useCreateCohort() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; about: string }) => api.createCohort({ body }),
    onSuccess: (cohort) => {
      queryClient.setQueryData(cohortQuery(cohort.id).queryKey, cohort);
      void queryClient.invalidateQueries({ queryKey: cohortsQuery.queryKey });
    },
  });
}
