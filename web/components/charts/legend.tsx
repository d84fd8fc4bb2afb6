import type { ReactNode } from 'react';

/** What the shapes of a chart mean: each `mark` is drawn in a box of 14 by 14. */
export function Legend({ items }: { items: readonly { mark: ReactNode; text: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm text-ink-2">
      {items.map(({ mark, text }) => (
        <li key={text} className="flex items-center gap-2">
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden className="shrink-0">
            {mark}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
