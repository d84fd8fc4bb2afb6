import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api } from '../../api-client.ts';
import type { Interview } from '../../api-types.ts';
import { useGuestFirst } from '../../hooks/use-guest-first.ts';
import { newId } from '../../new-id.ts';
import { rememberSetUp, type SetUp } from './set-up.ts';

/** The learner’s interviews, newest first, a page at a time. */
export const interviewsQuery = infiniteQueryOptions({
  queryKey: ['interviews', 'list'],
  queryFn: ({ pageParam }) => api.listInterviews({ query: { limit: 10, cursor: pageParam } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** An interview as it stands. */
export const interviewQuery = (interviewId: string) =>
  queryOptions({
    queryKey: ['interviews', 'one', interviewId],
    queryFn: () => api.getInterview({ params: { interviewId } }),
  });

/** Plans an interview and goes to it; a stranger becomes a guest first. */
export function usePlan() {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const guestFirst = useGuestFirst();
  return useMutation({
    mutationFn: async (setUp: SetUp) => {
      const { seed, ...chosen } = setUp;
      await guestFirst();
      return api.createInterview({ body: { id: newId(), ...chosen, ...(seed === null ? {} : { seed }) } });
    },
    onSuccess: (interview, setUp) => {
      rememberSetUp(setUp);
      keepInterview(queryClient, interview);
      navigate(`/interviews/${interview.id}`);
    },
  });
}

/** Keeps what the server told of an interview; the list is read anew. */
export function keepInterview(queryClient: ReturnType<typeof useQueryClient>, interview: Interview) {
  queryClient.setQueryData(interviewQuery(interview.id).queryKey, interview);
  void queryClient.invalidateQueries({ queryKey: interviewsQuery.queryKey });
}
