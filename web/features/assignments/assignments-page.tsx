import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnSubmission } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { capital, countWord, listing } from '../../format.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { useCohorts } from '../coach/use-cohorts.ts';
import { isToDo } from './assignment-words.ts';
import { SubmissionRow } from './submission-row.tsx';
import { submissionsQuery } from './use-submissions.ts';

/** What coaches set: what is to be done first, by due date. */
export default function AssignmentsPage() {
  const session = useSession();
  const { data, error, refetch } = useQuery({
    ...submissionsQuery,
    refetchOnMount: 'always',
    enabled: session.data != null,
  });
  const items = data?.items ?? [];
  const toDo = items.filter(isToDo);
  const rest = items.filter((own) => !isToDo(own));
  const isEmpty = (data !== undefined && items.length === 0) || (!session.isPending && session.data == null);
  return (
    <div className="grid gap-8">
      <PageHeading title="Assignments" eyebrow="Assignments">
        {toDo.length > 0 ? `${capital(countWord(toDo.length, 'assignment'))} to do.` : 'What your coach set for you.'}
      </PageHeading>
      {error && data === undefined ? (
        <ErrorState title="Your assignments could not be read" error={error} onRetry={() => void refetch()} />
      ) : isEmpty ? (
        <NothingSet />
      ) : data === undefined ? (
        <Loading label="Loading your assignments" className="grid gap-3">
          <Skeleton className="h-20 rounded-card" />
          <Skeleton className="h-20 rounded-card" />
        </Loading>
      ) : (
        <>
          <Section title="To do" none="Nothing is left to do." items={toDo} />
          {rest.length > 0 && <Section title="Done and closed" none="" items={rest} />}
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

function Section({ title, none, items }: { title: string; none: string; items: readonly OwnSubmission[] }) {
  const { timeZone } = useStudyClock();
  const [now] = useState(() => new Date());
  return (
    <section aria-label={title} className="grid gap-4">
      <h2 className="font-serif text-2xl tracking-tight">{title}</h2>
      {items.length === 0 ? (
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
    </section>
  );
}
