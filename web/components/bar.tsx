/** A part of a whole as a bar, named for screen readers. */
export function Bar({
  value,
  max,
  label,
  text,
  className = '',
}: {
  value: number;
  max: number;
  label: string;
  text?: string;
  className?: string;
}) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={text}
      className={`relative h-1.5 overflow-hidden rounded-full bg-line ${className}`}
    >
      {/* Not by a style attribute, which the policy forbids in HTML that the server drew. */}
      <svg aria-hidden width="100%" height="100%" className="absolute inset-0">
        <rect rx="3" width={`${share * 100}%`} height="100%" className="fill-accent transition-[width] duration-150" />
      </svg>
    </div>
  );
}
