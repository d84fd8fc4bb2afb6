import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { SubmissionStatus } from '../../api-types.ts';

export const submissionsKey = (cohortId: string) => ['submissions', cohortId] as const;

/** What was handed in to a cohort, in one status and for one assignment if given, a page at a time. */
export const useSubmissions = (cohortId: string, status: SubmissionStatus, assignmentId?: string) =>
  useInfiniteQuery({
    queryKey: [...submissionsKey(cohortId), status, assignmentId ?? null],
    queryFn: ({ pageParam }) =>
      api.listSubmissions({ params: { cohortId }, query: { status, assignmentId, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchOnMount: 'always',
  });
