import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';

/** Suspends or resumes a card; what is due and how it stands are read anew. */
export function useSuspend() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ cardId, suspended }: { cardId: string; suspended: boolean }) =>
      api.updateCard({ params: { cardId }, body: { suspended } }),
    onSuccess: async ({ suspended }) => {
      void queryClient.invalidateQueries({ queryKey: ['queue'] });
      await queryClient.invalidateQueries({ queryKey: ['progress'] });
      toast(suspended ? 'Suspended: it is not asked until you resume it.' : 'Resumed: it is asked again when due.');
    },
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
  });
}
