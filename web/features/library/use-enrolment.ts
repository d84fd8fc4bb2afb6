import { useMutation, useQueryClient } from '@tanstack/react-query';
import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api-client.ts';
import type { Deck } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import { useGuestFirst } from '../../hooks/use-guest-first.ts';
import { changeDeckInCache, refreshStudy } from './deck-cache.ts';

interface Change {
  deck: Pick<Deck, 'id' | 'title'>;
  enrolled: boolean;
}

/** Starts or stops studying a deck, shown at once and offered to undo; a stranger becomes a guest first. */
export function useEnrolment() {
  const queryClient = useQueryClient();
  const guestFirst = useGuestFirst();
  const mutation = useMutation({
    scope: { id: 'enrolment' },
    mutationFn: async ({ deck, enrolled }: Change) => {
      const isNewGuest = await guestFirst();
      const answer = await (enrolled ? api.enrol : api.leaveDeck)({ params: { deckId: deck.id } });
      return { answer, isNewGuest };
    },
    onMutate: async ({ deck, enrolled }) => {
      await Promise.all([['decks'], ['skills']].map((queryKey) => queryClient.cancelQueries({ queryKey })));
      changeDeckInCache(queryClient, deck.id, { enrolled });
    },
    onSuccess: ({ answer, isNewGuest }, change) => {
      changeDeckInCache(queryClient, answer.id, answer);
      announce(change, isNewGuest, () => mutation.mutate({ ...change, enrolled: !change.enrolled }));
    },
    onError: (error, change) => {
      changeDeckInCache(queryClient, change.deck.id, { enrolled: !change.enrolled });
      toast(messageOf(error), { tone: 'problem', action: { label: 'Try again', run: () => mutation.mutate(change) } });
    },
    onSettled: () => refreshStudy(queryClient),
  });
  return mutation;
}

function announce({ deck, enrolled }: Change, isNewGuest: boolean, undo: () => void) {
  if (!enrolled)
    toast(`You no longer study ${deck.title}. Its cards and history are kept.`, {
      action: { label: 'Undo', run: undo },
    });
  else if (isNewGuest)
    toast(`${deck.title} is on Today. You are here as a guest.`, {
      action: { label: 'Keep my work', run: () => navigate('/sign-up') },
    });
  else toast(`${deck.title} is on Today.`, { action: { label: 'Undo', run: undo } });
}
