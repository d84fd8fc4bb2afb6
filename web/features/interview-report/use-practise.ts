import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api } from '../../api-client.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import { capital, countWord } from '../../format.ts';
import { reportQuery } from './use-report.ts';

/** Puts drills of the report on Today; the message leads to them. */
export function usePractise(interviewId: string) {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (drillCardIds: string[]) => api.practiseInterview({ params: { interviewId }, body: { drillCardIds } }),
    onSuccess: async ({ cardIds: [first, ...more] }) => {
      for (const name of ['queue', 'progress', 'plan', 'decks'])
        void queryClient.invalidateQueries({ queryKey: [name] });
      await queryClient.invalidateQueries({ queryKey: reportQuery(interviewId).queryKey });
      if (first === undefined) return void toast('Nothing is left to drill.');
      const many = more.length + 1;
      toast(`${capital(countWord(many, 'drill'))} ${many === 1 ? 'is' : 'are'} on Today.`, {
        action: { label: 'Practise now', run: () => navigate(`/practice?cardId=${encodeURIComponent(first)}`) },
      });
    },
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
  });
}
