import { percent } from '../../format.ts';
import { againstChance, figure, graderName, intervalWords, strength } from './agreement-words.ts';
import { IntervalBar } from './interval-bar.tsx';
import type { Agreement, Figures } from './use-agreement.ts';

const columns = ['κ', 'Pairs', 'Coverage', 'φ', 'Balanced accuracy', 'Leniency', 'Length'];

/** Each grader against people, and learners against coaches, in all. */
export function OverallTable({ agreement: { graders, humans } }: { agreement: Agreement }) {
  const rows = [
    ...graders.map((grader) => ({ name: graderName(grader), figures: grader.overall })),
    ...(humans.overall.pairs > 0 ? [{ name: 'Learners against coaches', figures: humans.overall }] : []),
  ];
  return (
    <div role="region" aria-label="Agreement in all" tabIndex={0} className="overflow-x-auto">
      <table className="num w-full border-collapse text-left text-sm">
        <caption className="sr-only">Agreement in all</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-4 font-semibold text-ink-3">
              Who
            </th>
            {columns.map((name, index) => (
              <th
                key={name}
                scope="col"
                className={`px-3 py-2 font-semibold text-ink-3 ${index === 0 ? '' : 'text-right'}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ name, figures }) => (
            <tr key={name} className="align-top">
              <th scope="row" className="min-w-36 py-3 pr-4 font-semibold break-words">
                {name}
              </th>
              <td className="min-w-52 px-3 py-3">
                <Kappa figures={figures} />
              </td>
              {cells(figures).map((cell, index) => (
                <td key={index} className="px-3 py-3 text-right whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** κ, its interval and what they mean, in words and as a bar. */
export function Kappa({ figures }: { figures: Figures }) {
  const { kappa, kappaInterval } = figures;
  return (
    <span className="grid gap-1">
      <span>
        <b className="font-semibold">κ {figure(kappa)}</b>, {strength(kappa)}
        <span className="text-ink-3"> ({intervalWords(kappaInterval)})</span>
      </span>
      <IntervalBar value={kappa} interval={kappaInterval} />
      <span className="text-ink-2">{againstChance(figures)}</span>
    </span>
  );
}

const cells = ({ judged, pairs, coverage, phi, balancedAccuracy, leniency, lengthCorrelation }: Figures) => [
  judged === pairs ? String(judged) : `${judged} of ${pairs}`,
  coverage === null ? '–' : percent(coverage),
  figure(phi),
  balancedAccuracy === null ? '–' : percent(balancedAccuracy),
  figure(leniency),
  figure(lengthCorrelation),
];
