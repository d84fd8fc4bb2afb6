import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useMe } from '../../hooks/use-me.ts';
import { queueQuery } from '../../hooks/use-queue.ts';
import { outboxOf } from '../../review-outbox.ts';
import { AssignmentsCard } from './assignments-card.tsx';
import { BreakNotice } from './break-notice.tsx';
import { ChooseDeck } from './choose-deck.tsx';
import { DeckList } from './deck-list.tsx';
import { DueCard } from './due-card.tsx';
import { GuestNotice } from './guest-notice.tsx';
import { InterviewCard } from '../plan/interview-card.tsx';
import { NothingDue } from './nothing-due.tsx';
import { isPlanned } from '../plan/is-planned.ts';
import { PlanCard } from '../plan/plan-card.tsx';
import { TodaySkeleton } from './today-skeleton.tsx';

/** Today of a learner or guest: what is due, or why nothing is, and the decks. */
export function LearnerToday({ userId }: { userId: string }) {
  const queryClient = useQueryClient();
  const queue = useQuery({ ...queueQuery(), refetchOnMount: 'always' });
  const me = useMe();

  // What an earlier visit could not send changes what is due.
  useEffect(() => {
    const outbox = outboxOf(userId);
    outbox.retry();
    return outbox.onSettled(() => void queryClient.invalidateQueries({ queryKey: ['queue'] }));
  }, [queryClient, userId]);

  const failed = queue.isError ? queue : me.isError ? me : undefined;
  if (failed && (queue.data === undefined || me.data === undefined))
    return (
      <div className="grid gap-6">
        <PageHeading title="Today">Today</PageHeading>
        <ErrorState
          title="What is due could not be read"
          error={failed.error}
          onRetry={() => void Promise.all([queue.refetch(), me.refetch()])}
        />
      </div>
    );
  if (queue.data === undefined || me.data === undefined) return <TodaySkeleton />;
  if (queue.data.reason === 'not-enrolled')
    return (
      <ChooseDeck me={me.data}>
        <AssignmentsCard />
      </ChooseDeck>
    );
  return (
    <div className="grid gap-6">
      <BreakNotice me={me.data} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        {queue.data.reason === null ? (
          <DueCard queue={queue.data} me={me.data} isPlanned={isPlanned(me.data)} />
        ) : (
          <NothingDue queue={queue.data} reason={queue.data.reason} me={me.data} />
        )}
        <InterviewCard me={me.data} />
      </div>
      <AssignmentsCard />
      {isPlanned(me.data) && <PlanCard />}
      <div
        className={`grid items-start gap-6 ${me.data.guestUntil === null ? '' : 'lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]'}`}
      >
        <DeckList />
        <GuestNotice me={me.data} />
      </div>
    </div>
  );
}
