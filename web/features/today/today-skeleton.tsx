import { Loading, Skeleton } from '../../components/skeleton.tsx';

/** The shape of Today while it is asked for. */
export function TodaySkeleton() {
  return (
    <Loading label="Loading what is due" className="grid gap-6">
      <div className="grid gap-5 rounded-card border border-line bg-surface p-6 md:p-9">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-10 w-full max-w-md" />
        <Skeleton className="h-10 w-2/3 max-w-xs" />
        <Skeleton className="h-4 w-full max-w-lg" />
        <Skeleton className="mt-2 h-11 w-28 rounded-control" />
      </div>
      <div className="grid gap-4 rounded-card border border-line bg-surface p-6">
        <Skeleton className="h-4 w-28" />
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-5 w-full" />
      </div>
    </Loading>
  );
}
