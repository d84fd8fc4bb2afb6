import { Link } from 'wouter';
import type { Dashboard } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { percent } from '../../format.ts';
import { DashboardCard } from './dashboard-card.tsx';
import { waitingFor } from './dashboard-words.ts';

/** The first of the submissions that wait for a coach. */
export function WaitingCard({ cohortId, waiting }: { cohortId: string; waiting: Dashboard['waiting'] }) {
  const now = new Date();
  if (waiting.total === 0)
    return <DashboardCard title="To review" words="Nothing waits for you. What learners hand in is listed here." />;
  return (
    <DashboardCard title="To review">
      <ul className="divide-y divide-line">
        {waiting.items.map(({ userId, learner, assignmentId, title, take, late, score, since }) => (
          <li key={`${userId} ${assignmentId}`} className="flex items-center justify-between gap-4 py-3">
            <div className="grid min-w-0 gap-0.5">
              <Link
                href={`/coach/${cohortId}/submissions/${userId}/${assignmentId}`}
                className="link font-[550] break-words"
              >
                {learner}: {title}
              </Link>
              <span className="num text-sm text-ink-3">
                {[
                  `take ${take}`,
                  ...(score === null ? [] : [`${percent(score)} so far`]),
                  ...(late ? ['late'] : []),
                ].join(' · ')}
              </span>
            </div>
            {since !== null && <Chip>{waitingFor(since, now)}</Chip>}
          </li>
        ))}
      </ul>
      {waiting.total > waiting.items.length && (
        <ButtonLink href={`/coach/${cohortId}/submissions`} className="justify-self-start">
          All {waiting.total} answers
        </ButtonLink>
      )}
    </DashboardCard>
  );
}
