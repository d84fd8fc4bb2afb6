import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const listKey = ['submissions', 'list'];

/** What is set for the learner, to be done or done, a page at a time. */
export const submissionsQuery = (state: 'to-do' | 'done') =>
  infiniteQueryOptions({
    queryKey: [...listKey, state],
    queryFn: ({ pageParam }) => api.listOwnSubmissions({ query: { state, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const submissionQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ['submissions', 'one', assignmentId],
    queryFn: () => api.getOwnSubmission({ params: { assignmentId } }),
  });

/** Begins a take or goes on with it, and hands one in early. */
export function useSubmission(assignmentId: string) {
  const queryClient = useQueryClient();
  const params = { assignmentId };
  const onSuccess = (own: Awaited<ReturnType<typeof api.getOwnSubmission>>) => {
    queryClient.setQueryData(submissionQuery(assignmentId).queryKey, own);
    for (const key of [listKey, ['decks'], ['queue'], ['interviews']])
      void queryClient.invalidateQueries({ queryKey: key });
  };
  return {
    start: useMutation({
      mutationFn: (inputMode: 'typed' | 'spoken' | undefined) =>
        api.startTake({ params, body: inputMode === undefined ? {} : { inputMode } }),
      onSuccess,
    }),
    handIn: useMutation({ mutationFn: () => api.handInSubmission({ params }), onSuccess }),
  };
}
