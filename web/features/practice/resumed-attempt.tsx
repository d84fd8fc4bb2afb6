import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import type { Attempt } from '../../api-types.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { newDraft, readDraft, writeDraft } from './drafts.ts';

/** An answer that was handed in on an earlier visit and never rated: brings its result back. */
export function ResumedAttempt({
  userId,
  cardId,
  onFound,
}: {
  userId: string;
  cardId: string;
  onFound: (attempt: Attempt) => void;
}) {
  const { attemptId } = readDraft(userId, cardId);
  const found = useQuery({
    queryKey: ['attempts', attemptId],
    queryFn: async () => {
      try {
        return await api.getAttempt({ params: { attemptId } });
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
  });
  useEffect(() => {
    if (found.data) onFound(found.data);
    // onFound is made anew at each render; the attempt decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [found.data]);
  if (found.isError)
    return (
      <ErrorState title="Your answer could not be read back" error={found.error} onRetry={() => void found.refetch()} />
    );
  if (found.data === null) {
    const again = () => {
      writeDraft(userId, cardId, newDraft());
      location.reload();
    };
    return (
      <ErrorState
        title="This answer is no longer on the server"
        error={new Error('It may have been removed. Answer the question again.')}
        onRetry={again}
      />
    );
  }
  return (
    <Loading label="Loading your answer and its points" className="grid gap-6 lg:grid-cols-2">
      <Skeleton className="h-56 w-full rounded-card" />
      <Skeleton className="h-96 w-full rounded-card" />
    </Loading>
  );
}
