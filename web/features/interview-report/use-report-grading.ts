import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api-client.ts';
import type { Interview } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import { reportQuery } from './use-report.ts';

/** Until a stream that ended early is taken up again. */
const pauseMs = 3000;

/** Follows the model while it grades the answers of an interview, and reads the report again with each that is done. */
export function useReportGrading(interviewId: string, underWay: boolean): void {
  const queryClient = useQueryClient();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!underWay) return;
    const readAgain = () => queryClient.invalidateQueries({ queryKey: reportQuery(interviewId).queryKey });
    const source = new EventSource(`/api/v1/interviews/${encodeURIComponent(interviewId)}/events`);
    let pause: ReturnType<typeof setTimeout> | undefined;
    let known: string | undefined;
    source.addEventListener('interview', ({ data }: MessageEvent<string>) => {
      // The cast: the server sends what its contract says of an interview.
      const now = JSON.stringify((JSON.parse(data) as Interview).grading);
      // The first one says how it stands, which the report may be older than.
      if (now !== known) void readAgain();
      known = now;
    });
    // Closed for good: it is over, or the server refused.
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      void readAgain();
      pause = setTimeout(() => setTurn((n) => n + 1), pauseMs);
    });
    return () => {
      clearTimeout(pause);
      source.close();
    };
  }, [interviewId, underWay, turn, queryClient]);
}

/** Has the model grade an answer at another try. */
export function useGradeAgain(interviewId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (attemptId: string) => api.startGrading({ params: { attemptId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: reportQuery(interviewId).queryKey }),
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
  });
}
