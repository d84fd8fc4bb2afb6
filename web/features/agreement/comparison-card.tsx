import { Link } from 'wouter';
import { Card } from '../../components/card.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { count } from '../../format.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { figure } from './agreement-words.ts';
import { Kappa } from './overall-table.tsx';
import type { Comparison } from './use-agreement.ts';

interface Props {
  id: string;
  title: string;
  reference: string;
  other: string;
  comparison: Comparison;
  /** Whether its parts are the points of one question. */
  byPoint: boolean;
}

/** One grader against people: which verdicts met, and where they differ most. */
export function ComparisonCard({ id, title, reference, other, comparison: { overall, parts }, byPoint }: Props) {
  const what = byPoint ? 'point' : 'question';
  return (
    <Card aria-labelledby={id} className="grid min-w-0 gap-6 p-5 md:p-6">
      <h2 id={id} className="font-semibold break-words">
        {title}
      </h2>
      <ConfusionTable confusion={overall.confusion} reference={reference} other={other} />
      <div className="grid min-w-0 gap-2">
        <h3 className="text-sm font-semibold">By {what}, where they agree least first</h3>
        <ol className="num divide-y divide-line border-t border-line text-sm">
          {parts.map((part) => (
            <li key={part.id} className="grid gap-x-8 gap-y-2 py-3.5 sm:grid-cols-[minmax(0,1fr)_17rem]">
              <span className="grid content-start justify-items-start gap-1">
                {byPoint ? (
                  <span className="code">{part.id}</span>
                ) : (
                  <Link
                    href={`/agreement?questionId=${encodeURIComponent(part.id)}`}
                    className="link line-clamp-3 text-base"
                  >
                    <InlineCode>{part.prompt ?? part.id}</InlineCode>
                  </Link>
                )}
                <span className="text-ink-3">
                  {count(part.judged, 'pair')}, leniency {figure(part.leniency)}
                </span>
              </span>
              <Kappa figures={part} />
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}
