import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { SubmissionStatus } from '../../api-types.ts';

export const submissionsKey = (cohortId: string) => ['submissions', cohortId] as const;

/** What was handed in to a cohort, in one status, a page at a time. */
export const useSubmissions = (cohortId: string, status: SubmissionStatus) =>
  useInfiniteQuery({
    queryKey: [...submissionsKey(cohortId), status],
    queryFn: ({ pageParam }) => api.listSubmissions({ params: { cohortId }, query: { status, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchOnMount: 'always',
  });
