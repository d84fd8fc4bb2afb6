import { Dialog } from '../../components/dialog.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { count } from '../../format.ts';
import type { PointChange } from './regrade.ts';

/** Each point before and after an answer was graded again by the points of now. */
export function RegradeDialog({ changes, onClose }: { changes: readonly PointChange[]; onClose: () => void }) {
  const changed = changes.filter(({ before, after }) => before !== after).length;
  return (
    <Dialog title="What the new points changed" onClose={onClose} wide textOnly>
      <p className="mb-4 text-ink-2">
        {changed === 0 ? 'No verdict changed.' : `${count(changed, 'verdict')} of ${changes.length} changed.`}
      </p>
      <table className="w-full text-left">
        <thead className="text-sm text-ink-3">
          <tr>
            <th className="pr-4 pb-2 font-semibold">Point</th>
            <th className="pr-3 pb-2 font-semibold">Before</th>
            <th className="pb-2 font-semibold">Now</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {changes.map(({ pointId, say, before, after }) => (
            <tr key={pointId} className={`align-top ${before === after ? 'text-ink-3' : ''}`}>
              <th scope="row" className="py-3 pr-4 leading-normal font-medium">
                {say === null ? <>A point that is no longer asked ({pointId})</> : <InlineCode>{say}</InlineCode>}
              </th>
              <td className="py-3 pr-3">
                {before === null ? <Nothing>New</Nothing> : <VerdictBadge verdict={before} />}
              </td>
              <td className="py-3">{after === null ? <Nothing>Gone</Nothing> : <VerdictBadge verdict={after} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

const Nothing = ({ children }: { children: string }) => (
  <span className="text-2xs font-semibold whitespace-nowrap text-ink-3">{children}</span>
);
