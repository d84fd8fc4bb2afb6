import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { DeckRow } from './deck-row.tsx';
import { useDecks } from './use-decks.ts';

/** Every deck of this server, a click away. */
export function DecksSection() {
  const decks = useDecks();
  if (decks.data?.items.length === 0) return null;
  return (
    <section aria-labelledby="decks" className="grid gap-4 pt-2">
      <h2 id="decks" className="font-serif text-xl">
        All decks
      </h2>
      {decks.isPending && (
        <Loading label="Loading the decks">
          <CardSkeleton lines={8} />
        </Loading>
      )}
      {decks.isError && (
        <ErrorState title="The decks could not be read" error={decks.error} onRetry={() => void decks.refetch()} />
      )}
      {decks.isSuccess && (
        <Card>
          <ul className="divide-y divide-line">
            {decks.data.items.map((deck) => (
              <DeckRow key={deck.id} deck={deck} />
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
