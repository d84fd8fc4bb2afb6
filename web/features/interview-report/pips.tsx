import type { Point } from '../../api-types.ts';
import { verdictCounts } from './report-words.ts';

const [width, height] = [8, 18];

/** A pip for each point: full covered, half partly, empty missed, crossed wrong, dotted not judged. Shapes and words beside the colours. */
export function Pips({ points }: { points: readonly Pick<Point, 'id' | 'verdict'>[] }) {
  return (
    <svg
      role="img"
      aria-label={verdictCounts(points)}
      width={points.length * (width + 3) - 3}
      height={height}
      className="block shrink-0"
    >
      {points.map((point, index) => (
        <g key={point.id} transform={`translate(${index * (width + 3)} 0)`}>
          <Pip verdict={point.verdict} />
        </g>
      ))}
    </svg>
  );
}

function Pip({ verdict }: Pick<Point, 'verdict'>) {
  const box = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 2.5 };
  switch (verdict) {
    case 'covered':
      return <rect {...box} className="fill-covered stroke-covered" />;
    case 'partial':
      return (
        <>
          <rect {...box} className="fill-partial-soft stroke-partial" />
          <path
            d={`M0.5 ${height / 2}h${width - 1}v${height / 2 - 3}q0 2.5 -2.5 2.5h-2q-2.5 0 -2.5 -2.5z`}
            className="fill-partial"
          />
        </>
      );
    case 'wrong':
      return (
        <>
          <rect {...box} className="fill-wrong stroke-wrong" />
          <path
            d="M2.2 6.2l3.6 5.6M5.8 6.2l-3.6 5.6"
            strokeWidth="1.4"
            strokeLinecap="round"
            className="stroke-surface"
          />
        </>
      );
    case 'missed':
      return <rect {...box} className="fill-sunken stroke-line-field" />;
    case 'unjudged':
      return <rect {...box} strokeDasharray="2 2" className="fill-none stroke-line-field" />;
  }
}
