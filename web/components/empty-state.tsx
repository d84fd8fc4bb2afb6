import type { ReactNode } from 'react';

/** Nothing here: says why and, in `children`, what to do next. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-3 rounded-card border border-dashed border-line-strong p-6 md:p-8">
      <h2 className="font-serif text-xl leading-snug">{title}</h2>
      {children && <div className="max-w-xl text-ink-2">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}
