import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';

interface Props {
  /** What is read, such as “Day to read”. */
  label: string;
  /** How many values there are. */
  length: number;
  /** The value that is read before another is chosen. */
  start?: number;
  textAt: (index: number) => string;
  /** How far ← and → go where a column holds several values; ↑ and ↓ then follow the page. */
  column?: number;
  /** The drawing; what belongs to a value carries its index as `data-at`. `marked` is the value in hand, or null. */
  children: (marked: number | null) => ReactNode;
}

/** A chart whose values are read one at a time, in words below it: under the pointer, or by arrow keys and screen reader as a slider. */
export function ChartReader({ label, length, start = 0, textAt, column = 1, children }: Props) {
  const [at, setAt] = useState(start);
  const [inHand, setInHand] = useState(false);
  const shown = Math.min(inHand ? at : start, length - 1);
  const point = ({ target }: PointerEvent) => {
    const index = target instanceof Element ? target.closest('[data-at]')?.getAttribute('data-at') : null;
    if (index == null) return;
    setAt(Number(index));
    setInHand(true);
  };
  /** A finger holds what it touched first, unless that is let go: then it reads on as it moves sideways. */
  const touch = (event: PointerEvent) => {
    const { target, pointerId } = event;
    if (target instanceof Element && target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
    point(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = column === 1 ? undefined : steps(column)[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(length - 1, shown + step)));
    setInHand(true);
  };
  return (
    <div className="grid gap-3">
      <div
        className="relative touch-pan-y rounded-small has-focus-visible:outline-3 has-focus-visible:outline-offset-8 has-focus-visible:outline-accent"
        onPointerOver={point}
        onPointerDown={touch}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setInHand(false)}
      >
        {children(inHand ? shown : null)}
        <input
          type="range"
          min={0}
          max={length - 1}
          value={shown}
          aria-label={label}
          aria-valuetext={textAt(shown)}
          onFocus={() => setInHand(true)}
          onBlur={() => setInHand(false)}
          onChange={(event) => setAt(event.target.valueAsNumber)}
          onKeyDown={onKeyDown}
          className="pointer-events-none absolute inset-0 size-full opacity-0"
        />
      </div>
      {/* Screen readers hear it from the slider. */}
      <p aria-hidden className="num min-h-[2lh] text-sm text-ink-2 sm:min-h-[1lh]">
        {textAt(shown)}
      </p>
    </div>
  );
}

const steps = (column: number): Record<string, number> => ({
  ArrowLeft: -column,
  ArrowRight: column,
  ArrowUp: -1,
  ArrowDown: 1,
});
