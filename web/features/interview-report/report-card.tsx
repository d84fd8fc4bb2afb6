import { type ReactNode, useId } from 'react';
import { Card } from '../../components/card.tsx';

/** A section of the report: its name, then its figures. */
export function ReportCard({
  title,
  aside,
  children,
  className = '',
}: {
  title: string;
  /** After the title, quieter. */
  aside?: string;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <Card
      aria-labelledby={id}
      className={`paper-flow grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 p-5 md:p-6 ${className}`}
    >
      <h2 id={id} className="font-semibold">
        {title}
        {aside && <span className="font-normal text-ink-3"> ({aside})</span>}
      </h2>
      {children}
    </Card>
  );
}
