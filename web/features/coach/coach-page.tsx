import { type SyntheticEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Cohort } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Chip } from '../../components/chip.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { namesFields } from '../../field-errors.ts';
import { count, listing } from '../../format.ts';
import { useSession } from '../../hooks/use-session.ts';
import { CohortFields, type CohortWords } from './cohort-fields.tsx';
import { useCohorts, useCreateCohort } from './use-cohorts.ts';

/** The cohorts that one coaches, and making one. */
export default function CoachPage() {
  const { data: session } = useSession();
  const { data, error, refetch } = useCohorts();
  const [making, setMaking] = useState(false);
  const hasAccount = session != null && session.user.isAnonymous !== true;
  const coached = data?.items.filter(({ role }) => role === 'coach') ?? [];
  const learning = data?.items.filter(({ role }) => role === 'learner') ?? [];
  return (
    <div className="grid gap-8">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <PageHeading title="Coach">Coach</PageHeading>
        {coached.length > 0 && (
          <Button look="primary" onClick={() => setMaking(true)}>
            New cohort
          </Button>
        )}
      </header>
      {session === undefined || (hasAccount && data === undefined && !error) ? (
        <Loading label="Loading your cohorts">
          <CardSkeleton lines={3} />
        </Loading>
      ) : !hasAccount ? (
        <EmptyState
          title="Coaching needs an account."
          actions={
            <>
              <ButtonLink look="primary" href="/sign-up?next=%2Fcoach">
                Sign up
              </ButtonLink>
              <ButtonLink href="/sign-in?next=%2Fcoach">Sign in</ButtonLink>
            </>
          }
        >
          <WhatACoachDoes />
        </EmptyState>
      ) : error ? (
        <ErrorState title="Your cohorts could not be read" error={error} onRetry={() => void refetch()} />
      ) : coached.length === 0 ? (
        <EmptyState
          title="You coach nobody yet."
          actions={
            <Button look="primary" onClick={() => setMaking(true)}>
              Make a cohort
            </Button>
          }
        >
          <WhatACoachDoes />
        </EmptyState>
      ) : (
        <CohortList cohorts={coached} />
      )}
      {learning.length > 0 && (
        <p className="text-sm text-ink-2">
          You learn in {listing(learning.map(({ name }) => name))}: what their coaches see is in{' '}
          <Link href="/settings#cohorts" className="link">
            Settings
          </Link>
          .
        </p>
      )}
      <p className="text-sm text-ink-2">
        Were you given a code?{' '}
        <Link href="/join" className="link">
          Join a cohort
        </Link>
        .
      </p>
      {making && <NewCohort onClose={() => setMaking(false)} />}
    </div>
  );
}

const WhatACoachDoes = () => (
  <p>
    A coach sets work for a group of learners, reads or hears their answers, and corrects the grades point by point. You
    invite the group with one link, and see who needs you.
  </p>
);

function CohortList({ cohorts }: { cohorts: readonly Cohort[] }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {cohorts.map((cohort) => (
        <li key={cohort.id}>
          <Card className="relative grid h-full content-start gap-1.5 p-5 hover:border-line-strong">
            <h2 className="flex flex-wrap items-center gap-2 font-serif text-xl leading-snug">
              <Link href={`/coach/${cohort.id}`} className="after:absolute after:inset-0 after:rounded-card">
                {cohort.name}
              </Link>
              {cohort.archivedAt !== null && <Chip>archived</Chip>}
            </h2>
            <p className="num text-sm text-ink-2">
              {cohort.learnerCount === 0 ? 'nobody has joined yet' : count(cohort.learnerCount, 'learner')}
              {cohort.coaches.length > 1 && `, ${count(cohort.coaches.length, 'coach', 'coaches')}`}
            </p>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function NewCohort({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState<CohortWords>({ name: '', about: '' });
  const [, navigate] = useLocation();
  const create = useCreateCohort();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.mutate(words, { onSuccess: ({ id }) => navigate(`/coach/${id}/people#invite`) });
  };
  return (
    <Dialog title="New cohort" onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-5">
        <CohortFields value={words} onChange={setWords} error={create.error} />
        <Problem of={namesFields(create.error) ? null : create.error} />
        <Button type="submit" look="primary" busy={create.isPending} className="justify-self-start">
          Make the cohort
        </Button>
      </form>
    </Dialog>
  );
}
