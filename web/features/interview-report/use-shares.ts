import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const sharesKey = (interviewId: string) => ['interview-shares', interviewId];

/** The links to a report: those there are, making one and revoking one. */
export function useShares(interviewId: string) {
  const queryClient = useQueryClient();
  const queryKey = sharesKey(interviewId);
  const readAgain = () => queryClient.invalidateQueries({ queryKey });
  return {
    list: useQuery({
      queryKey,
      queryFn: () => api.listInterviewShares({ params: { interviewId } }),
      // It says how often a link was opened, which others do.
      staleTime: 0,
    }),
    make: useMutation({
      mutationFn: (days: number) => api.shareInterview({ params: { interviewId }, body: { days } }),
      onSuccess: readAgain,
    }),
    revoke: useMutation({
      mutationFn: (shareId: string) => api.revokeInterviewShare({ params: { interviewId, shareId } }),
      onSuccess: readAgain,
    }),
  };
}
