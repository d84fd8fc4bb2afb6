import type { ReactNode } from 'react';

/** A small fact beside a title. */
export function Chip({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'accent' }) {
  const look = tone === 'accent' ? 'bg-accent-soft text-accent' : 'bg-sunken text-ink-2';
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-2xs font-[550] whitespace-nowrap ${look}`}
    >
      {children}
    </span>
  );
}
