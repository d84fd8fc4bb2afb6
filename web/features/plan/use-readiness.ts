import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const readinessQuery = queryOptions({ queryKey: ['readiness'], queryFn: () => api.getReadiness() });

/** How ready the learner is, read anew at every visit: each answer changes it. */
export const useReadiness = () => useQuery({ ...readinessQuery, refetchOnMount: 'always' });
