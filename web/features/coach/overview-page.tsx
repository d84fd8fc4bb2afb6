import type { Dashboard } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { count, formatTime } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { AssignmentsCard } from './assignments-card.tsx';
import { CohortFrame } from './cohort-frame.tsx';
import { NeedsYouCard } from './needs-you-card.tsx';
import { OverviewFigures } from './overview-figures.tsx';
import { HardestCard, WrongAgainCard } from './points-cards.tsx';
import { useCohort, useIsArchived } from './use-cohorts.ts';
import { useDashboard } from './use-dashboard.ts';
import { WaitingCard } from './waiting-card.tsx';

/** A cohort at a glance: what waits for its coach, who needs them, and what is hard. */
export default function OverviewPage({ cohortId }: { cohortId: string }) {
  const { data: cohort } = useCohort(cohortId);
  const { data: dashboard } = useDashboard(cohortId);
  const isEmpty = (dashboard?.learners ?? cohort?.learnerCount) === 0;
  return (
    <CohortFrame
      cohortId={cohortId}
      invites={isEmpty}
      actions={
        <ButtonLink look={isEmpty ? 'plain' : 'primary'} href={`/coach/${cohortId}/assignments/new`}>
          New assignment
        </ButtonLink>
      }
    >
      <Overview cohortId={cohortId} />
    </CohortFrame>
  );
}

function Overview({ cohortId }: { cohortId: string }) {
  const { data: dashboard, error, refetch } = useDashboard(cohortId);
  const isArchived = useIsArchived(cohortId);
  if (dashboard === undefined)
    return error ? (
      <ErrorState title="The overview cannot be shown" error={error} onRetry={() => void refetch()} />
    ) : (
      <CardSkeleton />
    );
  if (dashboard.learners === 0) return <NobodyYet cohortId={cohortId} />;
  return (
    <div className="grid gap-6">
      <OverviewFigures dashboard={dashboard} />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="grid gap-6">
          {dashboard.assignments.length === 0 ? (
            <EmptyState title={isArchived ? 'No work was set.' : 'No work is set yet.'}>
              {!isArchived && (
                <p>
                  Assign a deck, a mock interview or a habit with “New assignment”: what comes back waits here for you.
                </p>
              )}
            </EmptyState>
          ) : (
            <>
              <WaitingCard cohortId={cohortId} waiting={dashboard.waiting} />
              <AssignmentsCard cohortId={cohortId} assignments={dashboard.assignments} />
            </>
          )}
        </div>
        <div className="grid gap-6">
          <NeedsYouCard cohortId={cohortId} atRisk={dashboard.atRisk} />
          <HardestCard hardest={dashboard.hardest} />
          <WrongAgainCard wrongAgain={dashboard.wrongAgain} />
        </div>
      </div>
      <Basis cohortId={cohortId} dashboard={dashboard} />
    </div>
  );
}

/** What to do in a cohort without learners. */
function NobodyYet({ cohortId }: { cohortId: string }) {
  if (useIsArchived(cohortId))
    return (
      <EmptyState title="Nobody learns here.">
        <p>Once the cohort is restored, you can invite learners again.</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nobody learns here yet."
      actions={
        <ButtonLink look="primary" href={`/coach/${cohortId}/people#invite`}>
          Invite learners
        </ButtonLink>
      }
    >
      <p>
        Invite them with one link, a code or a table of addresses. Who joins gets what you set for the whole cohort, and
        what they hand in waits here for you.
      </p>
    </EmptyState>
  );
}

/** Of whom the figures are, and as of when; and the same as a table. */
function Basis({ cohortId, dashboard }: { cohortId: string; dashboard: Dashboard }) {
  const { timeZone } = useStudyClock();
  const { learners, sharing, measured } = dashboard;
  const since =
    measured.at === null ? '' : ` Memory and points were measured at ${formatTime(measured.at, timeZone)} or later.`;
  const missing =
    measured.missing === 0 ? '' : ` ${count(measured.missing, 'learner')} will be measured within minutes.`;
  return (
    <footer className="flex flex-wrap items-center justify-between gap-4 text-sm text-ink-3">
      <p className="max-w-2xl">
        Assigned work of everybody; of {learners}, {sharing.progress} share their progress and {sharing.answers} their
        other answers.{since}
        {missing}
      </p>
      <a href={`/api/v1/cohorts/${encodeURIComponent(cohortId)}/dashboard.csv`} download className="link">
        Download as a table (.csv)
      </a>
    </footer>
  );
}
