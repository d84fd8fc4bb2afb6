import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Webhook } from '../../api-types.ts';

/** The webhooks of a cohort, and what a coach does with them. */
export function useWebhooks(cohortId: string) {
  const queryClient = useQueryClient();
  const queryKey = ['webhooks', cohortId];
  const onSettled = () => queryClient.invalidateQueries({ queryKey });
  const of = (webhookId: string) => ({ params: { cohortId, webhookId } });
  return {
    list: useQuery({ queryKey, queryFn: () => api.listWebhooks({ params: { cohortId } }) }),
    make: useMutation({
      mutationFn: (body: Pick<Webhook, 'url' | 'events'>) => api.createWebhook({ params: { cohortId }, body }),
      onSettled,
    }),
    enable: useMutation({
      mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) =>
        api.updateWebhook({ ...of(id), body: { enabled } }),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.deleteWebhook(of(id)), onSettled }),
    test: useMutation({ mutationFn: (id: string) => api.testWebhook(of(id)), onSettled }),
  };
}
