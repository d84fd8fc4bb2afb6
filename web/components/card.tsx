import type { ComponentProps } from 'react';

/** A sheet of paper. Give it an `aria-label` or `aria-labelledby` when it is a section of its own. */
export function Card({ className = '', ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={`rounded-card border border-line bg-surface shadow-card ${className}`} />;
}
