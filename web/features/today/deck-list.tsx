import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Deck, Queue } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { count } from '../../format.ts';
import { queueQuery } from '../../hooks/use-queue.ts';
import { dueTotal } from './due-words.ts';
import { decksQuery } from './use-decks.ts';

/** The decks being studied, each with what is due in it. */
export function DeckList() {
  const decks = useQuery(decksQuery('true'));
  const items = decks.data?.items ?? [];
  const queues = useQueries({
    queries: items.map(({ id }) => ({ ...queueQuery({ deckId: id, limit: 1 }), refetchOnMount: 'always' as const })),
  });
  if (decks.isError)
    return <ErrorState title="Your decks could not be read" error={decks.error} onRetry={() => void decks.refetch()} />;
  return (
    <Card aria-labelledby="your-decks">
      <h2 id="your-decks" className="px-6 pt-5 pb-2 font-semibold">
        Your decks
      </h2>
      {decks.isPending && (
        <Loading label="Loading your decks" className="grid gap-3 px-6 pt-2 pb-6">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-4 w-2/3" />
        </Loading>
      )}
      <ul className="divide-y divide-line">
        {items.map((deck, index) => (
          <DeckRow key={deck.id} deck={deck} queue={queues[index]?.data} />
        ))}
      </ul>
      <p className="border-t border-line px-6 py-3">
        <Link href="/library" className="link inline-flex min-h-11 items-center text-sm text-ink-2">
          Find more in the Library
        </Link>
      </p>
    </Card>
  );
}

function DeckRow({ deck, queue }: { deck: Deck; queue: Queue | undefined }) {
  const due = queue === undefined ? undefined : dueTotal(queue.counts);
  return (
    <li className="flex items-center justify-between gap-4 px-6 py-3.5">
      <div className="grid gap-0.5">
        <Link href={`/library/decks/${deck.id}`} className="font-[550] hover:text-accent">
          {deck.title}
        </Link>
        <span className="num text-sm text-ink-3">
          {due === undefined
            ? ''
            : due === 0
              ? 'nothing due · '
              : `${due} due, about ${Math.max(1, queue?.minutes ?? 1)} min · `}
          {count(deck.questionCount, 'question')}
        </span>
      </div>
      {due !== undefined && due > 0 && (
        <ButtonLink look="quiet" href={`/practice?deckId=${encodeURIComponent(deck.id)}`}>
          Only this deck<span className="sr-only">: {deck.title}</span>
        </ButtonLink>
      )}
    </li>
  );
}
