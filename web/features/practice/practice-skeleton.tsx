import { Loading, Skeleton } from '../../components/skeleton.tsx';

/** The shape of a question while it is asked for. */
export function PracticeSkeleton() {
  return (
    <Loading label="Loading the next question" className="grid gap-6">
      <Skeleton className="h-4 w-64" />
      <div className="grid gap-3">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="h-8 w-full max-w-2xl" />
        <Skeleton className="h-8 w-3/5 max-w-xl" />
      </div>
      <div className="grid gap-4 rounded-card border border-line bg-surface p-6">
        <Skeleton className="h-44 w-full" />
        <Skeleton className="h-11 w-32 rounded-control" />
      </div>
    </Loading>
  );
}
