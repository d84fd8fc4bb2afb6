import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useProgress } from '../../hooks/use-progress.ts';
import { useSession } from '../../hooks/use-session.ts';
import { LearnerProgress } from './learner-progress.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { ProgressSkeleton } from './progress-skeleton.tsx';
import { StrangerProgress } from './stranger-progress.tsx';

/** How the learner stands: what is remembered, what is to come, what is weak, and what was done. */
export default function ProgressPage() {
  const session = useSession();
  const progress = useProgress();
  if (session.data === null) return <StrangerProgress />;
  const failed = session.isError ? session : progress.isError ? progress : undefined;
  if (failed && progress.data === undefined)
    return (
      <div className="grid gap-6">
        <PageHeading title="Progress">Progress</PageHeading>
        <ErrorState
          title="Your progress could not be read"
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      </div>
    );
  if (progress.data === undefined) return <ProgressSkeleton />;
  return progress.data.time.answers === 0 ? <NothingYet /> : <LearnerProgress progress={progress.data} />;
}
