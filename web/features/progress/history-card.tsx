import { useInfiniteQuery } from '@tanstack/react-query';
import type { Review } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { formatDay, studyDayOf } from '../../format.ts';
import { HistoryRow } from './history-row.tsx';
import { ProgressCard } from './progress-card.tsx';
import { historyQuery, useUndoReview } from './use-history.ts';

/** Every answer that was rated, newest first, each with undo or redo. */
export function HistoryCard() {
  const history = useInfiniteQuery({ ...historyQuery, refetchOnMount: 'always' });
  const undo = useUndoReview();
  const reviews = history.data?.pages.flatMap(({ items }) => items) ?? [];
  if (history.isSuccess && reviews.length === 0) return null;
  return (
    <ProgressCard
      title="History"
      words="Undo takes an answer out: dates, steps and the day’s count are as if it had not been given. Redo puts it back, exactly."
    >
      {history.isPending && (
        <Loading label="Loading your history" className="grid gap-3">
          <Skeleton className="h-5 w-3/4" />
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-5 w-3/4" />
        </Loading>
      )}
      {history.isError && (
        <ErrorState
          title="Your history could not be read"
          error={history.error}
          onRetry={() => void history.refetch()}
        />
      )}
      {byDay(reviews).map(({ day, items }) => (
        <section key={day} aria-label={formatDay(day)} className="grid">
          <h3 className="text-sm font-semibold text-ink-3">
            {formatDay(day)} {day.slice(0, 4)}
          </h3>
          <ul className="divide-y divide-line">
            {items.map((review) => (
              <HistoryRow
                key={review.id}
                review={review}
                busy={undo.isPending && undo.variables.review.id === review.id}
                onChange={() => undo.mutate({ review, undo: !review.undone })}
              />
            ))}
          </ul>
        </section>
      ))}
      {history.hasNextPage && (
        <Button
          className="justify-self-start"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show earlier answers
        </Button>
      )}
    </ProgressCard>
  );
}

/** In the study days that they counted for. */
function byDay(reviews: readonly Review[]): { day: string; items: Review[] }[] {
  const days: { day: string; items: Review[] }[] = [];
  for (const review of reviews) {
    const day = studyDayOf(new Date(review.reviewedAt), review);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(review);
    else days.push({ day, items: [review] });
  }
  return days;
}
