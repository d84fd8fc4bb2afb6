import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import { useSession } from '../../hooks/use-session.ts';

/** So many columns stand beside each other. */
const atATime = 5;

export type AnswersPart = Awaited<ReturnType<typeof api.listQuestionAttempts>>;
export type EarlierAnswer = AnswersPart['items'][number];

/** The learner’s answers to a question, newest first, a few at a time. */
export function useAnswers(questionId: string) {
  const session = useSession();
  return useInfiniteQuery({
    queryKey: ['answers', questionId],
    queryFn: ({ pageParam }) =>
      api.listQuestionAttempts({ params: { questionId }, query: { limit: atATime, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchOnMount: 'always',
    enabled: session.data != null,
  });
}
