import { useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

/** What each desired retention would cost this learner. */
export const useWorkload = () =>
  useQuery({ queryKey: ['workload'], queryFn: () => api.getWorkload(), staleTime: 5 * 60_000 });
