import type { InterviewShare } from '../../api-types.ts';
import { RevocableRow } from '../../components/revocable-row.tsx';
import { count, formatDate } from '../../format.ts';

/** One link: until when it works and how often it was opened. */
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
  const state = stateOf(share, timeZone, new Date());
  const made = formatDate(share.createdAt, timeZone);
  return (
    <RevocableRow
      what={`the link made ${made}`}
      then="Nobody can open it then."
      canRevoke={state.works}
      busy={busy}
      onRevoke={onRevoke}
    >
      <p className={state.works ? '' : 'text-ink-3'}>{state.words}</p>
      <p className="num text-ink-3">
        Made {made}, {viewWords(share, timeZone)}
      </p>
    </RevocableRow>
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
