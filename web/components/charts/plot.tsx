import type { ReactNode } from 'react';

/** A label: `x` in percent of the width, or `y` in px from the top. */
interface Label {
  at: number;
  text: string;
  /** Left out on phones. */
  wideOnly?: boolean;
}

/** The frame of a chart. Inside, x is in percent of its width and y in px from the top, so that it fills any width and its text stays upright. */
export function Plot({
  height,
  ticks,
  feet,
  children,
  label,
}: {
  height: number;
  /** Gridlines with their labels, beside the chart. */
  ticks: readonly Label[];
  /** Labels under it. */
  feet: readonly Label[];
  children: ReactNode;
  /** Names the picture where nothing else does. */
  label?: string;
}) {
  return (
    <div className="pl-10">
      <svg
        width="100%"
        height={height + 22}
        className="block overflow-visible text-2xs"
        {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      >
        {ticks.map(({ at, text }) => (
          <g key={text}>
            <line x1="0" x2="100%" y1={at} y2={at} className="stroke-line" />
            <text x="0" dx="-8" y={at} dy="0.35em" textAnchor="end" className="num fill-ink-3">
              {text}
            </text>
          </g>
        ))}
        {feet.map(({ at, text, wideOnly }) => (
          <text
            key={`${at} ${text}`}
            x={`${at}%`}
            y={height + 17}
            textAnchor={at < 4 ? 'start' : at > 98 ? 'end' : 'middle'}
            className={`num fill-ink-3 ${wideOnly === true ? 'max-sm:hidden' : ''}`}
          >
            {text}
          </text>
        ))}
        {children}
      </svg>
    </div>
  );
}
