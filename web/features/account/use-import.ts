import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { ImportedPackage, ImportedReviews } from '../../api-types.ts';
import { isCsv } from './import-words.ts';

/** What an import added; `questionsAdded` and `remarks` of a package alone. */
export type ImportResult = ImportedReviews & Partial<Pick<ImportedPackage, 'questionsAdded' | 'remarks'>>;

/** Every deck, to choose one. */
export const useAllDecks = () => useQuery({ queryKey: ['decks', 'all'], queryFn: () => api.listDecks() });

/** Sends a file; what it added is on every page afterwards. */
export function useImport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, deckId }: { file: File; deckId: string | undefined }): Promise<ImportResult> =>
      isCsv(file.name)
        ? api.importReviews({ query: { deckId }, file: new Blob([file], { type: 'text/csv' }) })
        : api.importAnki({ file: new Blob([file], { type: 'application/octet-stream' }) }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
