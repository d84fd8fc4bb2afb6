import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useSyncExternalStore } from 'react';
import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { dayHere, formatDayLong } from '../../format.ts';
import { ReportBody } from './report-body.tsx';
import { ReportHead } from './report-head.tsx';
import { ReportSkeleton } from './report-skeleton.tsx';

/** Somebody’s report behind a link, for whoever has it: to read and print. The token stays behind the # of the address, which no server sees. */
export default function SharedPage() {
  const token = useSyncExternalStore(onHashChange, () => location.hash.slice(1));
  const report = useQuery({
    queryKey: ['shared-report', token],
    queryFn: () => api.openSharedReport({ body: { token } }),
    enabled: token !== '',
    // Each opening is counted, so it is opened once.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const isDrawn = useDeferredValue(report.data !== undefined, false);
  useNoIndex();
  const isGone = token === '' || (report.error instanceof ApiError && report.error.code === 'not-found');
  if (report.data && isDrawn)
    return (
      <div className="paper-flow grid grid-cols-[minmax(0,1fr)] gap-7">
        <ReportHead report={report.data} />
        <ReportBody report={report.data} owner={null} />
        <p className="text-sm text-ink-3">
          Shared by a link that works until {formatDayLong(dayHere(new Date(report.data.expiresAt)))}.
        </p>
      </div>
    );
  if (!isGone && !report.isError) return <ReportSkeleton />;
  return (
    <div className="grid gap-6">
      <PageHeading title="Interview report">Interview report</PageHeading>
      {isGone ? (
        <EmptyState title="This link opens no report." actions={<ButtonLink href="/">What Rehearse is</ButtonLink>}>
          It has expired, was revoked, or is not complete. Copy the whole address from the message, or ask the one who
          sent it for a new link.
        </EmptyState>
      ) : (
        <ErrorState title="The report could not be read" error={report.error} onRetry={() => void report.refetch()} />
      )}
    </div>
  );
}

function onHashChange(tell: () => void) {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

/** Search engines keep nothing of this page. */
function useNoIndex() {
  useEffect(() => {
    const meta = document.createElement('meta');
    meta.name = 'robots';
    meta.content = 'noindex';
    document.head.append(meta);
    return () => meta.remove();
  }, []);
}
