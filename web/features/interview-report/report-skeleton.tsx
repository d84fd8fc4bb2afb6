import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';

/** The shape of a report while it comes. */
export function ReportSkeleton() {
  return (
    <Loading label="Loading the report" className="grid gap-7">
      <div className="grid gap-3">
        <Skeleton className="h-4 w-64" />
        <Skeleton className="h-10 w-full max-w-xl" />
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <CardSkeleton lines={7} />
        <CardSkeleton lines={7} />
      </div>
      <CardSkeleton lines={6} />
    </Loading>
  );
}
