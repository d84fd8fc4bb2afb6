import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { InterviewReport } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import type { Owner } from './owner.ts';
import { type GivenVerdict, withVerdicts } from './report-attempt.ts';
import { reportQuery } from './use-report.ts';

export type Judge = (attemptId: string, verdicts: readonly GivenVerdict[]) => void;

/**
 * Records the learner’s verdicts in the report: they show at once, are sent in order, and the scores follow when all are
 * saved. `answersNow`: the answers with all of them, also between two keys that are pressed before the page shows the first.
 */
export function useJudge(interviewId: string, report: InterviewReport): Pick<Owner, 'judge' | 'answersNow'> {
  const queryClient = useQueryClient();
  const { queryKey } = reportQuery(interviewId);
  const mutationKey = ['judge', interviewId];
  const { mutate } = useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: ({ attemptId, verdicts }: { attemptId: string; verdicts: GivenVerdict[] }) =>
      api.recordVerdicts({ params: { attemptId }, body: { verdicts } }),
    onError: (error) => toast(`Not saved: ${messageOf(error)}`, { tone: 'problem' }),
    onSettled: async () => {
      if (queryClient.isMutating({ mutationKey }) > 1) return;
      for (const name of ['queue', 'progress', 'interviews']) void queryClient.invalidateQueries({ queryKey: [name] });
      await queryClient.invalidateQueries({ queryKey });
    },
  });
  const judge: Judge = (attemptId, verdicts) => {
    // A report on its way was asked for before this verdict.
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(
      queryKey,
      (known) => known && withVerdicts(known, attemptId, verdicts, new Date().toISOString()),
    );
    mutate({ attemptId, verdicts: [...verdicts] });
  };
  return { judge, answersNow: () => (queryClient.getQueryData(queryKey) ?? report).answers };
}
