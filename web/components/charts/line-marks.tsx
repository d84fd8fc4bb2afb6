/** A value on a plot: x in percent, y in px. */
export interface Spot {
  x: number;
  y: number;
}

/** A line through values. (A path knows no percent, so each stretch is a line of its own.) */
export function LineMarks({ spots, className = 'stroke-accent' }: { spots: readonly Spot[]; className?: string }) {
  return spots.slice(1).map(({ x, y }, index) => {
    const from = spots[index] ?? { x, y };
    return (
      <line
        key={x}
        x1={`${from.x}%`}
        y1={from.y}
        x2={`${x}%`}
        y2={y}
        strokeWidth={2}
        strokeLinecap="round"
        className={className}
      />
    );
  });
}
