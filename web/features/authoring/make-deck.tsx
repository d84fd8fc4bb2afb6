import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api-client.ts';
import { Button } from '../../components/button.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { newId } from '../../new-id.ts';
import { DeckWordsDialog } from './deck-words-dialog.tsx';

/** Makes a deck of one's own and opens it; strangers have none. */
export function MakeDeck() {
  const session = useSession();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [id, setId] = useState(newId);
  const make = useMutation({
    mutationFn: (words: { title: string; summary: string }) => api.createOwnDeck({ body: { id, ...words } }),
    onSuccess: async (deck) => {
      setId(newId());
      await queryClient.invalidateQueries({ queryKey: ['decks'] });
      navigate(`/library/decks/${deck.id}/edit`);
    },
  });
  if (!session.data) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>
        <Plus size={17} aria-hidden /> Make a deck
      </Button>
      {asked && (
        <DeckWordsDialog
          heading="Make a deck"
          action="Make it"
          words={{ title: '', summary: '' }}
          busy={make.isPending}
          error={make.error}
          onWords={(words) => make.mutate(words)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
