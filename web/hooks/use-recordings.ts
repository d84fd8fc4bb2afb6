import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api } from '../api-client.ts';
import { requestFile } from '../api-error.ts';
import { type RecordingStanding, recordingsOf } from '../recording-outbox.ts';
import { useMe } from './use-me.ts';
import { useSession } from './use-session.ts';

/** Sends the recordings that wait on this device, wherever in the page its learner is. */
export function useSendRecordings() {
  const { data: me } = useMe();
  const { id, keepRecordings } = me ?? {};
  useEffect(() => {
    if (id === undefined || keepRecordings === undefined) return;
    return recordingsOf(id).start(keepRecordings);
  }, [id, keepRecordings]);
}

/** What became of an answer’s recording since the page was opened; undefined where nothing did. */
export function useRecordingStanding(attemptId: string): RecordingStanding | undefined {
  const outbox = recordingsOf(useSession().data?.user.id ?? '');
  return useSyncExternalStore(outbox.subscribe, () => outbox.standingOf(attemptId));
}

/** The recording of one’s own answer from the server, once it is asked for. */
export const useKeptRecording = (attemptId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['recording', attemptId],
    queryFn: () => requestFile(`/api/v1/attempts/${encodeURIComponent(attemptId)}/recording`),
    enabled,
    staleTime: Infinity,
  });

/** Removes the recording of one’s own answer from the server. */
export function useRemoveRecording(attemptId: string) {
  const queryClient = useQueryClient();
  const userId = useSession().data?.user.id ?? '';
  return useMutation({
    mutationFn: () => api.deleteRecording({ params: { attemptId } }),
    onSuccess: () => {
      recordingsOf(userId).removed(attemptId);
      queryClient.removeQueries({ queryKey: ['recording', attemptId] });
      void queryClient.invalidateQueries({ queryKey: ['answers'] });
    },
  });
}
