import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { Card } from '../../components/card.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { SubmissionRow } from '../assignments/submission-row.tsx';
import { submissionsQuery } from '../assignments/use-submissions.ts';

const mostShown = 3;

/** What a coach set and is still to be done, by due date; nothing where nothing is. */
export function AssignmentsCard() {
  const session = useSession();
  const { timeZone } = useStudyClock();
  const [now] = useState(() => new Date());
  const { data } = useInfiniteQuery({
    ...submissionsQuery('to-do'),
    enabled: session.data != null,
    refetchOnMount: 'always',
  });
  const toDo = data?.pages[0]?.items ?? [];
  if (toDo.length === 0) return null;
  return (
    <Card aria-labelledby="assignments" className="pt-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-5 md:px-6">
        <h2 id="assignments" className="font-serif text-xl">
          Set by your coach
        </h2>
        <Link href="/assignments" className="link inline-flex min-h-11 items-center text-sm font-[550]">
          All assignments
        </Link>
      </div>
      <ul className="divide-y divide-line">
        {toDo.slice(0, mostShown).map((own) => (
          <SubmissionRow key={own.assignment.id} own={own} timeZone={timeZone} now={now} />
        ))}
      </ul>
    </Card>
  );
}
