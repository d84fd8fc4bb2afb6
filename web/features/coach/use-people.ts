import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const membersQuery = (cohortId: string) =>
  infiniteQueryOptions({
    queryKey: ['cohorts', 'members', cohortId],
    queryFn: ({ pageParam }) => api.listMembers({ params: { cohortId }, query: { limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** The members of a cohort, for its coaches: who they are, what they become, and removing them. */
export function usePeople(cohortId: string) {
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: ['cohorts'] });
  return {
    members: useInfiniteQuery(membersQuery(cohortId)),
    change: useMutation({
      mutationFn: ({ userId, role }: { userId: string; role: 'coach' | 'learner' }) =>
        api.updateMember({ params: { cohortId, userId }, body: { role } }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (userId: string) => api.removeMember({ params: { cohortId, userId } }),
      onSuccess,
    }),
  };
}
