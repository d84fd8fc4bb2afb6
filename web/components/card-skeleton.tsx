import { Skeleton } from './skeleton.tsx';

const widths = ['w-2/5', 'w-11/12', 'w-full', 'w-3/5', 'w-1/3'];

/** A sheet with lines where its text will be. */
export function CardSkeleton({ lines = 4, className = '' }: { lines?: number; className?: string }) {
  return (
    <div className={`grid content-start gap-3 rounded-card border border-line bg-surface p-5 md:p-6 ${className}`}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={`${index === 0 ? 'mb-1 h-6' : 'h-4'} ${widths[index % widths.length]}`} />
      ))}
    </div>
  );
}
