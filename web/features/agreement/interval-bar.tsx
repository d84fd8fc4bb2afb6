/** A κ with its interval on a scale from −1 to 1, 0 marked; the words stand beside it. */
export function IntervalBar({ value, interval }: { value: number | null; interval: [number, number] | null }) {
  const x = (at: number) => `${(at + 1) * 50}%`;
  return (
    <svg width="100%" height="14" aria-hidden className="block min-w-28 overflow-visible">
      <line x1="0" x2="100%" y1="7" y2="7" className="stroke-line-strong" />
      <line x1="50%" x2="50%" y1="1" y2="13" className="stroke-line-field" />
      {interval !== null && (
        <line
          x1={x(interval[0])}
          x2={x(interval[1])}
          y1="7"
          y2="7"
          strokeWidth={4}
          strokeLinecap="round"
          className="stroke-accent/55"
        />
      )}
      {value !== null && <circle cx={x(value)} cy="7" r="4.5" className="fill-accent stroke-surface" />}
    </svg>
  );
}
