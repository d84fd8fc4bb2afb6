import type { Optimisation } from '../../api-types.ts';
import { count } from '../../format.ts';
import { guessers } from './optimiser-words.ts';

/** How far each guesser was off on the held-out reviews, as figures with a bar each. */
export function LossTable({ optimisation }: { optimisation: Optimisation }) {
  const rows = guessers(optimisation);
  const highest = Math.max(...rows.map(({ loss }) => loss));
  return (
    <div className="grid gap-2">
      <table className="num w-full border-collapse text-sm">
        <caption className="pb-2 text-left text-ink-2">
          How far off each was on the last {count(optimisation.heldOut ?? 0, 'review')}, which none of them had seen:
          log loss, lower is better.
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Guesser</th>
            <th scope="col">Log loss</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-y border-line">
          {rows.map(({ name, loss, best }) => (
            <tr key={name}>
              <th scope="row" className={`py-2.5 text-left ${best ? 'font-semibold' : 'font-normal'}`}>
                {name}
                {best && <span className="font-[550] text-accent"> · lowest</span>}
                <span aria-hidden className="mt-1.5 block h-2 overflow-hidden rounded-full bg-sunken">
                  <i
                    className={`block h-full rounded-full ${best ? 'bg-accent' : 'bg-line-field'}`}
                    style={{ width: `${(100 * loss) / highest}%` }}
                  />
                </span>
              </th>
              <td className={`w-20 py-2.5 text-right align-bottom leading-none ${best ? 'font-semibold' : ''}`}>
                {loss.toFixed(4)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-ink-3">
        The last two know nothing of memory: one guesses the average of all reviews before, the other that of the last
        fifty or so.
      </p>
    </div>
  );
}
