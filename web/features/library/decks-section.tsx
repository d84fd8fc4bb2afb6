import type { Deck } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { MakeDeck } from '../authoring/make-deck.tsx';
import { DeckRow } from './deck-row.tsx';
import { useDecks } from './use-decks.ts';

/** Every deck a click away: the learner's own, then those of this server. */
export function DecksSection() {
  const decks = useDecks();
  const own = decks.data?.items.filter((deck) => deck.own) ?? [];
  const ofServer = decks.data?.items.filter((deck) => !deck.own) ?? [];
  return (
    <>
      {own.length > 0 && (
        <section aria-labelledby="own-decks" className="grid gap-4 pt-2">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="own-decks" className="font-serif text-xl">
              Your decks
            </h2>
            <MakeDeck />
          </div>
          <DeckRows decks={own} />
        </section>
      )}
      {(decks.data === undefined || ofServer.length > 0) && <ServerDecks decks={decks} items={ofServer} />}
      {decks.isSuccess && own.length === 0 && (
        <div>
          <MakeDeck />
        </div>
      )}
    </>
  );
}

function ServerDecks({ decks, items }: { decks: ReturnType<typeof useDecks>; items: readonly Deck[] }) {
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
      {decks.isSuccess && <DeckRows decks={items} />}
    </section>
  );
}

function DeckRows({ decks }: { decks: readonly Deck[] }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {decks.map((deck) => (
          <DeckRow key={deck.id} deck={deck} />
        ))}
      </ul>
    </Card>
  );
}
