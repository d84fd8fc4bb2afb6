import { useMutation } from '@tanstack/react-query';
import { signOut } from '../auth-client.ts';
import { messageOf } from '../components/error-state.tsx';
import { forgetAllTakes } from '../takes.ts';
import { toast } from './toast.ts';

/** Signs out, deletes the recordings on this device and loads the first page anew, so that nothing of the learner stays in memory. A guest’s work is lost with it: ask before. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      await signOut();
      await forgetAllTakes().catch(() => undefined); // where nothing is stored
    },
    onSuccess: () => location.assign('/'),
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
  });
}
