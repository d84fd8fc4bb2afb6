/** A bar with a line across it where it is compared, both 0..1; what it says is said beside it. */
export function MarkedBar({ value, mark }: { value: number; mark: number | null }) {
  return (
    <div aria-hidden className="relative h-2 rounded-full bg-sunken ring-1 ring-line ring-inset">
      <i className="absolute inset-y-0 left-0 rounded-full bg-accent" style={{ width: `${percentOf(value)}%` }} />
      {mark !== null && (
        <i
          className="absolute -inset-y-0.5 w-[3px] -translate-x-1/2 rounded-sm bg-ink ring-1 ring-surface"
          style={{ left: `${percentOf(mark)}%` }}
        />
      )}
    </div>
  );
}

const percentOf = (share: number) => Math.min(1, Math.max(0, share)) * 100;
