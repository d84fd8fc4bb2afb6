/** A bar with a line across it where it is compared, both 0..1; what it says is said beside it. */
export function MarkedBar({ value, mark }: { value: number; mark: number | null }) {
  return (
    <div className="h-2 rounded-full bg-sunken ring-1 ring-line ring-inset">
      <svg aria-hidden width="100%" height="8" className="block overflow-visible">
        <rect rx="4" width={percentOf(value)} height="8" className="fill-accent" />
        {mark !== null && (
          <rect
            x={percentOf(mark)}
            y="-2"
            rx="1.5"
            width="3"
            height="12"
            strokeWidth="1"
            className="-translate-x-[1.5px] fill-ink stroke-surface [paint-order:stroke]"
          />
        )}
      </svg>
    </div>
  );
}

const percentOf = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
