import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { learnerAnswerHref } from '../../coach-hrefs.ts';
import { ReportBody } from './report-body.tsx';
import { ReportHead } from './report-head.tsx';
import { ReportSkeleton } from './report-skeleton.tsx';

interface Props {
  cohortId: string;
  userId: string;
  interviewId: string;
}

/** The report of a learner’s interview for a coach who may read it: to read, hear and print. */
export default function CoachReportPage({ cohortId, userId, interviewId }: Props) {
  const report = useQuery({
    queryKey: ['learner-report', userId, interviewId],
    queryFn: () => api.getLearnerReport({ params: { userId, interviewId } }),
    // Each reading is in the learner’s log, so it is read once.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const isDrawn = useDeferredValue(report.data !== undefined, false);
  const learnerHref = `/coach/${encodeURIComponent(cohortId)}/learners/${encodeURIComponent(userId)}`;
  if (report.data && isDrawn) {
    const learner = { id: userId, name: report.data.learner ?? 'the learner' };
    const judgedAt = (attemptId: string) => learnerAnswerHref(cohortId, userId, interviewId, attemptId);
    return (
      <div className="paper-flow grid grid-cols-[minmax(0,1fr)] gap-7">
        <div className="grid gap-2">
          <Link
            href={learnerHref}
            className="link inline-flex min-h-8 items-center justify-self-start text-sm pointer-coarse:min-h-11 print:hidden"
          >
            All of {learner.name}
          </Link>
          <ReportHead report={report.data} />
        </div>
        <ReportBody report={report.data} owner={null} hearing={{ learner, judgedAt }} />
        <p className="text-sm text-ink-3">
          It is compared with the interviews that you may read; with all of them if {learner.name} shares their
          progress. That you read it is in their log.
        </p>
      </div>
    );
  }
  if (!report.isError) return <ReportSkeleton />;
  const isGone = report.error instanceof ApiError && report.error.code === 'not-found';
  return (
    <div className="grid gap-6">
      <PageHeading title="Interview report">Interview report</PageHeading>
      {isGone ? (
        <EmptyState
          title="There is no such report that you may read."
          actions={
            <ButtonLink look="primary" href={learnerHref}>
              All of this learner
            </ButtonLink>
          }
        >
          Its learner may have withdrawn it, or left the cohort. Ask them to share it with the cohort in the report,
          under Share.
        </EmptyState>
      ) : (
        <ErrorState title="The report could not be read" error={report.error} onRetry={() => void report.refetch()} />
      )}
    </div>
  );
}
