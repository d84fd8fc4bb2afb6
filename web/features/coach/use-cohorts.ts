import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Cohort } from '../../api-types.ts';
import { useSession } from '../../hooks/use-session.ts';

export const cohortsQuery = queryOptions({ queryKey: ['cohorts', 'list'], queryFn: () => api.listCohorts() });

const cohortQuery = (cohortId: string) =>
  queryOptions({ queryKey: ['cohorts', 'one', cohortId], queryFn: () => api.getCohort({ params: { cohortId } }) });

/** The cohorts of who is signed in; not asked for strangers and guests, who have none. */
export function useCohorts() {
  const { data: session } = useSession();
  return useQuery({ ...cohortsQuery, enabled: session != null && session.user.isAnonymous !== true });
}

/** One cohort of theirs. */
export const useCohort = (cohortId: string) => useQuery(cohortQuery(cohortId));

/** Whether one of theirs is archived, and so only to be read; not until that is known. */
export const useIsArchived = (cohortId: string): boolean => (useCohort(cohortId).data?.archivedAt ?? null) !== null;

/** Makes a cohort. */
export function useCreateCohort() {
  const keep = useKeepCohort();
  return useMutation({
    mutationFn: (body: { name: string; about: string }) => api.createCohort({ body }),
    onSuccess: (cohort) => void keep(cohort),
  });
}

/** Changes a cohort, for its coaches. */
export function useUpdateCohort(cohortId: string) {
  const queryClient = useQueryClient();
  const keep = useKeepCohort();
  return useMutation({
    mutationFn: (body: { name?: string; about?: string; archived?: boolean }) =>
      api.updateCohort({ params: { cohortId }, body }),
    onSuccess: (cohort, { archived }) => {
      // They say whether more can be written and judged.
      if (archived !== undefined)
        for (const key of ['comments', 'submission', 'learner-attempt'])
          void queryClient.invalidateQueries({ queryKey: [key] });
      return keep(cohort);
    },
  });
}

/** What a learner lets the coaches of a cohort see. */
export function useShareWithCohort(cohortId: string) {
  const keep = useKeepCohort();
  return useMutation({
    mutationFn: (body: { shareProgress?: boolean; shareAnswers?: boolean }) =>
      api.shareWithCohort({ params: { cohortId }, body }),
    onSuccess: keep,
  });
}

/** Leaves a cohort. */
export function useLeaveCohort(cohortId: string, userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.removeMember({ params: { cohortId, userId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cohortsQuery.queryKey }),
  });
}

/** Keeps what the server told of a cohort; the list is read anew. */
export function useKeepCohort() {
  const queryClient = useQueryClient();
  return (cohort: Cohort) => {
    queryClient.setQueryData(cohortQuery(cohort.id).queryKey, cohort);
    return queryClient.invalidateQueries({ queryKey: cohortsQuery.queryKey });
  };
}
