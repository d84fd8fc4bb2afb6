/** A line or block in the shape of what comes; hidden from screen readers. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <div aria-hidden className={`shimmer rounded-small bg-line ${className}`} />;
}

/** Wraps the skeletons of a page or section, and says once that it loads. */
export function Loading({
  label,
  children,
  className = '',
}: {
  label: string;
  children: React.ReactNode;
  className?: string;
}) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

/** What stands in while a page’s code arrives. */
export function PageSkeleton() {
  return (
    <Loading label="Loading the page" className="grid gap-4">
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-9 w-full max-w-md" />
      <Skeleton className="mt-4 h-56 w-full rounded-card" />
    </Loading>
  );
}
