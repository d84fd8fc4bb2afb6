import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { ApiError } from '../../api-error.ts';
import { ButtonLink } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { isOver } from './interview-time.ts';
import { Planned } from './planned.tsx';
import { Running } from './running.tsx';
import { interviewQuery } from './use-interviews.ts';

/** One interview: planned, then gone through; once it is over, its report. */
export default function InterviewPage({ id }: { id: string }) {
  const session = useSession();
  const {
    data: interview,
    error,
    refetch,
  } = useQuery({
    ...interviewQuery(id),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    enabled: session.data != null,
  });
  if (session.data === null) return <Redirect to="/interviews" replace />;
  if (interview === undefined && error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (interview === undefined || session.data === undefined) return <PageSkeleton />;
  if (isOver(interview)) return <Redirect to={`/interviews/${id}/report`} replace />;
  if (interview.status === 'planned') return <Planned interview={interview} />;
  return <Running interview={interview} userId={session.data.user.id} />;
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <div className="grid justify-items-start gap-6">
      <PageHeading title="Interview">{isGone ? 'There is no such interview.' : 'Interview'}</PageHeading>
      {isGone ? (
        <>
          <p className="max-w-xl text-ink-2">
            It may be someone else’s, or it was planned and another one took its place. Your interviews are on their own
            page.
          </p>
          <ButtonLink look="primary" href="/interviews">
            Go to Interview
          </ButtonLink>
        </>
      ) : (
        <ErrorState title="The interview could not be read" error={error} onRetry={onRetry} />
      )}
    </div>
  );
}
