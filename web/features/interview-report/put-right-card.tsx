import { useState } from 'react';
import type { InterviewReport } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { brief } from '../../format.ts';
import { goToPoint } from './point-place.ts';
import { ReportCard } from './report-card.tsx';
import { putRightFacts } from './report-words.ts';

type PutRight = InterviewReport['putRight'][number];
/** As many as one looks at in a sitting. */
const shownAtFirst = 5;

/** What to put right, wrong statements first; the learner’s own report offers a drill of each. */
export function PutRightCard({
  items,
  isJudged,
  drill,
  className = '',
}: {
  items: readonly PutRight[];
  isJudged: boolean;
  drill: { run: (cardId: string) => void; busy: readonly string[] } | null;
  className?: string;
}) {
  const [all, setAll] = useState(false);
  if (items.length === 0)
    return (
      <ReportCard title="Put right first" className={className}>
        <p className="text-ink-2">
          {isJudged
            ? 'Nothing: no point was missed, and nothing that was said is wrong.'
            : 'Nothing so far. What was missed or wrong is gathered here as the points below are judged.'}
        </p>
      </ReportCard>
    );
  return (
    <ReportCard title="Put right first" className={className}>
      <ul className="divide-y divide-line">
        {items.map((item, index) => (
          <li
            key={`${item.position} ${item.pointId}`}
            className={`grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5 gap-y-2 py-3.5 first:pt-0 last:pb-0 sm:grid-cols-[5.25rem_minmax(0,1fr)_auto] ${!all && index >= shownAtFirst ? 'hidden print:grid' : ''}`}
          >
            <VerdictBadge verdict={item.verdict} />
            <Claim item={item} />
            {drill && (
              <div className="self-center max-sm:col-start-2 print:hidden">
                {item.onToday ? (
                  <Chip tone="accent">On Today</Chip>
                ) : (
                  <Button
                    className="min-h-9! px-3! py-1.5! text-sm"
                    busy={drill.busy.includes(item.drillCardId)}
                    onClick={() => drill.run(item.drillCardId)}
                  >
                    Drill<span className="sr-only">: {brief(item.say)}</span>
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {items.length > shownAtFirst && !all && (
        <Button look="quiet" className="-ml-4 justify-self-start text-sm" onClick={() => setAll(true)}>
          Show all {items.length}
        </Button>
      )}
    </ReportCard>
  );
}

function Claim({ item }: { item: PutRight }) {
  const { verdict, quote, say, why, position, pointId } = item;
  const facts = putRightFacts(item);
  return (
    <div className="grid min-w-0 gap-1">
      <p className="leading-snug font-semibold break-words">
        {verdict === 'wrong' && quote !== null ? (
          `“${brief(quote.replace(/\s+/g, ' '), 140)}”`
        ) : (
          <InlineCode>{say}</InlineCode>
        )}
      </p>
      <p className="text-sm leading-relaxed text-ink-2">
        {why !== null && <InlineCode>{why}</InlineCode>} {facts}{' '}
        <button
          type="button"
          className="link inline-flex min-h-6 items-center text-ink-3"
          onClick={() => goToPoint(position, pointId)}
        >
          Answer {position + 1}
          <span className="sr-only">: {brief(say)}</span>
        </button>
      </p>
    </div>
  );
}
