import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import { getSession, signInAsGuest } from '../../auth-client.ts';
import { adoptTimeZone } from '../../hooks/adopt-time-zone.ts';
import { sessionQuery } from '../../hooks/use-session.ts';
import { learnerPresent } from '../../review-outbox.ts';

const firstDeck = 'containers';

/** One click from stranger to first question: signs in as a guest, enrols in the first deck, goes to Practice. */
export function useStartAsGuest() {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async () => {
      // A repeat after a failure half-way finds the guest already there.
      if ((await getSession()) === null) await signInAsGuest();
      const [enrolled] = await Promise.all([enrolInFirstDeck(), adoptTimeZone()]);
      return { session: await getSession(), enrolled };
    },
    onSuccess: ({ session, enrolled }) => {
      learnerPresent(session?.user.id ?? null);
      queryClient.setQueryData(sessionQuery.queryKey, session);
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      if (enrolled) navigate('/practice');
    },
  });
}

/** False where this server has no such deck: Today then asks to choose one. */
async function enrolInFirstDeck(): Promise<boolean> {
  try {
    await api.enrol({ params: { deckId: firstDeck } });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}
