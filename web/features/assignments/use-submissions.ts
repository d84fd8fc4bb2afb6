import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

/** What is set for the learner. */
export const submissionsQuery = queryOptions({
  queryKey: ['submissions', 'list'],
  queryFn: () => api.listOwnSubmissions(),
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
    for (const key of [submissionsQuery.queryKey, ['decks'], ['queue'], ['interviews']])
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
