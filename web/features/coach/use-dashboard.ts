import { useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

/** A cohort at a glance; read again when the coach comes back to it. */
export const useDashboard = (cohortId: string) =>
  useQuery({
    queryKey: ['cohorts', 'dashboard', cohortId],
    queryFn: () => api.getDashboard({ params: { cohortId } }),
  });

/** One learner of a cohort. Each reading is in the learner’s log, so it is read once a visit, not at every look at the window. */
export const useCohortLearner = (cohortId: string, userId: string) =>
  useQuery({
    queryKey: ['cohorts', 'learner', cohortId, userId],
    queryFn: () => api.getCohortLearner({ params: { cohortId, userId } }),
    staleTime: Infinity,
    gcTime: 0,
  });
