import { useId, type ReactNode } from 'react';
import { Card } from '../../components/card.tsx';

/** One part of a cohort’s dashboard. */
export function DashboardCard({ title, words, children }: { title: string; words?: string; children?: ReactNode }) {
  const id = useId();
  return (
    <Card aria-labelledby={id} className="grid content-start gap-3 p-5">
      <header className="grid gap-1">
        <h2 id={id} className="font-[550]">
          {title}
        </h2>
        {words !== undefined && <p className="text-sm text-ink-3">{words}</p>}
      </header>
      {children}
    </Card>
  );
}
