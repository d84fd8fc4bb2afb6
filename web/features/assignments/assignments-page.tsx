import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnSubmission } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { capital, countWord, listing } from '../../format.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { useCohorts } from '../coach/use-cohorts.ts';
import { SubmissionRow } from './submission-row.tsx';
import { submissionsQuery } from './use-submissions.ts';

/** What coaches set: what is to be done first, by due date. */
export default function AssignmentsPage() {
  const session = useSession();
  const asked = { refetchOnMount: 'always', enabled: session.data != null } as const;
  const toDo = useInfiniteQuery({ ...submissionsQuery('to-do'), ...asked });
  const done = useInfiniteQuery({ ...submissionsQuery('done'), ...asked });
  const counts = toDo.data?.pages[0]?.counts;
  const left = counts?.['to-do'] ?? 0;
  const isEmpty = (counts !== undefined && left + counts.done === 0) || (!session.isPending && session.data == null);
  return (
    <div className="grid gap-8">
      <PageHeading title="Assignments" eyebrow="Assignments">
        {left > 0 ? `${capital(countWord(left, 'assignment'))} to do.` : 'What your coach set for you.'}
      </PageHeading>
      {isEmpty ? (
        <NothingSet />
      ) : (
        <>
          <Section title="To do" none="Nothing is left to do." work={toDo} />
          {(counts === undefined || counts.done > 0) && <Section title="Done and closed" none="" work={done} />}
        </>
      )}
    </div>
  );
}

function NothingSet() {
  const cohorts = useCohorts().data?.items ?? [];
  const learningIn = cohorts.flatMap(({ role, name }) => (role === 'learner' ? name : []));
  if (learningIn.length === 0)
    return (
      <EmptyState title="Nothing is set for you." actions={<ButtonLink href="/join">Join a cohort</ButtonLink>}>
        <p>Coaches set work for a cohort: join yours with the link or the code that you were sent.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing is set for you yet." actions={<ButtonLink href="/">Go to Today</ButtonLink>}>
      <p>What is set in {listing(learningIn)} comes here, and you are told. Until then, practise what you like.</p>
    </EmptyState>
  );
}

type Work = UseInfiniteQueryResult<InfiniteData<{ items: OwnSubmission[] }>>;

function Section({ title, none, work }: { title: string; none: string; work: Work }) {
  const { timeZone } = useStudyClock();
  const [now] = useState(() => new Date());
  const items = work.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-label={title} className="grid gap-4">
      <h2 className="font-serif text-2xl tracking-tight">{title}</h2>
      {items === undefined ? (
        work.isError ? (
          <ErrorState
            title="Your assignments could not be read"
            error={work.error}
            onRetry={() => void work.refetch()}
          />
        ) : (
          <Loading label="Loading your assignments" className="grid gap-3">
            <Skeleton className="h-20 rounded-card" />
            <Skeleton className="h-20 rounded-card" />
          </Loading>
        )
      ) : items.length === 0 ? (
        <p className="text-ink-2">{none}</p>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((own) => (
              <SubmissionRow key={own.assignment.id} own={own} timeZone={timeZone} now={now} />
            ))}
          </ul>
        </Card>
      )}
      {work.hasNextPage && (
        <Button className="justify-self-start" busy={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
          Show more<span className="sr-only">: {title}</span>
        </Button>
      )}
    </section>
  );
}
