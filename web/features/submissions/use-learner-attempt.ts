import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Verdict } from '../../api-types.ts';
import { submissionKey } from './use-review.ts';

export interface Correction {
  pointId: string;
  verdict: Verdict;
  reason?: string | undefined;
}

/** An answer of a learner as their coach has it, and correcting its verdicts. */
export function useLearnerAttempt(userId: string, attemptId: string, assignmentId: string | undefined) {
  const queryClient = useQueryClient();
  const queryKey = ['learner-attempt', userId, attemptId];
  const params = { userId, attemptId };
  return {
    attempt: useQuery({ queryKey, queryFn: () => api.getLearnerAttempt({ params }) }),
    correct: useMutation({
      scope: { id: queryKey.join(' ') },
      mutationFn: ({ pointId, verdict, reason }: Correction) =>
        api.correctVerdicts({
          params,
          body: { verdicts: [{ pointId, verdict, ...(reason === undefined ? {} : { reason }) }] },
        }),
      onSuccess: (attempt) => {
        queryClient.setQueryData(queryKey, attempt);
        if (assignmentId !== undefined)
          void queryClient.invalidateQueries({ queryKey: submissionKey(userId, assignmentId) });
        void queryClient.invalidateQueries({ queryKey: ['learner-report', userId] });
      },
    }),
  };
}
