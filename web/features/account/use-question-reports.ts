import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const reportsQuery = queryOptions({ queryKey: ['question-reports'], queryFn: () => api.listQuestionReports() });

export type QuestionReport = Awaited<ReturnType<typeof api.listQuestionReports>>['items'][number];

/** What learners reported about questions, for an admin. */
export const useQuestionReports = () => useQuery(reportsQuery);

/** Marks a report as dealt with. */
export function useResolveReport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reportId: string) => api.resolveQuestionReport({ params: { reportId } }),
    onSuccess: (report) =>
      queryClient.setQueryData(
        reportsQuery.queryKey,
        (list) => list && { ...list, items: list.items.map((item) => (item.id === report.id ? report : item)) },
      ),
  });
}
