import { verdictLooks } from '../../components/verdict-badge.tsx';
import type { Figures } from './use-agreement.ts';

const judgements = ['covered', 'partial', 'missed', 'wrong'] as const;

/** How often each verdict of the one met each of the other; agreement is on the diagonal. */
export function ConfusionTable({
  confusion,
  reference,
  other,
}: {
  confusion: Figures['confusion'];
  /** Whose verdicts the rows are. */
  reference: string;
  /** Whose verdicts the columns are. */
  other: string;
}) {
  const caption = `Rows: ${reference}. Columns: ${other}.`;
  return (
    <div role="region" aria-label={`Verdicts of ${other} and ${reference}`} tabIndex={0} className="overflow-x-auto">
      <table className="num border-collapse text-sm">
        <caption className="pb-2 text-left text-ink-2">{caption} Where they agree is shaded.</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Verdict</span>
            </th>
            {judgements.map((verdict) => (
              <th
                key={verdict}
                scope="col"
                className="px-1.5 py-2 text-right font-semibold text-ink-3 max-sm:text-2xs sm:px-3"
              >
                <Name verdict={verdict} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {judgements.map((row) => (
            <tr key={row} className="border-t border-line">
              <th
                scope="row"
                className="py-2 pr-2 text-left font-semibold whitespace-nowrap text-ink-3 max-sm:text-2xs sm:pr-3"
              >
                <Name verdict={row} />
              </th>
              {judgements.map((column) => (
                <td
                  key={column}
                  className={`px-1.5 py-2 text-right sm:px-3 ${row === column ? 'bg-accent-soft font-semibold' : ''}`}
                >
                  {confusion[row][column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Name({ verdict }: { verdict: (typeof judgements)[number] }) {
  const { mark, word } = verdictLooks[verdict];
  return (
    <>
      <span aria-hidden className="max-sm:hidden">
        {mark}{' '}
      </span>
      {word}
    </>
  );
}
