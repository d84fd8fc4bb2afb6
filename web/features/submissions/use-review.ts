import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import type { Submission } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import { newId } from '../../new-id.ts';
import { submissionsKey } from './use-submissions.ts';

export const submissionKey = (userId: string, assignmentId: string) => ['submission', userId, assignmentId] as const;

/** The lease runs ten minutes. */
const renewMs = 4 * 60_000;

/** A hand-in under review: held while its page is open, given back or finished from it. */
export function useReview(cohortId: string, userId: string, assignmentId: string) {
  const queryClient = useQueryClient();
  const params = { userId, assignmentId };
  const queryKey = submissionKey(userId, assignmentId);
  const changed = (submission: Submission) => {
    queryClient.setQueryData(queryKey, submission);
    void queryClient.invalidateQueries({ queryKey: submissionsKey(cohortId) });
    void queryClient.invalidateQueries({ queryKey: ['comments', userId, assignmentId] });
  };
  const submission = useQuery({ queryKey, queryFn: () => api.getSubmission({ params }), refetchOnMount: 'always' });
  const read = submission.data && { take: submission.data.take };
  return {
    submission,
    lock: useLock(params, submission.data?.cohort.archived === false),
    finish: useMutation({
      mutationFn: () => api.finishReview({ params, ...(read && { body: read }) }),
      onSuccess: changed,
      onError: (error) => toast(`Not marked as reviewed: ${messageOf(error)}`, { tone: 'problem' }),
    }),
    giveBack: useMutation({
      mutationFn: ({ text, grantTake }: { text: string; grantTake: boolean }) =>
        api.returnSubmission({ params, body: { id: newId(), text, grantTake, ...read } }),
      onSuccess: changed,
    }),
  };
}

/** Who has it instead, and a way to take it over. */
export interface Lock {
  /** Says which other coach has it; null while it is ours. */
  problem: string | null;
  takeOver: () => void;
}

/** Holds a hand-in while the page is open, if it may be reviewed. */
function useLock({ userId, assignmentId }: { userId: string; assignmentId: string }, isOpen: boolean): Lock {
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isOpen) return undefined;
    const params = { userId, assignmentId };
    let left = false;
    const hold = async (takeOver: boolean) => {
      try {
        await api.lockSubmission({ params, body: { takeOver } });
        if (!left) setProblem(null);
      } catch (error) {
        // Any other failure shows where something is saved.
        if (!left && error instanceof ApiError && error.status === 409) setProblem(error.message);
      }
    };
    void hold(tries > 0);
    const timer = setInterval(() => void hold(false), renewMs);
    return () => {
      left = true;
      clearInterval(timer);
      void api.unlockSubmission({ params, keepalive: true }).catch(() => undefined);
    };
  }, [userId, assignmentId, isOpen, tries]);
  return { problem, takeOver: () => setTries(tries + 1) };
}
