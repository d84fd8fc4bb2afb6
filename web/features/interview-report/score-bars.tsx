import { TableBehind } from '../../components/charts/table-behind.tsx';
import { MarkedBar } from './marked-bar.tsx';
import { changeOf, hundred } from './report-words.ts';

export interface ScoreRow {
  name: string;
  score: number | null;
  points: number;
  previous: number | null;
}

/** Scores of 100 as bars, the best first, each with a line where it was last time; their table behind. */
export function ScoreBars({ caption, rows }: { caption: string; rows: readonly ScoreRow[] }) {
  const sorted = rows.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1));
  return (
    <>
      <dl className="grid gap-3 text-sm">
        {sorted.map(({ name, score, previous }) => (
          <div
            key={name}
            className="grid grid-cols-[minmax(0,6.5rem)_minmax(0,1fr)_4.5rem] items-center gap-x-4 sm:grid-cols-[minmax(0,8.5rem)_minmax(0,1fr)_5.5rem]"
          >
            <dt className="leading-snug">{name}</dt>
            <dd>
              <MarkedBar value={score ?? 0} mark={previous} />
            </dd>
            <dd className="num text-right">
              <Score score={score} previous={previous} />
            </dd>
          </div>
        ))}
      </dl>
      <TableBehind
        caption={caption}
        head={['', 'Score of 100', 'Last time', 'Points judged']}
        rows={sorted.map(({ name, score, previous, points }) => [
          name,
          figure(score),
          figure(previous),
          String(points),
        ])}
      />
    </>
  );
}

function Score({ score, previous }: Pick<ScoreRow, 'score' | 'previous'>) {
  if (score === null) return <span className="text-ink-3">not judged</span>;
  const change = changeOf(score, previous);
  return (
    <>
      <b className="font-semibold">{hundred(score)}</b>
      {change && (
        <>
          <span aria-hidden className="text-ink-3">
            {' '}
            {change.sign}
          </span>
          <span className="sr-only">, {change.words}</span>
        </>
      )}
    </>
  );
}

const figure = (score: number | null) => (score === null ? '–' : String(hundred(score)));
