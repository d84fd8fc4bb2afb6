import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Me } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { count, formatDay } from '../../format.ts';
import { decksQuery, useEnrol } from './use-decks.ts';

/** For a learner without a deck: choose one, and the first questions are there. `children` come before the decks. */
export function ChooseDeck({ me, children }: { me: Me; children?: ReactNode }) {
  const decks = useQuery(decksQuery());
  const enrol = useEnrol();
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <PageHeading title="Today" eyebrow={formatDay(me.studyDay)}>
          What would you like to be asked?
        </PageHeading>
        <p className="max-w-xl text-lg leading-relaxed text-ink-2">
          Choose a deck. A few of its questions come each day, and you may stop or add others at any time.
        </p>
      </div>
      {children}
      <Problem of={enrol.error} />
      {decks.isPending && (
        <Loading label="Loading the decks" className="grid gap-4">
          <Skeleton className="h-28 w-full rounded-card" />
          <Skeleton className="h-28 w-full rounded-card" />
        </Loading>
      )}
      {decks.isError && (
        <ErrorState title="The decks could not be read" error={decks.error} onRetry={() => void decks.refetch()} />
      )}
      {decks.data?.items.length === 0 && (
        <EmptyState title="This server has no decks yet">
          Whoever runs it can add some as files; its README says how.
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {decks.data?.items.map((deck, index) => (
          <li key={deck.id}>
            <Card className="flex flex-wrap items-center justify-between gap-4 p-6">
              <div className="grid max-w-2xl gap-1">
                <h2 className="font-serif text-xl">{deck.title}</h2>
                <p className="text-ink-2">
                  <InlineCode>{deck.summary}</InlineCode>
                </p>
                <p className="num text-sm text-ink-3">
                  {deck.skillTitle} · {count(deck.questionCount, 'question')} · about {deck.minutes} min in all
                </p>
              </div>
              <Button
                look={index === 0 ? 'primary' : 'plain'}
                busy={enrol.isPending && enrol.variables === deck.id}
                onClick={() => enrol.mutate(deck.id)}
              >
                Study this deck
              </Button>
            </Card>
          </li>
        ))}
      </ul>
      <ButtonLink look="quiet" href="/library" className="justify-self-start">
        Browse the Library first
      </ButtonLink>
    </div>
  );
}
