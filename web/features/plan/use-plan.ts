import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const planQuery = queryOptions({ queryKey: ['plan'], queryFn: () => api.getPlan({ query: { limit: 50 } }) });

/** Today’s plan, read anew at every visit: each answer changes it. */
export const usePlan = (enabled: boolean) => useQuery({ ...planQuery, enabled, refetchOnMount: 'always' });
