import { CloudOff } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { count } from '../../format.ts';
import type { OutboxStatus } from '../../review-outbox.ts';

/** Says so when saving keeps failing: nothing is lost, and what to do. */
export function SaveNotice({ saving, onRetry }: { saving: OutboxStatus; onRetry: () => void }) {
  const shown = saving.waiting > 0 && saving.failures >= 2;
  return (
    <div role="status">
      {shown && (
        <div className="appear mb-6 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-partial bg-partial-soft px-5 py-3 text-partial">
          <CloudOff size={18} aria-hidden />
          <p className="min-w-0 flex-1 basis-64">
            {count(saving.waiting, 'entry', 'entries')} of yours {saving.waiting === 1 ? 'is' : 'are'} not saved yet.{' '}
            The server does not answer. They are kept in this browser and sent as soon as it does; go on meanwhile.
          </p>
          <Button onClick={onRetry} className="text-ink">
            Try now
          </Button>
        </div>
      )}
    </div>
  );
}
