import { CloudOff } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import type { RunState } from './run-state.ts';

/** Said quietly above the question: the server is away, or words came too late for theirs. */
export function Notices({ state: { away, stranded }, onDrop }: { state: RunState; onDrop: () => void }) {
  return (
    <div role="status">
      {away && (
        <div className="appear mb-6 flex items-center gap-4 rounded-card border border-partial bg-partial-soft px-5 py-3 text-partial">
          <CloudOff size={18} aria-hidden className="shrink-0" />
          <p>
            The server does not answer. Go on: what you write is kept in this browser and sent as soon as it is back.
          </p>
        </div>
      )}
      {stranded !== null && (
        <div className="appear mb-6 grid gap-3 rounded-card border border-line-strong bg-surface px-5 py-4">
          <p className="font-[550]">
            The interview had gone on before these words arrived. They are no part of an answer:
          </p>
          <p className="max-h-48 overflow-y-auto break-words whitespace-pre-wrap text-ink-2">{stranded.answer}</p>
          <Button look="quiet" className="-ml-4 justify-self-start" onClick={onDrop}>
            Drop them
          </Button>
        </div>
      )}
    </div>
  );
}
