import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../api-client.ts';
import type { Attempt, Grading, GradingResult } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { useGraders } from '../../hooks/use-graders.ts';
import { followGrading } from './follow-grading.ts';
import { gradingUnderWay, withOneMore, withResults } from './live-grading.ts';
import type { Practice } from './use-practice.ts';

/** Until an attempt that could not be read is asked for again, and a stream that ended early is taken up again. */
const pauseMs = 3000;

const nothingYet: readonly GradingResult[] = [];

/** Grading by the model the operator set up, if one is: starts it, follows it point by point, also after a reload. */
export function useGrading(attempt: Attempt, { dispatch, refresh }: Practice) {
  const queryClient = useQueryClient();
  const llm = useGraders().data?.llm ?? null;
  /** What is spent of the month’s money may have changed. */
  const askAnew = () => queryClient.invalidateQueries({ queryKey: ['graders'] });
  const underWay = gradingUnderWay(attempt);
  const [live, setLive] = useState<{ gradingId: string; results: readonly GradingResult[] } | null>(null);
  const [turn, setTurn] = useState(0);
  const { id: attemptId } = attempt;
  const gradingId = underWay?.id;

  useEffect(() => {
    if (gradingId === undefined) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const readAgain = async () => {
      const isOver = await refresh(attemptId).then(
        (read) => read !== null && gradingUnderWay(read)?.id !== gradingId,
        () => false,
      );
      if (isOver) void askAnew();
      else pause = setTimeout(() => setTurn((n) => n + 1), pauseMs);
    };
    const stop = followGrading(attemptId, gradingId, {
      onPoint: (result) =>
        setLive((before) => ({
          gradingId,
          results: withOneMore(before?.gradingId === gradingId ? before.results : nothingYet, result),
        })),
      onEnd: () => void readAgain(),
    });
    return () => {
      clearTimeout(pause);
      stop();
    };
    // refresh is made anew at each render; who is graded decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [attemptId, gradingId, turn]);

  const start = useMutation({
    mutationFn: () => api.startGrading({ params: { attemptId } }),
    // Followed like any other, though it is done already where the same answer was graded before.
    onSuccess: (grading) =>
      dispatch({ type: 'grading-started', attemptId, grading: { ...grading, status: 'running', results: [] } }),
    onError: askAnew,
  });

  const results = resultsOf(underWay, live);
  const soFar = useMemo(
    () => (underWay === undefined ? attempt : withResults(attempt, underWay, results, llm?.model ?? null)),
    [attempt, underWay, results, llm?.model],
  );
  return {
    llm,
    underWay,
    /** Points that the grading under way has spoken of. */
    graded: new Set(results.map(({ pointId }) => pointId)),
    /** With what it said so far. */
    attempt: soFar,
    start: () => start.mutate(),
    isStarting: start.isPending,
    problem: start.isError ? messageOf(start.error) : null,
  };
}
export type GradingOfAttempt = ReturnType<typeof useGrading>;

function resultsOf(
  underWay: Grading | undefined,
  live: { gradingId: string; results: readonly GradingResult[] } | null,
): readonly GradingResult[] {
  if (underWay === undefined) return nothingYet;
  return live?.gradingId === underWay.id ? live.results : underWay.results;
}
