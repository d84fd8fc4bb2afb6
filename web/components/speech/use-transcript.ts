import { useMutation } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

/** Has a recording transcribed by the server. */
export const useTranscript = (questionId: string) =>
  useMutation({
    mutationFn: ({ sound, durationMs }: { sound: Blob; durationMs: number }) =>
      api.createTranscript({ file: sound, query: { durationMs, questionId } }),
  });
