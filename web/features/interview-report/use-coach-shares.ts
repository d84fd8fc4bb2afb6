import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { InterviewCohort } from '../../api-types.ts';

/** The cohorts whose coaches may read a report, or could: sharing it with one, and withdrawing it. */
export function useCoachShares(interviewId: string) {
  const queryClient = useQueryClient();
  const queryKey = ['interview-cohorts', interviewId];
  const onSuccess = (changed: InterviewCohort) =>
    queryClient.setQueryData<{ items: InterviewCohort[] }>(
      queryKey,
      (known) => known && { items: known.items.map((each) => (each.cohortId === changed.cohortId ? changed : each)) },
    );
  const params = (cohortId: string) => ({ params: { interviewId, cohortId } });
  return {
    cohorts: useQuery({
      queryKey,
      queryFn: () => api.listInterviewCohorts({ params: { interviewId } }),
      // Who coaches a cohort is others' to change.
      staleTime: 0,
    }),
    share: useMutation({
      mutationFn: (cohortId: string) => api.shareInterviewWithCohort(params(cohortId)),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: (cohortId: string) => api.withdrawInterviewFromCohort(params(cohortId)),
      onSuccess,
    }),
  };
}
