import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api } from '../api-client.ts';
import { requestFile } from '../api-error.ts';
import { recordingName, type RecordingStanding, recordingsOf } from '../recording-outbox.ts';
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

/** Which recording: of an answer, or in an interview of a part of it. */
export interface OfAnswer {
  attemptId: string;
  part: number;
}

/** What became of a recording since the page was opened; undefined where nothing did. */
export function useRecordingStanding({ attemptId, part }: OfAnswer): RecordingStanding | undefined {
  const outbox = recordingsOf(useSession().data?.user.id ?? '');
  const standing = () => outbox.standingOf(recordingName(attemptId, part));
  return useSyncExternalStore(outbox.subscribe, standing, () => undefined);
}

const keyOf = ({ attemptId, part }: OfAnswer) => ['recording', attemptId, part];

/** The recording of one’s own answer from the server, once it is asked for. */
export const useKeptRecording = (of: OfAnswer, enabled: boolean) =>
  useQuery({
    queryKey: keyOf(of),
    queryFn: () => requestFile(`/api/v1/attempts/${encodeURIComponent(of.attemptId)}/recording?part=${of.part}`),
    enabled,
    staleTime: Infinity,
  });

/** Removes the recording of one’s own answer from the server. */
export function useRemoveRecording(of: OfAnswer) {
  const { attemptId, part } = of;
  const queryClient = useQueryClient();
  const userId = useSession().data?.user.id ?? '';
  return useMutation({
    mutationFn: () => api.deleteRecording({ params: { attemptId }, query: { part } }),
    onSuccess: () => {
      recordingsOf(userId).removed(recordingName(attemptId, part));
      queryClient.removeQueries({ queryKey: keyOf(of) });
      void queryClient.invalidateQueries({ queryKey: ['answers'] });
    },
  });
}
