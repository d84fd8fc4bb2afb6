import { useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

export type CoachesCompared = Awaited<ReturnType<typeof api.getCohortAgreement>>;

/** How far the coaches of a cohort agree, in all or on one assignment. */
export const useCoachAgreement = (cohortId: string, assignmentId: string | undefined) =>
  useQuery({
    queryKey: ['coach-agreement', cohortId, assignmentId ?? null],
    queryFn: () => api.getCohortAgreement({ params: { cohortId }, query: { assignmentId } }),
    refetchOnMount: 'always',
  });
