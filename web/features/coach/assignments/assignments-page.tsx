import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Assignment } from '../../../api-types.ts';
import { Button, ButtonLink } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { count } from '../../../format.ts';
import { useStudyClock } from '../../../hooks/use-study-clock.ts';
import { kindOf, momentIn } from '../../assignments/assignment-words.ts';
import { CohortFrame } from '../cohort-frame.tsx';
import { useIsArchived } from '../use-cohorts.ts';
import { assignmentsQuery } from './use-assignments.ts';

const groups = [
  { status: 'assigned', title: 'Assigned' },
  { status: 'draft', title: 'Drafts' },
  { status: 'closed', title: 'Closed' },
  { status: 'archived', title: 'Archived' },
] as const;

/** What is set in a cohort, by status. */
export default function CoachAssignmentsPage({ cohortId }: { cohortId: string }) {
  const assignments = useInfiniteQuery({ ...assignmentsQuery(cohortId), refetchOnMount: 'always' });
  const isArchived = useIsArchived(cohortId);
  const all = assignments.data?.pages.flatMap(({ items }) => items) ?? [];
  const base = `/coach/${cohortId}/assignments`;
  const newOne = (
    <ButtonLink look="primary" href={`${base}/new`}>
      New assignment
    </ButtonLink>
  );
  return (
    <CohortFrame cohortId={cohortId} actions={all.length > 0 ? newOne : undefined}>
      {assignments.isError && assignments.data === undefined ? (
        <ErrorState
          title="The assignments could not be read"
          error={assignments.error}
          onRetry={() => void assignments.refetch()}
        />
      ) : assignments.data === undefined ? (
        <Loading label="Loading the assignments" className="grid gap-3">
          <Skeleton className="h-20 rounded-card" />
          <Skeleton className="h-20 rounded-card" />
        </Loading>
      ) : all.length === 0 ? (
        <EmptyState
          title={isArchived ? 'Nothing was set here.' : 'Nothing is set yet.'}
          actions={!isArchived && newOne}
        >
          {!isArchived && (
            <p>
              Set a deck to answer, a mock interview, or a habit of practising on several days. It stays a draft that
              only coaches see until you assign it.
            </p>
          )}
        </EmptyState>
      ) : (
        groups.map(({ status, title }) => (
          <Group key={status} title={title} items={all.filter((one) => one.status === status)} />
        ))
      )}
      {assignments.hasNextPage && (
        <Button
          className="justify-self-start"
          busy={assignments.isFetchingNextPage}
          onClick={() => void assignments.fetchNextPage()}
        >
          Show earlier assignments
        </Button>
      )}
    </CohortFrame>
  );
}

function Group({ title, items }: { title: string; items: readonly Assignment[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="font-serif text-xl">{title}</h2>
      <Card>
        <ul className="divide-y divide-line">
          {items.map((assignment) => (
            <Row key={assignment.id} assignment={assignment} />
          ))}
        </ul>
      </Card>
    </section>
  );
}

function Row({ assignment }: { assignment: Assignment }) {
  const { timeZone } = useStudyClock();
  const { id, cohortId, title, status, dueAt, counts, deck } = assignment;
  const done = counts.handedIn + counts.reviewed;
  const all = done + counts.open + counts.returned;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-3 md:px-6">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2.5">
          <Link
            href={`/coach/${cohortId}/assignments/${id}`}
            className="link inline-flex min-h-11 items-center font-[550]"
          >
            {title}
          </Link>
          <Chip>{kindOf(assignment)}</Chip>
          {deck?.retired === true && <Chip>deck retired</Chip>}
        </p>
        <p className="num text-sm text-ink-3">{dueAt === null ? 'No due date' : `Due ${momentIn(dueAt, timeZone)}`}</p>
      </div>
      {status !== 'draft' && (
        <p className="num text-sm text-ink-2">
          {done} of {count(all, 'learner')} done
          {counts.handedIn > 0 && ` · ${counts.handedIn} to review`}
        </p>
      )}
    </li>
  );
}
