import { Printer, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InterviewReport } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { eyebrowOf, titleOf } from './report-words.ts';
import { usePrint } from './use-print.ts';

/** The sentence to take away, what it is about, and what to do with the report. */
export function ReportHead({
  report,
  onShare,
  children,
}: {
  report: InterviewReport;
  /** Undefined where it is shared already. */
  onShare?: () => void;
  /** The main action. */
  children?: ReactNode;
}) {
  const title = titleOf(report);
  usePrint(title);
  return (
    <header className="grid items-end gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_auto]">
      <PageHeading
        title={title}
        eyebrow={<span className="num">{eyebrowOf(report, new Date())}</span>}
        className="headline max-w-2xl"
      >
        <InlineCode>{report.headline}</InlineCode>
      </PageHeading>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button onClick={() => window.print()}>
          <Printer size={16} aria-hidden /> Print
        </Button>
        {onShare && (
          <Button onClick={onShare}>
            <Share2 size={16} aria-hidden /> Share
          </Button>
        )}
        {children}
      </div>
    </header>
  );
}
