import { useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Attempt } from '../../api-types.ts';
import { useCohorts } from '../coach/use-cohorts.ts';

/** So many of the last answers to a question are looked through. */
const most = 10;

/** The answer of which a coach’s words matter now: the one just handed in, else the last to its question that a coach read. */
export function useCoachSaid({ id, questionId, pointId, points, comments }: Attempt) {
  const learns = useCohorts().data?.items.some(({ role }) => role === 'learner') ?? false;
  const { data } = useQuery({
    queryKey: ['answers', questionId, 'coached'],
    queryFn: () => api.listQuestionAttempts({ params: { questionId }, query: { limit: most } }),
    enabled: learns && pointId === null,
    refetchOnMount: 'always',
  });
  if (comments.total > 0 || points.some(({ history }) => history.some(({ by }) => by === 'coach')))
    return { attemptId: id, earlier: null };
  const read = data?.items.find((answer) => answer.coached && answer.id !== id);
  return read ? { attemptId: read.id, earlier: read.handedInAt } : null;
}
