import { type InfiniteData, infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Review } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { formatWhen } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';

type Page = Awaited<ReturnType<typeof api.listReviews>>;
const atATime = 10;

/** The review log, newest first, a page at a time. */
export const historyQuery = infiniteQueryOptions({
  queryKey: ['reviews'],
  queryFn: ({ pageParam }) => api.listReviews({ query: { limit: atATime, cursor: pageParam } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** Takes a review out of the log, or puts it back, and says when its card now comes. */
export function useUndoReview() {
  const queryClient = useQueryClient();
  const clock = useStudyClock();
  const mutation = useMutation({
    mutationFn: ({ review, undo }: { review: Review; undo: boolean }) => {
      const call = undo ? api.undoReview : api.redoReview;
      return call({ params: { reviewId: review.id } });
    },
    onSuccess: ({ card }, { review, undo }) => {
      queryClient.setQueryData(historyQuery.queryKey, (data) => data && mark(data, review.id, undo));
      for (const key of ['progress', 'queue', 'workload']) void queryClient.invalidateQueries({ queryKey: [key] });
      const when = formatWhen(new Date(card.due), new Date(), clock);
      const next =
        card.state === 'new'
          ? 'The question is new again.'
          : when === 'now'
            ? 'The question is due now.'
            : `The question comes back ${when}.`;
      toast(`${undo ? 'Taken out.' : 'Put back.'} ${next}`, {
        action: { label: undo ? 'Redo' : 'Undo', run: () => mutation.mutate({ review, undo: !undo }) },
      });
    },
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
  });
  return mutation;
}

const mark = <T>(data: InfiniteData<Page, T>, id: string, undone: boolean): InfiniteData<Page, T> => ({
  ...data,
  pages: data.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === id ? { ...item, undone } : item)),
  })),
});
