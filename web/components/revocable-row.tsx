import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';

/** One thing of a list that can be revoked, which asks once more, in place. */
export function RevocableRow({
  children,
  what,
  then,
  canRevoke,
  busy,
  onRevoke,
}: {
  children: ReactNode;
  /** To be revoked, for who hears the page: “the link made 22 November”. */
  what: string;
  /** What becomes of it, in a sentence. */
  then: string;
  canRevoke: boolean;
  busy: boolean;
  onRevoke: () => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <li className={`flex items-center justify-between gap-x-3 gap-y-2 py-2.5 text-sm ${asking ? 'flex-wrap' : ''}`}>
      <div className="grid min-w-0 gap-0.5">{children}</div>
      {canRevoke &&
        (asking ? (
          <Confirm then={then} deed="Revoke it" busy={busy} onKeep={() => setAsking(false)} onConfirm={onRevoke} />
        ) : (
          <Button look="quiet" className="-mr-4 text-sm text-ink!" data-keeps-focus onClick={() => setAsking(true)}>
            Revoke<span className="sr-only"> {what}</span>
          </Button>
        ))}
    </li>
  );
}
