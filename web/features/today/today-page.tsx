import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { LearnerToday } from './learner-today.tsx';
import { TodaySkeleton } from './today-skeleton.tsx';
import { Welcome } from './welcome.tsx';

/** What is due today; for a stranger, what this is and one click to begin. */
export default function TodayPage() {
  const session = useSession();
  if (session.isPending) return <TodaySkeleton />;
  if (session.isError)
    return (
      <div className="grid gap-6">
        <PageHeading title="Today">Today</PageHeading>
        <ErrorState
          title="Could not find out who is here"
          error={session.error}
          onRetry={() => void session.refetch()}
        />
      </div>
    );
  return session.data === null ? <Welcome /> : <LearnerToday userId={session.data.user.id} />;
}
