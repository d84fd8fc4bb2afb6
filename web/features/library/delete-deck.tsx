import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api-client.ts';
import type { Deck } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Problem } from '../../components/problem.tsx';
import { count } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';

/** Deletes a deck of the learner's own, once they have said so twice. */
export function DeleteDeck({ deck }: { deck: Deck }) {
  const [asked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.deleteDeck({ params: { deckId: deck.id } }),
    onSuccess: async () => {
      // This page still shows the deck for a moment; what other pages kept of it must not be seen again.
      await queryClient.invalidateQueries({ refetchType: 'none' });
      queryClient.removeQueries({ type: 'inactive' });
      navigate('/library');
      toast(`${deck.title} is deleted.`);
    },
  });
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        Delete this deck…
      </Button>
      {asked && (
        <Dialog
          title={`Delete ${deck.title}?`}
          onClose={() => setAsked(false)}
          textOnly
          actions={
            <>
              <Button onClick={() => setAsked(false)}>Keep it</Button>
              <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
                Delete for good
              </Button>
            </>
          }
        >
          <p>
            Its {count(deck.questionCount, 'question')}, your answers to them and the reviews of their cards go with it.
            There is no way back; you may download them first, in Settings under “Your data”.
          </p>
          <Problem of={remove.error} className="mt-3" />
        </Dialog>
      )}
    </>
  );
}
