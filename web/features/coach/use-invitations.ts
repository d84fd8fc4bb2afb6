import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const invitationsQuery = (cohortId: string) =>
  infiniteQueryOptions({
    queryKey: ['cohorts', 'invitations', cohortId],
    queryFn: ({ pageParam }) => api.listInvitations({ params: { cohortId }, query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 0, // others use them up
  });

/** Invitations to a cohort: those there are, making one or many, and revoking one. */
export function useInvitations(cohortId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = invitationsQuery(cohortId);
  const onSuccess = () => queryClient.invalidateQueries({ queryKey });
  const params = { cohortId };
  return {
    list: useInfiniteQuery(invitationsQuery(cohortId)),
    make: useMutation({
      mutationFn: (body: { role: 'coach' | 'learner'; maxUses: number; days: number }) =>
        api.createInvitation({ params, body }),
      onSuccess,
    }),
    makeMany: useMutation({
      mutationFn: ({ file, skipInvalid }: { file: File; skipInvalid: boolean }) =>
        api.createInvitations({
          params,
          query: { skipInvalid: skipInvalid ? 'true' : 'false' },
          file: new Blob([file], { type: 'text/csv' }),
        }),
      onSuccess,
    }),
    revoke: useMutation({
      mutationFn: (invitationId: string) => api.revokeInvitation({ params: { cohortId, invitationId } }),
      onSuccess,
    }),
  };
}
