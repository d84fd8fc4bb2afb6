import { Card } from '../../components/card.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading } from '../../components/skeleton.tsx';
import type { Deck } from '../../api-types.ts';
import { DeckChecked, DeckSize } from './deck-facts.tsx';
import { DeleteDeck } from './delete-deck.tsx';
import { DeckLimits } from './deck-limits.tsx';
import { LibraryPage } from './library-page.tsx';
import { QuestionList } from './question-list.tsx';
import { StrangerNote } from './stranger-note.tsx';
import { StudyButton } from './study-button.tsx';
import { useDeck } from './use-decks.ts';

/** A deck: what it is, how current, its limits, and its questions without their answers. */
export default function DeckPage({ id }: { id: string }) {
  const { data: deck, error, isError, refetch } = useDeck(id);
  return (
    <LibraryPage
      what="deck"
      title={deck?.title}
      summary={deck?.summary}
      {...(deck && !deck.own && { between: [{ href: `/library/skills/${deck.skillId}`, label: deck.skillTitle }] })}
      failure={isError && deck === undefined ? { error, retry: () => void refetch() } : undefined}
    >
      {deck === undefined ? (
        <DeckSkeleton />
      ) : (
        <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <aside aria-label="About this deck" className="grid gap-4 lg:order-2">
            <Study deck={deck} />
          </aside>
          <QuestionList deck={deck} />
        </div>
      )}
    </LibraryPage>
  );
}

function Study({ deck }: { deck: Deck }) {
  return (
    <>
      <Card aria-label="Study this deck" className="grid gap-4 p-5">
        <div className="flex items-baseline justify-between gap-3">
          <DeckSize deck={deck} />
          {deck.enrolled && <Chip tone="accent">Studying</Chip>}
        </div>
        <div className="flex flex-wrap gap-2">
          {deck.enrolled && (
            <ButtonLink look="primary" href={`/practice?deckId=${encodeURIComponent(deck.id)}`}>
              Practise this deck
            </ButtonLink>
          )}
          <StudyButton deck={deck} primary />
        </div>
        <StrangerNote />
        {deck.enrolled && deck.limits && <DeckLimits key={deck.id} deckId={deck.id} limits={deck.limits} />}
      </Card>
      {deck.own ? (
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/library/decks/${deck.id}/edit`}>Write on this deck</ButtonLink>
          <DeleteDeck deck={deck} />
        </div>
      ) : (
        <Card aria-label="How current it is" className="grid gap-3 p-5">
          <DeckChecked deck={deck} />
          <p className="text-sm text-ink-3">Licence {deck.licence}</p>
        </Card>
      )}
    </>
  );
}

function DeckSkeleton() {
  return (
    <Loading label="Loading the deck" className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <CardSkeleton className="self-start lg:order-2" />
      <CardSkeleton lines={12} />
    </Loading>
  );
}
