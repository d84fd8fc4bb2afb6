import { Fragment } from 'react';
import type { Point, Verdict } from '../../api-types.ts';
import { verdictCounts } from './report-words.ts';

const [width, height, gap] = [8, 18, 3];

interface Look {
  box: string;
  /** What is drawn on the box. */
  mark?: { path: (x: number) => string; className: string };
}

/** Full covered, half partly, empty missed, crossed wrong, dotted not judged. */
const looks: Record<Verdict | 'unjudged', Look> = {
  covered: { box: 'fill-covered stroke-covered' },
  partial: {
    box: 'fill-partial-soft stroke-partial',
    mark: {
      path: (x) => `M${x + 0.5} ${height / 2}h7v6a2.5 2.5 0 0 1-2.5 2.5h-2a2.5 2.5 0 0 1-2.5-2.5z`,
      className: 'fill-partial',
    },
  },
  wrong: {
    box: 'fill-wrong stroke-wrong',
    mark: {
      path: (x) => `M${x + 2.2} 6.2l3.6 5.6m0-5.6l-3.6 5.6`,
      className: 'stroke-surface [stroke-linecap:round] [stroke-width:1.4]',
    },
  },
  missed: { box: 'fill-sunken stroke-line-field' },
  unjudged: { box: 'fill-none stroke-line-field [stroke-dasharray:2_2]' },
};

const boxPath = (x: number) =>
  `M${x + 3} .5h2a2.5 2.5 0 0 1 2.5 2.5v12a2.5 2.5 0 0 1-2.5 2.5h-2a2.5 2.5 0 0 1-2.5-2.5v-12a2.5 2.5 0 0 1 2.5-2.5z`;

/** A pip for each point, by its verdict. Shapes and words beside the colours; pips of one look are one path. */
export function Pips({ points }: { points: readonly Pick<Point, 'id' | 'verdict'>[] }) {
  return (
    <svg
      role="img"
      aria-label={verdictCounts(points)}
      width={points.length * (width + gap) - gap}
      height={height}
      className="block shrink-0"
    >
      {Object.entries(looks).map(([verdict, { box, mark }]) => {
        const places = points.flatMap((point, index) => (point.verdict === verdict ? index * (width + gap) : []));
        if (places.length === 0) return null;
        return (
          <Fragment key={verdict}>
            <path d={places.map(boxPath).join('')} className={box} />
            {mark && <path d={places.map(mark.path).join('')} className={mark.className} />}
          </Fragment>
        );
      })}
    </svg>
  );
}
