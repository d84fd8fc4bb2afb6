import { Link } from 'wouter';
import type { Dashboard } from '../../api-types.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { DashboardCard } from './dashboard-card.tsx';
import { dayOf } from './dashboard-words.ts';

/** How far each assignment is. */
export function AssignmentsCard({
  cohortId,
  assignments,
}: {
  cohortId: string;
  assignments: Dashboard['assignments'];
}) {
  const clock = useStudyClock();
  return (
    <DashboardCard title="Assignments">
      <ul className="divide-y divide-line">
        {assignments.map(({ id, title, status, dueAt, learners, done, returned, overdue }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <div className="grid min-w-0 gap-0.5">
              <Link href={`/coach/${cohortId}/assignments/${id}`} className="link font-[550] break-words">
                {title}
              </Link>
              <span className="text-sm text-ink-3">
                {status === 'closed' ? 'closed' : dueAt === null ? 'no due date' : `due ${dayOf(dueAt, clock)}`}
              </span>
            </div>
            <span className="num text-sm text-ink-2">
              {[
                `${done} of ${learners} done`,
                ...(returned > 0 ? [`${returned} returned`] : []),
                ...(overdue > 0 ? [`${overdue} overdue`] : []),
              ].join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </DashboardCard>
  );
}
