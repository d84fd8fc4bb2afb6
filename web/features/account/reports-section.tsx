import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { ErrorState, messageOf } from '../../components/error-state.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { formatDate } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { SettingsSection } from './settings-section.tsx';
import { type QuestionReport, useQuestionReports, useResolveReport } from './use-question-reports.ts';

/** What learners reported about questions, open ones first. For admins. */
export function ReportsSection() {
  const reports = useQuestionReports();
  const items = reports.data?.items ?? [];
  return (
    <SettingsSection id="reports" title="Reported questions" about="Only admins see these.">
      {reports.isPending && (
        <Loading label="Loading the reports" className="grid gap-3">
          <Skeleton className="h-5 w-3/4" />
          <Skeleton className="h-5 w-1/2" />
        </Loading>
      )}
      {reports.isError && (
        <ErrorState
          title="The reports could not be read"
          error={reports.error}
          onRetry={() => void reports.refetch()}
        />
      )}
      {reports.isSuccess && items.length === 0 && (
        <p className="text-ink-2">Nothing has been reported. Learners can do so from a question’s menu.</p>
      )}
      <ul className="divide-y divide-line">
        {items.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
    </SettingsSection>
  );
}

function Report({ report }: { report: QuestionReport }) {
  const { timeZone } = useStudyClock();
  const resolve = useResolveReport();
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 py-5 first:pt-0 last:pb-0">
      <div className="grid min-w-0 flex-1 basis-72 gap-1.5">
        <p className="whitespace-pre-line">{report.text}</p>
        <p className="line-clamp-2 font-serif text-ink-2">
          <InlineCode>{report.prompt}</InlineCode>
        </p>
        <p className="num text-sm text-ink-3">
          <span className="code">{report.questionId}</span>, revision {report.rev} ·{' '}
          {formatDate(report.reportedAt, timeZone)}
        </p>
      </div>
      {report.resolvedAt === null ? (
        <Button
          busy={resolve.isPending}
          onClick={() =>
            resolve.mutate(report.id, { onError: (error) => toast(messageOf(error), { tone: 'problem' }) })
          }
        >
          Mark as dealt with
        </Button>
      ) : (
        <Chip>dealt with on {formatDate(report.resolvedAt, timeZone)}</Chip>
      )}
    </li>
  );
}
