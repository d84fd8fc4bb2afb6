import { useDeferredValue, useState } from 'react';
import { ApiError } from '../../api-error.ts';
import type { InterviewReport } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useGraders } from '../../hooks/use-graders.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { JudgingBar } from './judging-bar.tsx';
import type { Owner } from './owner.ts';
import { ReportBody } from './report-body.tsx';
import { ReportHead } from './report-head.tsx';
import { ReportSkeleton } from './report-skeleton.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { useJudge } from './use-judge.ts';
import { usePractise } from './use-practise.ts';
import { useGradeAgain, useReportGrading } from './use-report-grading.ts';
import { useReport } from './use-report.ts';

/** The report of one’s own mock interview: scores, what to put right, every answer with its points, to judge, print and share. */
export default function ReportPage({ id }: { id: string }) {
  const session = useSession();
  // Asked for beside who is here, not after it.
  const report = useReport(id, session.data !== null);
  // At once where it is there from the start, as where the server drew the page; else as a transition.
  const isDrawn = useDeferredValue(report.data !== undefined, report.data !== undefined);
  if (session.data === null) return <StrangerReport />;
  const failed = session.isError ? session : report.isError ? report : undefined;
  if (report.data !== undefined) return isDrawn ? <OwnReport id={id} report={report.data} /> : <ReportSkeleton />;
  if (failed === undefined) return <ReportSkeleton />;
  const code = failed.error instanceof ApiError ? failed.error.code : '';
  return (
    <div className="grid gap-6">
      <PageHeading title="Interview report">Interview report</PageHeading>
      {code === 'conflict' ? (
        <EmptyState
          title="This interview is not over yet."
          actions={
            <ButtonLink look="primary" href={`/interviews/${encodeURIComponent(id)}`}>
              Go on with it
            </ButtonLink>
          }
        >
          Its report is made when the last question is answered, the time is up, or you end it.
        </EmptyState>
      ) : code === 'not-found' ? (
        <EmptyState
          title="There is no such interview."
          actions={
            <ButtonLink look="primary" href="/interviews">
              Your mock interviews
            </ButtonLink>
          }
        >
          The address may be cut short, or the interview is another learner’s.
        </EmptyState>
      ) : (
        <ErrorState title="The report could not be read" error={failed.error} onRetry={() => void failed.refetch()} />
      )}
    </div>
  );
}

function OwnReport({ id, report }: { id: string; report: InterviewReport }) {
  const { timeZone } = useStudyClock();
  const [sharing, setSharing] = useState(false);
  const practise = usePractise(id);
  const gradeAgain = useGradeAgain(id);
  const model = useGraders().data?.llm?.model ?? null;
  useReportGrading(id, report.interview.grading?.underWay === true);
  const owner: Owner = {
    ...useJudge(id, report),
    practise: practise.mutate,
    practising: practise.isPending ? practise.variables : [],
    gradeAgain: gradeAgain.mutate,
    gradingAgain: gradeAgain.isPending ? gradeAgain.variables : null,
    model,
  };
  return (
    <div className="paper-flow grid grid-cols-[minmax(0,1fr)] gap-7">
      <ReportHead report={report} onShare={() => setSharing(true)}>
        <PractiseAll report={report} owner={owner} />
      </ReportHead>
      <JudgingBar report={report} owner={owner} />
      <ReportBody report={report} owner={owner} hearing="own" />
      {sharing && <ShareDialog interviewId={id} timeZone={timeZone} onClose={() => setSharing(false)} />}
    </div>
  );
}

/** Every drill that is not on Today yet; once they all are, the way there. */
function PractiseAll({ report: { putRight }, owner }: { report: InterviewReport; owner: Owner }) {
  const [first] = putRight;
  if (first === undefined) return null;
  if (putRight.every(({ onToday }) => onToday))
    return (
      <ButtonLink look="primary" href={`/practice?cardId=${encodeURIComponent(first.drillCardId)}`}>
        {putRight.length === 1 ? 'Practise it now' : `Practise these ${putRight.length}`}
      </ButtonLink>
    );
  return (
    <Button
      look="primary"
      busy={owner.practising.length > 1}
      onClick={() => owner.practise(putRight.map(({ drillCardId }) => drillCardId))}
    >
      {putRight.length === 1 ? 'Practise this one' : `Practise these ${putRight.length}`}
    </Button>
  );
}

function StrangerReport() {
  return (
    <div className="grid gap-8">
      <PageHeading title="Interview report">Interview report</PageHeading>
      <EmptyState
        title="A report is for the one who gave the answers."
        actions={
          <ButtonLink look="primary" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
            Sign in
          </ButtonLink>
        }
      >
        Sign in to read it. To show it to somebody else, the learner makes a link in the report.
      </EmptyState>
    </div>
  );
}
