import { useState } from 'react';
import type { InterviewShare } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { count, formatDate } from '../../format.ts';

/** One link: until when it works and how often it was opened; revoking asks once more, in place. */
export function ShareRow({
  share,
  timeZone,
  busy,
  onRevoke,
}: {
  share: InterviewShare;
  timeZone: string;
  busy: boolean;
  onRevoke: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const state = stateOf(share, timeZone, new Date());
  const made = formatDate(share.createdAt, timeZone);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <p className={state.works ? '' : 'text-ink-3'}>{state.words}</p>
        <p className="num text-ink-3">
          Made {made}, {viewWords(share, timeZone)}
        </p>
      </div>
      {state.works &&
        (asking ? (
          <div className="flex flex-wrap items-center gap-2">
            <span>Nobody can open it then.</span>
            <Button className="text-sm" onClick={() => setAsking(false)}>
              Keep
            </Button>
            <Button look="danger" className="text-sm" busy={busy} onClick={onRevoke} autoFocus>
              Revoke it
            </Button>
          </div>
        ) : (
          <Button look="quiet" className="-mr-4 text-sm text-ink!" onClick={() => setAsking(true)}>
            Revoke<span className="sr-only"> the link made {made}</span>
          </Button>
        ))}
    </li>
  );
}

/** Whether a link still opens the report, in words. */
export function stateOf(
  { expiresAt, revokedAt }: Pick<InterviewShare, 'expiresAt' | 'revokedAt'>,
  timeZone: string,
  now: Date,
): { works: boolean; words: string } {
  if (revokedAt !== null) return { works: false, words: `Revoked ${formatDate(revokedAt, timeZone)}` };
  const until = formatDate(expiresAt, timeZone);
  return new Date(expiresAt) <= now
    ? { works: false, words: `Expired ${until}` }
    : { works: true, words: `Works until ${until}` };
}

/** “not opened yet”, “opened 3 times, last 22 November 2026”. */
export function viewWords({ views, viewedAt }: Pick<InterviewShare, 'views' | 'viewedAt'>, timeZone: string): string {
  if (views === 0) return 'not opened yet';
  return `opened ${count(views, 'time')}${viewedAt === null ? '' : `, last ${formatDate(viewedAt, timeZone)}`}`;
}
