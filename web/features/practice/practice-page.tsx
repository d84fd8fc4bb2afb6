import { useState } from 'react';
import { Redirect, useSearch } from 'wouter';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { PracticeSession } from './practice-session.tsx';
import { PracticeSkeleton } from './practice-skeleton.tsx';

/** One question after another. `?cardId=` begins with that card, `?deckId=` keeps to one deck, `?ahead=true` answers ahead when nothing is due. */
export default function PracticePage() {
  const session = useSession();
  const search = new URLSearchParams(useSearch());
  const cardId = search.get('cardId') ?? undefined;
  const deckId = search.get('deckId') ?? undefined;
  const [run, setRun] = useState({ number: 0, ahead: search.get('ahead') === 'true' });
  if (session.isPending) return <PracticeSkeleton />;
  if (session.isError)
    return (
      <div className="grid gap-6">
        <PageHeading title="Practice">Practice</PageHeading>
        <ErrorState
          title="Could not find out who is here"
          error={session.error}
          onRetry={() => void session.refetch()}
        />
      </div>
    );
  if (session.data === null) return <Redirect to="/" replace />;
  return (
    <PracticeSession
      key={`${run.number} ${cardId ?? ''} ${deckId ?? ''}`}
      userId={session.data.user.id}
      isGuest={session.data.user.isAnonymous === true}
      cardId={run.number === 0 ? cardId : undefined}
      deckId={deckId}
      ahead={run.ahead}
      onAhead={() => setRun({ number: run.number + 1, ahead: true })}
    />
  );
}
