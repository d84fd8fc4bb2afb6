import type { ReactNode } from 'react';
import { Button } from './button.tsx';

/** Asks once more, in place of the button that asked for it: what follows, a way out, and the deed, which has the focus. */
export function Confirm({
  then,
  keep = 'Keep it',
  deed,
  busy,
  className = '',
  onKeep,
  onConfirm,
}: {
  /** What follows, in sentences. */
  then: ReactNode;
  keep?: string;
  /** “Remove it”. */
  deed: string;
  busy: boolean;
  className?: string;
  onKeep: () => void;
  onConfirm: () => void;
}) {
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-2 text-sm ${className}`}>
      <p>{then}</p>
      <div className="flex flex-wrap gap-2">
        <Button className="text-sm" onClick={onKeep}>
          {keep}
        </Button>
        <Button look="danger" className="text-sm" busy={busy} autoFocus onClick={onConfirm}>
          {deed}
        </Button>
      </div>
    </div>
  );
}
