import { useState } from 'react';
import { Link } from 'wouter';
import type { QueuedSubmission, SubmissionStatus } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { formatDate } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { CohortFrame } from '../coach/cohort-frame.tsx';
import { AssignmentFilter } from './assignment-filter.tsx';
import { comparisonWords, madeWords, mannerWords, waitedWords } from './submission-words.ts';
import { useSubmissions } from './use-submissions.ts';

const tabs = [
  { status: 'handed-in', label: 'To review' },
  { status: 'returned', label: 'Returned' },
  { status: 'reviewed', label: 'Reviewed' },
  { status: 'open', label: 'Not handed in' },
] as const;

/** What was handed in to a cohort, by status: what waits longest comes first. */
export default function QueuePage({ cohortId }: { cohortId: string }) {
  const [status, setStatus] = useState<SubmissionStatus>('handed-in');
  const [assignmentId, setAssignmentId] = useState<string>();
  const queue = useSubmissions(cohortId, status, assignmentId);
  const counts = queue.data?.pages[0]?.counts;
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <CohortFrame cohortId={cohortId}>
      <Card aria-label="Answers" className="min-w-0 overflow-hidden">
        <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line p-3">
          <div role="group" aria-label="Status" className="flex flex-wrap gap-1">
            {tabs.map((tab) => (
              <button
                key={tab.status}
                type="button"
                aria-pressed={tab.status === status}
                onClick={() => setStatus(tab.status)}
                className="num min-h-9 rounded-small px-3 text-sm font-semibold text-ink-2 hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:min-h-11"
              >
                {tab.label} {counts?.[tab.status]}
              </button>
            ))}
          </div>
          <AssignmentFilter cohortId={cohortId} chosen={assignmentId} onChoose={setAssignmentId} />
        </div>
        {queue.isError && queue.data === undefined ? (
          <div className="p-5">
            <ErrorState
              title="The answers could not be read"
              error={queue.error}
              onRetry={() => void queue.refetch()}
            />
          </div>
        ) : queue.data === undefined ? (
          <div className="p-5">
            <PageSkeleton />
          </div>
        ) : items.length === 0 ? (
          <div className="p-5">
            <Nothing status={status} cohortId={cohortId} isFiltered={assignmentId !== undefined} />
          </div>
        ) : (
          <Rows cohortId={cohortId} items={items} />
        )}
        {queue.hasNextPage && (
          <div className="border-t border-line p-4">
            <Button busy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </Card>
      <p className="text-sm text-ink-3">
        Where two coaches judged the same answers:{' '}
        <Link
          href={`/coach/${cohortId}/submissions/agreement`}
          className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
        >
          How far coaches agree
        </Link>
      </p>
    </CohortFrame>
  );
}

function Rows({ cohortId, items }: { cohortId: string; items: readonly QueuedSubmission[] }) {
  return (
    <table className="w-full border-collapse text-left max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-2xs font-semibold text-ink-2">
          <th scope="col" className="px-5 py-3">
            Learner
          </th>
          <th scope="col" className="px-5 py-3">
            Work
          </th>
          <th scope="col" className="px-5 py-3">
            Model, self
          </th>
          <th scope="col" className="px-5 py-3">
            Waiting
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-md:block">
        {items.map((item) => (
          <Row key={`${item.learner.id} ${item.assignment.id}`} cohortId={cohortId} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ cohortId, item }: { cohortId: string; item: QueuedSubmission }) {
  const { learner, assignment, reviewer, unread, late } = item;
  const href = `/coach/${cohortId}/submissions/${encodeURIComponent(learner.id)}/${encodeURIComponent(assignment.id)}`;
  return (
    <tr className="relative align-middle hover:bg-sunken max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-4 max-md:gap-y-1 max-md:px-5 max-md:py-4">
      <th scope="row" className="px-5 py-4 font-semibold max-md:p-0">
        {/* The whole row is its target. */}
        <Link href={href} className="after:absolute after:inset-0">
          {learner.name}
        </Link>
      </th>
      <td className="px-5 py-4 max-md:order-2 max-md:col-span-2 max-md:p-0">
        <span className="block">{assignment.title}</span>
        <span className="num block text-sm text-ink-3">
          {mannerWords(item)}
          {late && ' · late'}
        </span>
      </td>
      <td className="num px-5 py-4 max-md:order-3 max-md:col-span-2 max-md:p-0">
        <span className="block">
          <span className="sr-only">By the model and by the learner: </span>
          <span aria-hidden className="text-sm text-ink-3 md:hidden">
            Model, self{' '}
          </span>
          {madeWords(item.machine)}, {madeWords(item.self)}
        </span>
        <span className="block text-sm text-ink-3">{comparisonWords(item)}</span>
      </td>
      <td className="px-5 py-4 max-md:order-1 max-md:p-0">
        <span className="flex flex-wrap items-center gap-1.5">
          <Waiting item={item} />
          {reviewer !== null && <Chip>{reviewer.isYou ? 'Open by you' : `Open by ${reviewer.name}`}</Chip>}
          {unread > 0 && <Chip tone="accent">{`${unread} new`}</Chip>}
        </span>
      </td>
    </tr>
  );
}

function Waiting({ item: { status, waitingSince, reviewedAt, dueAt } }: { item: QueuedSubmission }) {
  const { timeZone } = useStudyClock();
  if (waitingSince !== null)
    return (
      <Chip>
        {waitedWords(waitingSince, new Date())}
        {status === 'returned' && <span className="sr-only">, for the learner</span>}
      </Chip>
    );
  if (reviewedAt !== null) return <span className="text-sm text-ink-3">{formatDate(reviewedAt, timeZone)}</span>;
  return (
    <span className="text-sm text-ink-3">{dueAt === null ? 'no due date' : `due ${formatDate(dueAt, timeZone)}`}</span>
  );
}

function Nothing({
  status,
  cohortId,
  isFiltered,
}: {
  status: SubmissionStatus;
  cohortId: string;
  isFiltered: boolean;
}) {
  if (isFiltered)
    return <EmptyState title="Nothing of this assignment.">Choose all assignments above to see the others.</EmptyState>;
  if (status === 'handed-in')
    return (
      <EmptyState title="Nothing waits for you.">
        What a learner hands in comes here, what waits longest first. Set work under{' '}
        <Link href={`/coach/${cohortId}/assignments`} className="link">
          Assignments
        </Link>
        .
      </EmptyState>
    );
  const words = {
    returned: 'What you give back for another take waits here for its learner.',
    reviewed: 'What you have reviewed is kept here.',
    open: 'Everybody has handed in what is set, or nothing is set yet.',
  };
  return <EmptyState title="Nothing here.">{words[status]}</EmptyState>;
}
