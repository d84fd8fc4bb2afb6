import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

/** Sends an export of Rehearse; what it brought is on every page afterwards. */
export function useImportExport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, missing }: { file: File; missing: 'refuse' | 'leave-out' }) =>
      api.importExport({ query: { missing }, file: new Blob([file], { type: 'application/zip' }) }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
