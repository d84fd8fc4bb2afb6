import { useMutation } from '@tanstack/react-query';
import { signOut } from '../auth-client.ts';
import { messageOf } from '../components/error-state.tsx';
import { toast } from './toast.ts';

/** Signs out and loads the first page anew, so that nothing of the learner stays in memory. A guest’s work is lost with it: ask before. */
export function useSignOut() {
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => location.assign('/'),
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
  });
}
