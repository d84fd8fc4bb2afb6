import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import { signOut } from '../../auth-client.ts';
import { forgetLearner } from '../../forget-learner.ts';

const queryKey = ['deletion'];

/** What deleting the account would take along, as of now. */
export const useDeletion = () => useQuery({ queryKey, queryFn: () => api.describeDeletion(), staleTime: 0, gcTime: 0 });

/** Deletes the account, then what this browser keeps of it, and goes to the first page, which says so. */
export function useDeleteAccount(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: NonNullable<NonNullable<Parameters<typeof api.deleteMe>[0]>['body']>) => {
      await api.deleteMe({ body });
      await forgetLearner(userId);
      await signOut().catch(() => undefined); // the session is gone; this takes its cookie
    },
    onSuccess: () => location.assign('/?account=deleted'),
    // Somebody may have joined or left a cohort meanwhile.
    onError: () => void queryClient.invalidateQueries({ queryKey }),
  });
}
