import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Interview } from '../../api-types.ts';
import { InterviewRun } from './interview-run.ts';
import { isOver } from './interview-time.ts';
import { tabId } from './tab-id.ts';
import { keepInterview } from './use-interviews.ts';

/** Goes through an interview while the component is mounted; what the page shows of it elsewhere follows at the end. */
export function useInterviewRun(userId: string, interview: Interview) {
  const queryClient = useQueryClient();
  const [run] = useState(() => new InterviewRun(userId, tabId(), interview));
  const state = useSyncExternalStore(run.subscribe, run.state);
  useEffect(() => run.open(), [run]);
  useEffect(() => {
    if (isOver(state.interview)) keepInterview(queryClient, state.interview);
  }, [queryClient, state.interview]);
  return { run, state };
}
