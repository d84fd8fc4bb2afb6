import { type ReactNode, useId } from 'react';
import { Card } from '../../components/card.tsx';

/** A section of Progress: its name, how it stands in words, then the figures. */
export function ProgressCard({
  title,
  words,
  children,
  className = '',
}: {
  title: string;
  words?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <Card
      aria-labelledby={id}
      className={`grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 p-5 md:p-6 ${className}`}
    >
      <div className="grid max-w-2xl gap-1.5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {words && <div className="text-ink-2">{words}</div>}
      </div>
      {children}
    </Card>
  );
}
