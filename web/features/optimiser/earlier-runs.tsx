import { ChevronRight } from 'lucide-react';
import type { Optimisation } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { formatDate } from '../../format.ts';
import { outcomeWords } from './optimiser-words.ts';

/** What came of the times before, newest first. */
export function EarlierRuns({ runs, timeZone }: { runs: readonly Optimisation[]; timeZone: string }) {
  if (runs.length === 0) return null;
  return (
    <details className="group text-sm">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-small pr-2 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight size={16} aria-hidden className="transition-transform duration-150 group-open:rotate-90" />
        The times before
      </summary>
      <ul className="divide-y divide-line">
        {runs.map((run) => (
          <li key={run.id} className="grid gap-1 py-3">
            <p className="num flex flex-wrap items-center gap-2">
              <span className="font-[550]">{formatDate(run.createdAt, timeZone)}</span>
              <Chip tone={run.adopted ? 'accent' : 'plain'}>{outcomeWords(run)}</Chip>
              {run.trigger === 'automatic' && <span className="text-ink-3">by itself</span>}
            </p>
            {run.reason && <p className="text-ink-2">{run.reason}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
