import { useState } from 'react';
import { Link } from 'wouter';
import type { Dashboard } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { countWord } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { DashboardCard } from './dashboard-card.tsx';
import { reasonWords } from './dashboard-words.ts';

const atFirst = 6;

/** Learners who may need their coach, each with the reason. */
export function NeedsYouCard({ cohortId, atRisk }: { cohortId: string; atRisk: Dashboard['atRisk'] }) {
  const [all, setAll] = useState(false);
  const clock = useStudyClock();
  if (atRisk.total === 0)
    return (
      <DashboardCard title="Who needs you" words="Nobody stands out: nothing is overdue, and no one falls behind." />
    );
  const shown = all ? atRisk.items : atRisk.items.slice(0, atFirst);
  const left = atRisk.total - shown.length;
  return (
    <DashboardCard title="Who needs you">
      <ul className="divide-y divide-line">
        {shown.map(({ userId, name, reasons }) => (
          <li key={userId} className="grid gap-0.5 py-3">
            <Link
              href={`/coach/${cohortId}/learners/${userId}`}
              className="link justify-self-start font-[550] break-words"
            >
              {name}
            </Link>
            <ul className="text-sm text-ink-2">
              {reasons.map((reason) => (
                <li key={reason.code}>
                  <InlineCode>{reasonWords(reason, clock)}</InlineCode>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {!all && left > 0 && (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show {countWord(left, 'more', 'more')}
        </Button>
      )}
      {all && left > 0 && <p className="text-sm text-ink-3">And {left} more, all in the table to download.</p>}
    </DashboardCard>
  );
}
