import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';

/** The shape of Progress while it is read. */
export function ProgressSkeleton() {
  return (
    <div className="grid gap-8">
      <PageHeading title="Progress" eyebrow="Progress">
        <span className="sr-only">Loading your progress</span>
        <span aria-hidden className="shimmer inline-block h-[0.8em] w-120 max-w-full rounded-small bg-line" />
      </PageHeading>
      <Loading label="Loading your progress" className="grid gap-6">
        <CardSkeleton lines={6} />
        <Skeleton className="h-64 w-full rounded-card" />
        <Skeleton className="h-64 w-full rounded-card" />
      </Loading>
    </div>
  );
}
