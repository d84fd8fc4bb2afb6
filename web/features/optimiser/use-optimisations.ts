import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api-client.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import { isUnderWay } from './optimiser-words.ts';

/** How often to ask how far an optimisation is, ms. */
const watchMs = 1000;

const optimisationsQuery = queryOptions({
  queryKey: ['optimisations'],
  queryFn: () => api.listOptimisations({ query: { limit: 10 } }),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? watchMs : false),
});

/** The learner’s optimisations; while one is under way it is asked for again and again. When it is over, dates may change. */
export function useOptimisations() {
  const queryClient = useQueryClient();
  const optimisations = useQuery(optimisationsQuery);
  const underWay = optimisations.data?.items.some(isUnderWay) ?? false;
  useEffect(() => {
    if (underWay) return () => void queryClient.invalidateQueries({ queryKey: ['queue'] });
    return undefined;
  }, [underWay, queryClient]);
  return optimisations;
}

/** What can be done about optimisations; each answer is followed by a look at the list. */
export function useOptimiser() {
  const queryClient = useQueryClient();
  const after = {
    onError: (error: unknown) => void toast(messageOf(error), { tone: 'problem' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: optimisationsQuery.queryKey }),
  };
  const start = useMutation({ mutationFn: () => api.startOptimisation(), ...after });
  const cancel = useMutation({
    mutationFn: (optimisationId: string) => api.cancelOptimisation({ params: { optimisationId } }),
    ...after,
  });
  const revert = useMutation({
    mutationFn: ({ id, to }: { id: string; to: 'previous' | 'default' }) =>
      api.revertOptimisation({ params: { optimisationId: id }, body: { to } }),
    ...after,
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['queue'] });
      toast('You are back to what was in force before.');
    },
  });
  return { start, cancel, revert };
}
